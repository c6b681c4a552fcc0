import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../domain/areas';
import { largestCount } from '../../domain/counts';
import { toDay } from '../../domain/days';
import { importKinds, measures } from '../../domain/imports';
import { someAreas } from '../fixtures/areas';
import { buildWorkbook } from '../fixtures/build-workbook';
import { buildZip } from '../fixtures/build-zip';
import { templateSettings } from '../fixtures/settings';
import { parseFile } from '../read/parse-file';
import { findTables } from '../table/find-table';
import { readNumber } from '../table/read-number';
import { checkRows } from './check-rows';

/** Every run draws anew, so runs add up; `--long` makes more of them at once. */
const timesLonger = process.env.KEJAR_LONG ? 10 : 1;
const runs = { numRuns: 300 * timesLonger };

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
        const found = findTables({ sheets: [sheet], kind, settings, campaign });
        if (!found.ok) return;
        const checked = checkRows({ tables: found.tables, settings, kind, campaign, areas: someAreas, scope });
        expect(checked.acceptedRows + checked.refusedRows).toBeLessThanOrEqual(checked.rowCount);
        expect(checked.refusedRows === 0).toBe(checked.refused.length === 0);
        const refusedRows = new Set(checked.refused.map((refusal) => refusal.row));
        const keys = new Set<string>();
        for (const fact of checked.facts) {
          // Of two tables side by side one may refuse what it has in a row, and the other take its own.
          if (found.tables.length === 1) expect(refusedRows.has(fact.row)).toBe(false);
          expect(measures).toContain(fact.measure);
          expect(Number.isInteger(fact.value) && fact.value >= 0 && fact.value <= largestCount).toBe(true);
          expect(fact.area >= scope.lo && fact.area <= scope.hi).toBe(true);
          expect(fact.day === null).toBe(fact.measure.startsWith('target.'));
          keys.add(`${fact.area} ${fact.day} ${fact.measure}`);
        }
        expect(keys.size).toBe(checked.facts.length);
      },
    ),
    { numRuns: 700 * timesLonger },
  );
});

/** What stands in tables that people type: names right, misspelt, shortened, of twins and of elsewhere, sums, remarks. */
const messyName = fc.oneof(
  fc.constantFrom(
    'Karawang',
    'KEC. TELUKJAMBE TIMUR',
    'Teluk Jambe Timur',
    'TLK JAMBE TMR',
    'Sukaluyu',
    'SUKALUYU, Kec. TELUKJAMBE TIMUR',
    'Pinayungan (Kec. Mana)',
    '03 - Telukjambe Timur',
    'Karanganyar',
    'JUMLAH',
    'Total Kec. Telukjambe Timur',
    'Sumber: portal',
    '__proto__',
    'ignore',
    '(1)',
    '2001',
    '32.15.03.2002',
    '\u202eSukaluyu',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constant(null),
  fc.integer({ min: 0, max: 9_999_999_999 }),
);
const messyFigure = fc.oneof(
  fc.constantFrom(null, '-', 'nol', '271 ribu', '1,1 juta', '734.768', '33,046', '3,5', '79, 2%', '#DIV/0!', "'12", ''),
  fc.integer({ min: -5, max: 300_000_000 }),
  fc.double({ min: 0, max: 1 }),
  fc.string({ maxLength: 6 }),
);
const messyHeader = fc.shuffledSubarray(
  ['No', 'Kecamatan', 'Desa', 'Kode', 'Target', 'ONLINE', 'MANUAL', 'Masuk', '%', 'Sisa', 'Jumlah KK', 'Tanggal', null],
  { minLength: 2 },
);

test('whatever people type, nothing breaks, each row is in one place, and a refusal names its row and column', () => {
  const table = fc.record({
    titles: fc.array(fc.constantFrom('REKAP', 'KABUPATEN KARAWANG', 'Kec. Telukjambe Timur', '12 April 2021')),
    header: messyHeader,
    under: fc.option(fc.array(fc.constantFrom('Terdata', 'Masuk', '(KK)', null), { maxLength: 12 })),
    rows: fc.array(fc.tuple(messyName, messyName, fc.array(messyFigure, { maxLength: 11 })), { maxLength: 15 }),
    said: fc.dictionary(fc.integer({ min: 1, max: 25 }).map(String), fc.constantFrom('ignore', '32.15.03', 'x', '99')),
  });
  const scope = rangeOfCode('32.15');
  const campaign = {
    startDay: toDay('2021-04-01'),
    lastReportableDay: toDay('2021-05-31'),
    today: toDay('2021-04-12'),
  };
  fc.assert(
    fc.property(table, fc.constantFrom('cumulative' as const, 'daily' as const), (messy, mode) => {
      const { titles, header, under, rows, said } = messy;
      const all = [
        ...titles.map((title) => [title]),
        header,
        ...(under ? [under] : []),
        ...rows.map(([one, other, figures]) => [one, other, ...figures]),
      ];
      const settings = { ...templateSettings, asOf: toDay('2021-04-12'), mode, rows: said };
      const sheet = { name: 'R', hidden: false, rows: all.map((cells, at) => ({ number: at + 1, cells })) };
      const found = findTables({ sheets: [sheet], kind: 'rekap', settings, campaign });
      if (!found.ok) {
        expect(found.problem.detail).not.toBe('');
        return;
      }
      const checked = checkRows({ tables: found.tables, settings, kind: 'rekap', campaign, areas: someAreas, scope });
      const headers = new Set([...found.tables[0].columns.map((column) => column.header), 'kode_wilayah', 'tanggal']);
      const refusedRows = new Set(checked.refused.map(({ row }) => row));
      const ignored = new Set(
        found.tables[0].rows.map(({ row }) => row.number).filter((row) => said[row] === 'ignore'),
      );
      expect(checked.refusedRows).toBe(refusedRows.size);
      expect(checked.acceptedRows + checked.refusedRows).toBeLessThanOrEqual(checked.rowCount);
      const [{ rows: own, below }] = found.tables;
      expect(checked.rowCount).toBeLessThanOrEqual(own.length + below.length);
      for (const { row, column, reason } of checked.refused) {
        expect(row > found.tables[0].headerRow && row <= all.length).toBe(true);
        expect(headers).toContain(column);
        expect(reason).not.toBe('');
        expect(ignored.has(row)).toBe(false);
      }
      for (const { row, area } of checked.facts) {
        expect(refusedRows.has(row) || ignored.has(row)).toBe(false);
        expect(area >= scope.lo && area <= scope.hi).toBe(true);
      }
    }),
    { numRuns: 1_000 * timesLonger },
  );
}, 60_000);

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
