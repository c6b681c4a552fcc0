import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../domain/areas';
import { largestCount } from '../domain/counts';
import { toDay } from '../domain/days';
import { importKinds, measures } from '../domain/imports';
import { checkRows } from './check-rows';
import { findTable } from './find-table';
import { someAreas } from './fixtures/areas';
import { buildWorkbook } from './fixtures/build-workbook';
import { buildZip } from './fixtures/build-zip';
import { templateSettings } from './fixtures/settings';
import { parseFile } from './parse-file';
import { readNumber } from './read-number';

const runs = { numRuns: 300 };

async function isOutcome(bytes: Uint8Array, fileName: string): Promise<void> {
  const outcome = await parseFile({ bytes, fileName });
  if (outcome.ok) expect(outcome.sheets.some((sheet) => sheet.rows.length > 0)).toBe(true);
  else expect([413, 415, 422]).toContain(outcome.problem.status);
}

describe('whatever the bytes, the outcome is rows or a problem', () => {
  const names = fc.constantFrom('a.csv', 'a.xlsx', 'a', 'a.txt', '');

  test('any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), names, isOutcome), runs);
  });

  test('any text', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '1', ';', ',', '\t', '"', '\n', '\r', ' ', 'é', '<', '{', '\u0000', '\ufeff'),
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(text, names, (value, name) => isOutcome(new TextEncoder().encode(value), name)),
      runs,
    );
  });

  test('a workbook with any byte changed', async () => {
    const whole = buildWorkbook({ sheets: { R: '<row r="1"><c r="A1"><v>1</v></c></row>' } });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return isOutcome(bytes, 'a.xlsx');
      }),
      runs,
    );
  });

  test('a workbook of any XML', async () => {
    const piece = fc.constantFrom(
      '<row r="1">',
      '</row>',
      '<c r="A1" t="s">',
      '<c t="inlineStr">',
      '</c>',
      '<v>',
      '</v>',
      '<v>1e400</v>',
      '1',
      '<is><t>',
      '</t></is>',
      '<c r="ZZZZZZZZ9"/>',
      '&amp;',
      '&x;',
      '<',
      '>',
      '"',
      '<!--',
      '-->',
      '<f>',
      '</f>',
      '<row r="-1"/>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), (pieces) =>
        isOutcome(buildWorkbook({ sheets: { R: pieces.join('') } }), 'a.xlsx'),
      ),
      runs,
    );
  });

  test('an archive of any files', async () => {
    const name = fc.constantFrom('[Content_Types].xml', 'xl/workbook.xml', '_rels/.rels', 'xl/styles.xml', '../x', '');
    const file = fc.record({
      name,
      content: fc.constantFrom('', '<a/>', '<workbook><sheets><sheet/></sheets></workbook>', 'x'),
      stored: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 6 }), (files) => isOutcome(buildZip(files), 'a.xlsx')),
      runs,
    );
  });
});

const cell = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '32.15',
    '3215032001',
    '32.15.03',
    '33.13',
    'Jumlah',
    '2021-04-12',
    '12 April 2021',
    '734.768',
    '3,5',
    '-',
    '__proto__',
    'kode',
    'online',
    'target',
    'tanggal',
  ),
);

test('whatever the table, rows are accepted, refused or empty, and facts are whole and inside the scope', () => {
  const header = fc.shuffledSubarray(
    ['kode', 'wilayah', 'tanggal', 'online', 'manual', 'jumlah', 'terdata', 'target', 'kader', '__proto__', 'kode'],
    { minLength: 1 },
  );
  const rows = fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 20 });
  const scope = rangeOfCode('32.15');
  const campaign = {
    startDay: toDay('2021-04-01'),
    lastReportableDay: toDay('2021-05-31'),
    today: toDay('2021-04-12'),
  };
  fc.assert(
    fc.property(
      header,
      rows,
      fc.constantFrom(...importKinds),
      fc.constantFrom(null, toDay('2021-04-12')),
      (first, rest, kind, asOf) => {
        const settings = { ...templateSettings, asOf };
        const sheet = {
          name: '',
          hidden: false,
          rows: [first, ...rest].map((cells, at) => ({ number: at + 1, cells })),
        };
        const found = findTable({ sheets: [sheet], kind, settings });
        if (!found.ok) return;
        const checked = checkRows({ table: found.table, settings, kind, campaign, areas: someAreas, scope });
        expect(checked.acceptedRows + checked.refusedRows).toBeLessThanOrEqual(checked.rowCount);
        expect(checked.refusedRows === 0).toBe(checked.refused.length === 0);
        const refusedRows = new Set(checked.refused.map((refusal) => refusal.row));
        const keys = new Set<string>();
        for (const fact of checked.facts) {
          expect(refusedRows.has(fact.row)).toBe(false);
          expect(measures).toContain(fact.measure);
          expect(Number.isInteger(fact.value) && fact.value >= 0 && fact.value <= largestCount).toBe(true);
          expect(fact.area >= scope.lo && fact.area <= scope.hi).toBe(true);
          expect(fact.day === null).toBe(fact.measure.startsWith('target.'));
          keys.add(`${fact.area} ${fact.day} ${fact.measure}`);
        }
        expect(keys.size).toBe(checked.facts.length);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a whole number is read back however it is written', () => {
  const forms = [
    (value: number) => String(value),
    (value: number) => value.toLocaleString('id-ID'),
    (value: number) => value.toLocaleString('en-US'),
    (value: number) => ` ${value} `,
    (value: number) => value,
  ];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: largestCount }), fc.constantFrom(...forms), (value, write) => {
      expect(readNumber(write(value), largestCount)).toEqual({ ok: true, value });
    }),
  );
});
