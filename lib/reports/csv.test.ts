import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { RowFilter, RowOrder } from '../domain/area-progress';
import type { Report } from '../domain/reports';
import { neutraliseFormula } from '../format/spreadsheet-text';
import { type CsvReader, renderCsv } from './csv';
import { buildJawaBarat, buildKarawang } from './fixtures/progress';
import { buildFullReport, print } from './fixtures/report';
import { buildJawaBaratKecamatan, buildKarawangWhole, buildNation } from './fixtures/tables';
import { buildReport } from './report';

const order: RowOrder = { key: 'total', descending: true };
const everything: RowFilter = { status: null, search: '' };

/** The file as a reader of CSV finds it; every line must have as many cells as the first. */
function read(report: Report, reader: CsvReader): string[][] {
  const bytes = renderCsv(report, reader);
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return parse(Buffer.from(bytes), { bom: true, delimiter: reader === 'people' ? ';' : ',' });
}

/** What a cell of the model reads as, said anew: by its column, without the code under test. */
function expected(report: Report, comma: boolean): string[][] {
  return report.rows.map((row) =>
    row.cells.map((value, at) => {
      const kind = report.columns[at]?.kind;
      if (value === null) return '';
      if (typeof value === 'string') return kind === 'text' ? neutraliseFormula(value) : value;
      if (kind === 'percent' && row.tiny && comma) return '<0,01';
      const digits = kind === 'percent' ? value.toFixed(2) : `${value}`;
      return comma ? digits.replace('.', ',') : digits;
    }),
  );
}

const tables = [
  ['four kecamatan of Karawang', buildKarawang()],
  ['the 30 kecamatan of Karawang', buildKarawangWhole()],
  ['hostile names', buildJawaBarat()],
  ['the 627 kecamatan of Jawa Barat', buildJawaBaratKecamatan()],
  ['the 514 kabupaten and kota', buildNation()],
] as const;

test.each(tables)('%s reads back as the model says, for people', (_, progress) => {
  const report = buildFullReport(progress, { order, filter: everything });
  const lines = read(report, 'people');
  const { length } = [...report.titles, ...report.facts, ...report.notes];
  expect(lines.slice(0, length).map(([title]) => title)).toEqual([
    ...report.titles,
    ...report.facts.map(({ label, value }) => `${label}: ${value}`),
    ...report.notes,
  ]);
  expect(lines[length]).toEqual(report.columns.map((column) => column.header));
  expect(lines.slice(length + 1)).toEqual(expected(report, true));
});

test.each(tables)('%s reads back as the model says, for programs', (_, progress) => {
  const report = buildFullReport(progress, { order, filter: everything });
  const [header, ...lines] = read(report, 'programs');
  expect(header).toEqual(report.columns.map((column) => column.header));
  expect(lines).toEqual(expected(report, false));
});

test('people read decimal commas, programs decimal points, and next to nothing is not 0 for people', () => {
  const report = buildFullReport(buildKarawang(), { order, filter: everything });
  const percents = (reader: CsvReader) =>
    read(report, reader)
      .slice(-6)
      .map((line) => line[7]);
  expect(percents('people')).toEqual(['23,75', '4,11', '<0,01', '', '', '3,92']);
  expect(percents('programs')).toEqual(['23.75', '4.11', '0.00', '', '', '3.92']);
});

test('names that are formulas stay text', () => {
  const report = buildFullReport(buildJawaBarat(), { order, filter: everything });
  const cells = read(report, 'people').flat();
  expect(cells).toContain('\'=HYPERLINK("http://evil.test";"klik")');
  expect(cells).toContain("'@SUM(1+1)");
  expect(cells).toContain('Soka"an; dua,\nbaris');
  expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
});

test('the code stands after the number, also where the sheet has none', () => {
  const view = { order, filter: everything, columns: ['total', 'persen'] } as const;
  const report = buildReport(buildKarawang(), view, print);
  expect(read(report, 'programs')).toEqual([
    ['No', 'Kode', 'Wilayah', 'Total', '%'],
    ['1', '32.15.01', 'Karawang Barat', '9500', '23.75'],
    ['2', '32.15.02', 'Pangkalan', '1234', '4.11'],
    ['3', '32.15.03', 'Telukjambe Timur', '1', '0.00'],
    ['4', '32.15.05', 'Klari', '', ''],
    ['', '', 'Belum dirinci', '18065', ''],
    ['', '', 'Jumlah Karawang', '28800', '3.92'],
  ]);
});
