import { expect, test } from 'vitest';
import type { Letterhead } from '../domain/letterheads';
import { buildKarawang } from './fixtures/progress';
import { readWithExceljs } from './fixtures/read-xlsx';
import { print } from './fixtures/report';
import { unzipSync } from './fixtures/unzip';
import { buildReport } from './report';
import { writeWorkbook } from './xlsx';

/** A red point of one pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const letterhead: Letterhead = {
  name: 'DINAS "KB" & PK <Karawang>',
  lines: ['PEMERINTAH KABUPATEN KARAWANG', 'Jalan Ahmad Yani 1'],
  logo: { type: 'image/png', base64: dot },
};

function sheetWith(head: Letterhead | null) {
  const office = { ...print.office, letterhead: head ?? print.office.letterhead };
  const view = {
    order: { key: 'total', descending: true },
    filter: { status: null, search: '' },
    columns: null,
  } as const;
  const report = buildReport(buildKarawang(), view, { ...print, office });
  return { name: 'Karawang', report: head ? report : { ...report, letterhead: null }, orientation: null };
}

test('the logo stands on each sheet and lies in the workbook once', async () => {
  const bytes = await writeWorkbook([sheetWith(letterhead), sheetWith(letterhead)]);
  const sheets = await readWithExceljs(bytes);
  expect(sheets.map(({ sheet }) => sheet.getImages().length)).toEqual([1, 1]);
  const files = unzipSync(bytes);
  const pictures = [...files.keys()].filter((name) => name.startsWith('xl/media/'));
  expect(pictures).toEqual(['xl/media/image0.png']);
  expect(files.get('xl/media/image0.png')?.toString('base64')).toBe(dot);
  expect(files.get('xl/drawings/drawing1.xml')?.toString()).toContain(
    'descr="Logo DINAS &quot;KB&quot; &amp; PK &lt;Karawang&gt;"',
  );
  const types = files.get('[Content_Types].xml')?.toString();
  for (const part of ['drawing1', 'drawing2']) expect(types).toContain(`PartName="/xl/drawings/${part}.xml"`);
  expect(types).toContain('Extension="png"');
});

test('the government stands over the office, its address below', async () => {
  const [read] = await readWithExceljs(await writeWorkbook([sheetWith(letterhead)]));
  expect(read?.rows.slice(0, 3).map(([text]) => text)).toEqual([
    'PEMERINTAH KABUPATEN KARAWANG',
    letterhead.name,
    'Jalan Ahmad Yani 1',
  ]);
});

test('what is no picture is left out, and so is a letterhead that there is not', async () => {
  const bad = {
    ...letterhead,
    logo: { type: 'image/png', base64: Buffer.from('<svg onload="x"/>').toString('base64') },
  } as const;
  const bytes = await writeWorkbook([sheetWith(bad)]);
  expect([...unzipSync(bytes).keys()].filter((name) => /media|drawing/.test(name))).toEqual([]);
  const [read] = await readWithExceljs(await writeWorkbook([sheetWith(null)]));
  expect(read?.rows[0]?.[0]).toBe('Capaian Pendataan Keluarga 2021');
});

test('what is drawn of a sheet stands where its parts have their order', async () => {
  const xml =
    unzipSync(await writeWorkbook([sheetWith(letterhead)]))
      .get('xl/worksheets/sheet1.xml')
      ?.toString() ?? '';
  const parts = [
    '</sheetData>',
    '<autoFilter',
    '<mergeCells',
    '<printOptions',
    '<pageMargins',
    '<pageSetup',
    '<headerFooter',
    '<ignoredErrors',
    '<drawing',
  ];
  const places = parts.map((part) => xml.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});
