import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { largestCount } from '../../domain/counts';
import { toDay } from '../../domain/days';
import { type ImportKind, importKinds } from '../../domain/imports';
import { largestTarget } from '../../domain/targets';
import { templateSettings } from '../fixtures/settings';
import { parseFile } from '../read/parse-file';
import { readZipDirectory, unpackEntry } from '../read/zip-directory';
import { findTables } from '../table/find-table';
import { buildTemplate, templateHeaders } from './template';

const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31') };

const areas = [
  { code: '32.15', name: 'Karawang' },
  { code: '32.15.03.2001', name: 'Soka"an' },
  { code: '32.15.03.2002', name: 'Wadas' },
];
const days = { first: toDay('2021-04-01'), last: toDay('2021-04-13') };

function build(kind: ImportKind, rows = areas) {
  return buildTemplate({ kind, format: 'xlsx', areas: rows, day: null, days });
}

async function open(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook;
}

/** What the sheet says as XML: how a range is written is lost when exceljs reads it. */
async function xmlOf(bytes: Uint8Array, name: string): Promise<string> {
  const entry = readZipDirectory(bytes).find((one) => one.name === name);
  if (!entry) throw new Error(`no ${name}`);
  const pieces: Buffer[] = [];
  for await (const piece of unpackEntry(bytes, entry)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

describe.each(importKinds)('of kind %s', (kind) => {
  const headers = templateHeaders[kind];
  let sheet: ExcelJS.Worksheet;
  beforeAll(async () => {
    const found = (await open(await build(kind))).worksheets[0];
    if (!found) throw new Error('no sheet');
    sheet = found;
  });

  test('locks header, codes and names, and nothing else of its rows', () => {
    const isLocked = (row: number, column: number) => sheet.getCell(row, column).protection?.locked ?? true;
    expect(headers.map((_, at) => isLocked(1, at + 1))).toEqual(headers.map(() => true));
    for (const row of [2, 3, 4]) {
      expect(headers.map((_, at) => isLocked(row, at + 1))).toEqual(headers.map((_, at) => at < 2));
    }
  });

  test('is protected without a password; columns may be made wider', () => {
    const { sheetProtection } = sheet as unknown as { sheetProtection: Record<string, unknown> };
    expect(sheetProtection).toMatchObject({ sheet: true, formatColumns: true });
    expect(sheetProtection.hashValue).toBeUndefined();
    expect(sheetProtection.selectLockedCells).not.toBe(false);
    expect(sheetProtection.selectUnlockedCells).not.toBe(false);
  });

  test('keeps header and areas in sight', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 1 });
  });

  test('takes whole numbers up to the limit, and says so in words that Excel does not cut', () => {
    const figures = headers.map((_, at) => at + 1).filter((at) => at > (kind === 'rekap' ? 3 : 2));
    const largest = { rekap: largestCount, targets: largestTarget, workforce: 5_000_000 }[kind];
    for (const column of figures) {
      const validation = sheet.getCell(4, column).dataValidation;
      expect(validation).toMatchObject({ type: 'whole', formulae: [0, largest], allowBlank: true, errorStyle: 'stop' });
      expect(validation.prompt).toContain('Kosongkan bila belum lapor, jangan isi 0');
      expect(validation.error).toContain('tanpa titik, koma, atau huruf');
    }
    for (let column = 3; column <= headers.length; column++) {
      const { prompt = '', promptTitle = '', error = '', errorTitle = '' } = sheet.getCell(2, column).dataValidation;
      expect([promptTitle, errorTitle].map((text) => text.length <= 32)).toEqual([true, true]);
      expect([prompt.length <= 255, error.length <= 225]).toEqual([true, true]);
    }
    expect(sheet.getCell(2, 1).dataValidation).toBeUndefined();
    expect(sheet.getCell(2, 2).dataValidation).toBeUndefined();
  });
});

describe('days', () => {
  test('are offered as a list from a hidden sheet, as days', async () => {
    const workbook = await open(await build('rekap'));
    const [sheet, list] = workbook.worksheets;
    expect(sheet?.getCell('C2').dataValidation).toMatchObject({ type: 'list', formulae: ['hari!$A$1:$A$13'] });
    expect(sheet?.getCell('C2').numFmt).toBe('yyyy-mm-dd');
    expect([list?.name, list?.state]).toEqual(['hari', 'hidden']);
    expect(list?.getColumn(1).values.slice(1)).toEqual(
      Array.from({ length: 13 }, (_, at) => new Date(Date.UTC(2021, 3, at + 1))),
    );
  });

  test('are asked about where the list does not have them: a file is filled in again the day after', async () => {
    const workbook = await open(await build('rekap'));
    const { errorStyle, error } = workbook.worksheets[0]?.getCell('C2').dataValidation ?? {};
    expect(errorStyle).toBe('warning');
    expect(error).toContain('1 April 2021 sampai 13 April 2021');
  });

  test('are no business of targets', async () => {
    expect((await open(await build('targets'))).worksheets.map(({ name }) => name)).toEqual(['targets']);
  });

  test('of the hidden sheet are neither read nor warned about', async () => {
    const parsed = await parseFile({ bytes: await build('rekap'), fileName: 'templat.xlsx' });
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    expect(parsed.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['rekap', false],
      ['hari', true],
    ]);
    const found = findTables({ sheets: parsed.sheets, kind: 'rekap', settings: templateSettings, campaign });
    expect(found).toMatchObject({ ok: true, warnings: [], tables: [{ sheet: 'rekap' }] });
    // A hidden table, or a list that everybody sees, is still named: somebody may have meant it.
    for (const other of [
      { name: 'hari', hidden: false, rows: [{ number: 1, cells: ['2021-04-01'] }] },
      { name: 'lama', hidden: true, rows: [{ number: 1, cells: ['2021-04-01', 5] }] },
    ]) {
      const sheets = [...parsed.sheets.slice(0, 1), other];
      const warned = findTables({ sheets, kind: 'rekap', settings: templateSettings, campaign });
      expect(warned).toMatchObject({
        warnings: [{ message: expect.stringContaining(`Tidak dibaca: '${other.name}'`) }],
      });
    }
  });
});

describe('as XML', () => {
  test('a check is one range for a column, however many rows', async () => {
    const many = Array.from({ length: 1_200 }, (_, at) => ({ code: `32.15.03.${2001 + at}`, name: `Desa ${at}` }));
    const xml = await xmlOf(await build('rekap', many), 'xl/worksheets/sheet1.xml');
    expect(xml.match(/<dataValidation [^>]*sqref="[^"]+"/g)?.map((tag) => /sqref="([^"]+)"/.exec(tag)?.[1])).toEqual([
      'C2:C1201',
      'D2:D1201',
      'E2:E1201',
      'F2:F1201',
      'G2:G1201',
    ]);
    // Empty cells are not written: what they look like stands with their column.
    expect(xml.match(/<c /g)).toHaveLength(7 + 2 * 1_200);
  });

  test('its parts stand in the order that Excel demands', async () => {
    const xml = await xmlOf(await build('rekap'), 'xl/worksheets/sheet1.xml');
    const parts = ['<cols>', '</sheetData>', '<sheetProtection', '<dataValidations', '<pageMargins', '<ignoredErrors'];
    const places = parts.map((part) => xml.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(xml.match(/<sheetProtection/g)).toHaveLength(1);
  });

  test('a template without areas has nothing to check', async () => {
    const xml = await xmlOf(await build('rekap', []), 'xl/worksheets/sheet1.xml');
    expect(xml).not.toContain('dataValidation');
  });
});
