import { expect, test } from 'vitest';
import type { AreaProgress, RowFilter, RowOrder } from '../domain/area-progress';
import { type ColumnKey, columnKeys } from '../domain/columns';
import type { Orientation, Report } from '../domain/reports';
import { expectedCells } from './fixtures/expected-cells';
import { buildJawaBarat, buildKarawang, buildProgress } from './fixtures/progress';
import { partOf, readWithExceljs, readWithReader } from './fixtures/read-xlsx';
import { buildFullReport, print } from './fixtures/report';
import { buildJawaBaratKecamatan, buildKarawangWhole, buildNation } from './fixtures/tables';
import { buildReport } from './report';
import { writeWorkbook } from './xlsx';

const order: RowOrder = { key: 'total', descending: true };
const everything: RowFilter = { status: null, search: '' };
const sheetPart = 'xl/worksheets/sheet1.xml';

const reportOf = (progress: AreaProgress, filter = everything) => buildFullReport(progress, { order, filter });
const standardOf = (progress: AreaProgress, columns: readonly ColumnKey[] | null = null) =>
  buildReport(progress, { order, filter: everything, columns }, print);

function write(report: Report, orientation: Orientation | null = null) {
  return writeWorkbook([{ name: 'Karawang', report, orientation }]);
}

async function readOne(report: Report, orientation: Orientation | null = null) {
  const bytes = await write(report, orientation);
  const [read] = await readWithExceljs(bytes);
  if (!read) throw new Error('the workbook has no sheet');
  return { bytes, ...read };
}

const tables = [
  ['four kecamatan of Karawang', buildKarawang()],
  ['the 30 kecamatan of Karawang', buildKarawangWhole()],
  ['hostile names', buildJawaBarat()],
  ['the 627 kecamatan of Jawa Barat', buildJawaBaratKecamatan()],
  ['the 514 kabupaten and kota', buildNation()],
] as const;

test.each(tables)('%s: every cell reads back as the model says', async (_, progress) => {
  const report = reportOf(progress);
  const { bytes, rows, head } = await readOne(report);
  const expected = expectedCells(report);
  const width = report.columns.length;
  expect(rows[head - 1]).toEqual(report.columns.map((column) => column.header));
  expect(rows[head - 2]).toEqual(report.columns.map((_column, at) => `(${at + 1})`));
  expect(rows.slice(head, head + expected.length)).toEqual(expected);

  const [others = []] = await readWithReader(bytes);
  const padded = others.map((row) => Array.from({ length: width }, (_cell, at) => row[at] ?? null));
  expect(padded.slice(head, head + expected.length)).toEqual(expected);
});

test.each(tables)('%s: heading above, notes and signature below', async (_, progress) => {
  const report = reportOf(progress);
  const { rows, head } = await readOne(report);
  const above = rows.slice(0, head - 2).flat();
  const below = rows.slice(head + report.rows.length).flat();
  expect(above.filter((cell) => cell !== null)).toEqual([
    'DPPKB Kabupaten Karawang',
    ...report.titles,
    ...report.facts.map(({ label, value }) => `${label}: ${value}`),
  ]);
  expect(below).toEqual(expect.arrayContaining(report.notes));
  expect(below).toEqual(expect.arrayContaining([expect.stringMatching(/^\.+, 12 April 2021$/)]));
});

/** The formulas of the sum row by the headers of their columns. */
async function formulasOf(report: Report): Promise<Record<string, string>> {
  const { sheet, head } = await readOne(report);
  const row = sheet.getRow(head + report.rows.length);
  return Object.fromEntries(
    report.columns.flatMap(({ header }, at) => {
      const { formula, result } = row.getCell(at + 1);
      if (!formula) return [];
      expect(result).toBe(expectedCells(report).at(-1)?.[at]);
      return [[header, formula]];
    }),
  );
}

test('the sum row adds up what stands above it', async () => {
  const report = standardOf(buildKarawangWhole());
  const { head } = await readOne(report);
  const [first, last] = [head + 1, head + report.rows.length - 1];
  expect(await formulasOf(report)).toEqual({
    Target: `SUM(C${first}:C${last})`,
    Online: `SUM(D${first}:D${last})`,
    Total: `SUM(F${first}:F${last})`,
    '%': `ROUND(F${last + 1}/C${last + 1},4)`,
    Sisa: `MAX(0,C${last + 1}-F${last + 1})`,
  });
});

test('"Belum dirinci" is among what is added up', async () => {
  const report = standardOf(buildKarawang());
  expect(report.rows.at(-2)?.cells).toContain('Belum dirinci');
  expect(Object.keys(await formulasOf(report))).toEqual(['Target', 'Online', 'Total', '%', 'Sisa']);
});

test('where a filter hides rows, the sum of all is a plain figure', async () => {
  const report = reportOf(buildKarawangWhole(), { status: 'behind', search: 'kecamatan 2' });
  expect(report.rows.at(-1)?.cells).toContain(28_800);
  const formulas = await formulasOf(report);
  expect(Object.values(formulas).filter((formula) => formula.startsWith('SUM'))).toEqual([]);
});

test('a figure that a spreadsheet would compute otherwise is plain', async () => {
  const nearly = { code: '32.15', name: 'Karawang', target: 1_000_000, figures: { online: 999_999 } };
  const parts = [{ ...nearly, code: '32.15.01' }];
  const report = standardOf(buildProgress(nearly, parts));
  // 99,99 % while something remains; the quotient rounds to 100 %.
  expect(report.rows.at(-1)?.cells).toContain(99.99);
  expect(Object.keys(await formulasOf(report))).toEqual(['Target', 'Online', 'Total', 'Sisa']);

  const half = { code: '32.15', name: 'Karawang', target: 80_000, figures: { online: 4 } };
  expect(Object.keys(await formulasOf(standardOf(buildProgress(half, [{ ...half, code: '32.15.01' }]))))).not.toContain(
    '%',
  );
});

test('without a target or without its column there is nothing to divide by', async () => {
  const none = { code: '32.15', name: 'Karawang', target: null, figures: { online: 5 } };
  const parts = [{ ...none, code: '32.15.01' }];
  expect(Object.keys(await formulasOf(standardOf(buildProgress(none, parts))))).toEqual(['Online', 'Total']);
  const columns = ['total', 'persen', 'sisa'] as const;
  expect(Object.keys(await formulasOf(standardOf(buildKarawangWhole(), columns)))).toEqual(['Total']);
});

test('an area without parts is one row of plain figures, and there is nothing to filter', async () => {
  const desa = { code: '32.15.03.2001', name: 'Telukjambe', target: 100, figures: { online: 3 } };
  const report = standardOf(buildProgress(desa, []));
  expect(await formulasOf(report)).toEqual({});
  expect((await readOne(report)).sheet.autoFilter).toBeFalsy();
});

test('names that are formulas stay text', async () => {
  const bytes = await write(reportOf(buildJawaBarat()));
  const formulas = [...partOf(bytes, sheetPart).matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula);
  expect(formulas.length).toBeGreaterThan(0);
  for (const formula of formulas) expect(formula).toMatch(/^(SUM\([A-O]\d+:[A-O]\d+\)|ROUND\(.*,4\)|MAX\(0,.*\))$/);
});

test('numbers are grouped, a percent has two decimals, days are days, and next to nothing is no 0', async () => {
  const pekalongan = { code: '33.75', name: 'Pekalongan', target: 81_280, figures: { unsplit: 77_199 } };
  const bytes = await write(reportOf(buildProgress(pekalongan, [])));
  // 94.98 / 100 in floating point is 0.9498000000000001.
  expect(partOf(bytes, sheetPart)).toContain('<v>0.9498</v>');
  const report = reportOf(buildKarawang());
  const { sheet, head } = await readOne(report);
  const formatOf = (key: ColumnKey, row: number) => {
    return sheet.getRow(head + row).getCell(report.columns.findIndex((column) => column.key === key) + 1).numFmt;
  };
  expect(formatOf('target', 1)).toBe('#,##0');
  expect(formatOf('persen', 1)).toBe('0.00%');
  expect(formatOf('persen', 3)).toContain('"<0,01 %"');
  expect(formatOf('lapor', 1)).toContain('d mmm yyyy');
  expect(formatOf('kode', 1)).toBe('@');
});

test('prints as an office prints it: A4, as wide as the page, head on each page, page numbers', async () => {
  const byPercent = { order: { key: 'persen', descending: true }, filter: everything, columns: null } as const;
  const { bytes, sheet, head } = await readOne(buildReport(buildKarawangWhole(), byPercent, print));
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${head - 1}:${head}`,
  });
  expect(sheet.pageSetup.margins?.left).toBeCloseTo(0.55, 2);
  expect(sheet.headerFooter.oddFooter).toMatch(/^&L&8 Capaian .*&R&8 Halaman &P dari &N$/);
  expect(sheet.headerFooter.oddFooter?.length).toBeLessThan(256);
  expect(partOf(bytes, 'xl/workbook.xml')).toContain(`&apos;Karawang&apos;!$${head - 1}:$${head}`);
  expect((await readOne(standardOf(buildKarawangWhole()), 'landscape')).sheet.pageSetup.orientation).toBe('landscape');
  expect((await readOne(reportOf(buildKarawangWhole()))).sheet.pageSetup.orientation).toBe('landscape');
});

test('an ampersand in a title is no command of the footer', async () => {
  const report = { ...standardOf(buildKarawang()), titles: [`KB & PK &D ${'x'.repeat(300)}`] };
  const { oddFooter = '' } = (await readOne(report)).sheet.headerFooter;
  expect(oddFooter).toContain('KB && PK &&D');
  expect(oddFooter.length).toBeLessThan(256);
});

test('head and names stay in view, the filter stands over the areas alone, titles go across', async () => {
  const report = standardOf(buildKarawang());
  const { sheet, head } = await readOne(report);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: head, showGridLines: false });
  const areas = report.rows.filter((row) => row.kind === 'area').length;
  expect(sheet.autoFilter).toBe(`A${head}:J${head + areas}`);
  const title = sheet.getCell(1, 1);
  expect(title.isMerged && sheet.getCell(1, 10).master === title).toBe(true);
  expect(title.alignment.horizontal).toBe('center');
});

test('a figure is never wider than its column, a long name takes more lines', async () => {
  const report = reportOf(buildNation());
  const { sheet, head } = await readOne(report);
  const at = report.columns.findIndex((column) => column.key === 'target') + 1;
  // "70.000.000" in bold letters of 10 points is 68 pixels wide, at 7 pixels a unit.
  expect(Number(sheet.getColumn(at).width) * 7).toBeGreaterThan(73);
  const long = buildProgress({ code: '32', name: 'Jawa Barat', target: 1, figures: {} }, [
    { code: '32.01', name: 'Kabupaten '.repeat(8).trim(), target: 1, figures: {} },
    { code: '32.02', name: 'Bogor', target: 1, figures: {} },
  ]);
  const other = await readOne(
    buildReport(long, { order: { key: 'wilayah', descending: false }, filter: everything, columns: null }, print),
  );
  const height = (row: number) => Number(other.sheet.getRow(other.head + row).height);
  expect(height(2)).toBeGreaterThan(height(1) * 1.8);
  expect(head).toBeGreaterThan(0);
});

test('the document says what it is and whose', async () => {
  const bytes = await write(standardOf(buildKarawang()));
  const core = partOf(bytes, 'docProps/core.xml');
  expect(core).toContain(
    '<dc:title>Capaian Pendataan Keluarga 2021, Kabupaten Karawang, Keadaan 12 April 2021</dc:title>',
  );
  expect(core).toContain('<dc:creator>DPPKB Kabupaten Karawang</dc:creator>');
  expect(core).toContain('<dc:language>id-ID</dc:language>');
});

test('several sheets in one workbook, each with its own table, tab and titles to repeat', async () => {
  const reports = [standardOf(buildKarawang()), reportOf(buildJawaBarat()), standardOf(buildNation())];
  const names = ["Soka'an: [1]/2", 'KARAWANG', 'Karawang'];
  const bytes = await writeWorkbook(
    reports.map((report, at) => ({ name: names[at] ?? '', report, orientation: null })),
  );
  const sheets = await readWithExceljs(bytes);
  expect(sheets.map(({ name }) => name)).toEqual(['Soka’an 1 2', 'KARAWANG', 'Karawang (2)']);
  sheets.forEach(({ rows, head, sheet }, at) => {
    const expected = expectedCells(reports[at] as Report);
    expect(rows.slice(head, head + expected.length)).toEqual(expected);
    expect(sheet.pageSetup.printTitlesRow).toBe(`${head - 1}:${head}`);
  });
});

test('every sheet column is written, whichever are chosen', () => {
  const collected = buildProgress({ code: '32.15', name: 'Karawang', target: 100, figures: { unsplit: 30 } }, [
    { code: '32.15.05', name: 'Klari', target: 100, figures: { online: 20 }, collected: { online: 25, manual: 5 } },
  ]);
  // Of kader, lost days and ways of working nobody has said anything, and so none has a column.
  const untold = ['sejenis', 'kader', 'supervisor', 'lajukader', 'beda', 'hilang', 'sumberlain', 'selisihsumber'];
  // It is ahead of the plan, and so has no cause.
  expect(reportOf(collected).columns.map(({ key }) => key)).toEqual(
    columnKeys.filter((key) => ![...untold, 'sebab'].includes(key)),
  );
  // Where nobody has reported what was collected in the field there is no column for it, nor for what waits.
  const waiting = ['terdata', 'formulir', 'belumkirim'];
  expect(reportOf(buildJawaBarat()).columns.map(({ key }) => key)).toEqual(
    columnKeys.filter((key) => ![...untold, ...waiting].includes(key)),
  );
});

test('a table of changes: signs, percentage points, and sums of both sides', async () => {
  const row = (kind: 'area' | 'sum', cells: (string | number | null)[]) => {
    return { kind, code: '32.15', status: null, tiny: false, cells };
  };
  const report: Report = {
    ...standardOf(buildKarawang()),
    columns: [
      { key: 'no', header: 'No', kind: 'count' },
      { key: 'wilayah', header: 'Wilayah', kind: 'text' },
      { key: 'dari', header: 'Dari', kind: 'count' },
      { key: 'ke', header: 'Ke', kind: 'count' },
      { key: 'perubahan', header: 'Perubahan', kind: 'change' },
      { key: 'poin', header: 'Poin persen', kind: 'points' },
      { key: 'catatan', header: 'Catatan', kind: 'text' },
    ],
    rows: [
      row('area', [1, 'Klari', 1_000, 3_400, 2_400, 1.25, '']),
      row('area', [2, 'Ciampel', 500, 488, -12, -0.4, 'Turun']),
      row('sum', [null, 'Jumlah Karawang', 1_500, 3_888, 2_388, 0.33, null]),
    ],
  };
  const { sheet, rows, head } = await readOne(report);
  expect(rows.slice(head, head + 3)).toEqual(expectedCells(report));
  expect(sheet.getRow(head + 2).getCell(5).numFmt).toBe('+#,##0;"−"#,##0;0');
  expect(sheet.getRow(head + 2).getCell(6).numFmt).toBe('+0.00;"−"0.00;0.00');
  expect(Object.keys(await formulasOf(report))).toEqual(['Dari', 'Ke', 'Perubahan']);
});
