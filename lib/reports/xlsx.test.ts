import { inflateRawSync } from 'node:zlib';
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { RowFilter, RowOrder } from '../domain/area-progress';
import { neutraliseFormula } from '../format/spreadsheet-text';
import { buildJawaBarat, buildKarawang, buildProgress } from './fixtures/progress';
import { buildFullReport } from './fixtures/report';
import { writeWorkbook } from './xlsx';

const order: RowOrder = { key: 'total', descending: true };
const everything: RowFilter = { status: null, search: '' };

/** A part of the workbook, found by the central directory of its zip. */
function partOf(bytes: Uint8Array, name: string): string {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf('PK\x01\x02'); at >= 0; at = file.indexOf('PK\x01\x02', at + 4)) {
    const nameLength = file.readUInt16LE(at + 28);
    if (file.toString('utf8', at + 46, at + 46 + nameLength) !== name) continue;
    const local = file.readUInt32LE(at + 42);
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(begin, begin + file.readUInt32LE(at + 20));
    return (file.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
  }
  throw new Error(`the workbook has no ${name}`);
}

test.each([
  ['Karawang', buildKarawang()],
  ['Jawa Barat', buildJawaBarat()],
])('%s reads back as the model says', async (_, progress) => {
  const report = buildFullReport(progress, { order, filter: everything });
  const [sheet] = await readXlsx(Buffer.from(await writeWorkbook(report)), { trim: false });
  const rows = sheet?.data ?? [];
  const { length } = report.titles;
  expect(rows.slice(0, length).map(([title]) => title)).toEqual(report.titles);
  expect(rows[length]).toEqual(report.columns.map((column) => column.header));
  const expected = report.rows.map((row) =>
    row.cells.map((value, at) => {
      const kind = report.columns[at]?.kind;
      if (value === null) return null;
      if (kind === 'day') return new Date(`${value}T00:00:00Z`);
      if (kind === 'percent') return Number(`${Math.round(Number(value) * 100)}e-4`);
      return typeof value === 'string' ? neutraliseFormula(value) : value;
    }),
  );
  expect(rows.slice(length + 1)).toEqual(expected);
});

test('a percent is the number that Excel means, shown with two decimals', async () => {
  const pekalongan = { code: '33.75', name: 'Pekalongan', target: 81_280, figures: { unsplit: 77_199 } };
  const report = buildFullReport(buildProgress(pekalongan, []), { order, filter: everything });
  const bytes = await writeWorkbook(report);
  expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<v>0.9498</v>');
  expect(partOf(bytes, 'xl/styles.xml')).toContain('formatCode="0.00%"');
});

test('numbers are grouped, days are days, next to nothing is no 0, and nothing is a formula', async () => {
  const bytes = await writeWorkbook(buildFullReport(buildKarawang(), { order, filter: everything }));
  const styles = partOf(bytes, 'xl/styles.xml');
  expect(styles).toContain('formatCode="#,##0"');
  expect(styles).toContain('formatCode="d mmm yyyy"');
  expect(styles).toContain('&lt;0,01 %');
  const hostile = partOf(
    await writeWorkbook(buildFullReport(buildJawaBarat(), { order, filter: everything })),
    'xl/worksheets/sheet1.xml',
  );
  expect(hostile).not.toContain('<f>');
});

test('the head stays in view below the titles', async () => {
  const report = buildFullReport(buildKarawang(), { order, filter: everything });
  const sheet = partOf(await writeWorkbook(report), 'xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(new RegExp(`<pane [^>]*ySplit="${report.titles.length + 1}"[^>]*state="frozen"`));
});
