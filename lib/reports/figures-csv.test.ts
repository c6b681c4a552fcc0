import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, expect, test } from 'vitest';
import { type FigureRow, figureColumns, figureRow, listFigureRows } from '../domain/figure-rows';
import { figuresHeader, writeFigureLines } from './figures-csv';
import { buildKarawang, buildProgress } from './fixtures/progress';

/** Codes that look like numbers, and lose their last zero as such; a name with all that a CSV has to guard. */
const jawaBarat = buildProgress(
  { code: '32', name: 'Jawa Barat', target: 14_000_000, figures: { unsplit: 1_100_000 } },
  [
    { code: '32.10', name: 'Majalengka', target: 100_000, figures: { online: 1, manual: 0 }, kader: 12 },
    { code: '32.15', name: 'Karawang', target: 734_768, figures: { online: 28_800 }, collected: { online: 30_000 } },
    { code: '32.73', name: 'Soka"an, dua;\r\nbaris é', target: null, figures: {} },
  ],
);
const text = (progress = jawaBarat) => figuresHeader + writeFigureLines(listFigureRows(progress));

/** The rows as csv-parse reads them: what stands in quotes is a text, the rest a number or nothing. */
function read(csv: string): FigureRow[] {
  const rows: Record<string, string>[] = parse(csv, {
    columns: true,
    cast: (value, { quoting, header }) => (header || quoting ? value : value === '' ? null : Number(value)),
  });
  return rows.map((row) => figureRow.parse(row));
}

test('one header line without a mark, then a line for each area and none for their sum', () => {
  const lines = text(buildKarawang()).split('\r\n');
  expect(lines[0]).toBe(figureColumns.join(','));
  expect(lines).toHaveLength(1 + 4 + 1);
  expect(lines.at(-1)).toBe('');
  expect(lines[1]).toMatch(
    /^"pk21","2021-04-12","recorded",1,3,"kecamatan","32\.15\.01","Karawang Barat","32\.15",1,40000,/,
  );
});

test('what is read is what was written, texts as texts and what is not known as nothing', () => {
  const rows = read(text());
  expect(rows).toEqual(listFigureRows(jawaBarat));
  expect(rows.map(({ code, parentCode }) => [code, parentCode])).toEqual([
    ['32.10', '32'],
    ['32.15', '32'],
    ['32.73', '32'],
  ]);
  expect(rows[1]).toMatchObject({ percent: 3.92, backlogOnline: 1_200, stagesCollected: 30_000, flags: null });
  expect(rows[2]).toMatchObject({ name: 'Soka"an, dua;\r\nbaris é', target: null, total: null, rank: null });
  expect(rows[2]?.status).toBe('notReported');
});

const soffice = process.env.SOFFICE_PATH ?? 'soffice';
const folder = mkdtempSync(join(tmpdir(), 'kejar-angka-'));
const own = [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`, '--headless'];
const installed = spawnSync(soffice, [...own, '--version'], { timeout: 60_000 }).status === 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(!installed)(
  'LibreOffice keeps the zero of 32.10 where it takes what is quoted for text',
  async () => {
    const path = join(folder, 'angka.csv');
    writeFileSync(path, text());
    // Comma, double quote, UTF-8, from the first line, no formats of columns, English, what is quoted is text.
    const asText = '--infilter=Text - txt - csv (StarCalc):44,34,76,1,,1033,true';
    const flags = [...own, asText, '--convert-to', 'xlsx', '--outdir', folder, path];
    expect(spawnSync(soffice, flags, { timeout: 120_000 }).status).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(readFileSync(join(folder, 'angka.xlsx'))).buffer);
    const sheet = workbook.worksheets[0];
    const cell = (row: number, column: keyof FigureRow) => sheet?.getCell(row, figureColumns.indexOf(column) + 1).value;
    expect(sheet?.rowCount).toBe(4);
    expect(figureColumns.map((column) => cell(1, column))).toEqual(figureColumns);
    expect([2, 3, 4].map((row) => cell(row, 'code'))).toEqual(['32.10', '32.15', '32.73']);
    expect([cell(3, 'total'), cell(3, 'percent'), cell(3, 'day')]).toEqual([28_800, 3.92, '2021-04-12']);
    expect(cell(4, 'total')).toBeNull();
  },
  180_000,
);
