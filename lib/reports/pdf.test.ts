import { Resvg } from '@resvg/resvg-js';
import { expect, test, vi } from 'vitest';
import type { AreaProgress } from '../domain/area-progress';
import { sheetColumns } from '../domain/columns';
import type { Office } from '../domain/offices';
import type { Report, Sheet } from '../domain/reports';
import { formatReportCell } from '../format/report-cells';
import { buildProgress } from './fixtures/progress';
import { type ReadPage, readPdf } from './fixtures/read-pdf';
import { print } from './fixtures/report';
import { writePdf } from './pdf';
import { buildReport } from './report';

// Hundreds of rows are written and read back.
vi.setConfig({ testTimeout: 120_000 });

const view = {
  order: { key: 'persen', descending: true },
  filter: { status: null, search: '' },
  columns: null,
} as const;
const options = { title: null, author: 'DPPKB Kabupaten Karawang', madeAt: print.madeAt };

const signature = { place: 'Karawang', position: 'Kepala DPPKB', name: 'Drs. H. Asep', nip: '19700101 199003 1 001' };
const office: Office = { ...print.office, signature };

/** An area with so many kecamatan, of which some have not reported, one has no target and one next to nothing. */
function progressOf(count: number, nameOf = (at: number) => `Kecamatan ${at}`): AreaProgress {
  const parts = Array.from({ length: count }, (_, at) => ({
    code: `32.${String(1 + (at % 27)).padStart(2, '0')}.${String(1 + Math.floor(at / 27)).padStart(2, '0')}`,
    name: nameOf(at),
    target: at % 50 === 3 ? null : 20_000 + 37 * at,
    figures: at % 9 === 4 ? {} : { online: at % 40 === 1 ? 1 : 31 * at, manual: 7 * at },
  }));
  const figures = { online: 1_234_567, manual: 345_678 };
  return buildProgress({ code: '32', name: 'Jawa Barat', target: 14_000_000, figures }, parts);
}

function reportOf(progress: AreaProgress, change: Partial<Office> = {}): Report {
  return buildReport(progress, view, { ...print, office: { ...office, ...change } });
}

const sheetOf = (report: Report): Sheet => ({ name: 'Karawang', report, orientation: null });
const write = async (report: Report) => readPdf(await writePdf([sheetOf(report)], options));

/** What the model says stands in the table, without empty cells: only the sum and what is above it have some. */
const linesOf = ({ rows, columns }: Report) =>
  rows.map((row) => columns.map((column, at) => formatReportCell(column, row, at)).filter((text) => text !== ''));

/** A name that takes two lines is read back without the space between them. */
const isSum = (row: ReadPage['rows'][number]) =>
  row.some((cell) => cell.text.replaceAll(' ', '') === 'JumlahJawaBarat');

/** The rows of the table over all pages, without the head. */
const bodyOf = (pages: readonly ReadPage[]) =>
  pages.flatMap((page) => page.rows.map((row) => row.map((cell) => cell.text))).slice(2);

test('Karawang: every figure of the sheet stands in the file, and what a reader must know with it', async () => {
  const karawang = buildProgress(
    { code: '32.15', name: 'Karawang', target: 734_768, figures: { online: 28_800 } },
    Array.from({ length: 30 }, (_, at) => ({
      code: `32.15.${String(at + 1).padStart(2, '0')}`,
      name: `Kecamatan ${at + 1}`,
      target: 20_000 + at,
      figures: at === 7 ? {} : { online: 900 + 3 * at },
    })),
  );
  const report = reportOf(karawang);
  const { pages, info, tagged, bookmarks } = await write(report);
  expect(bodyOf(pages)).toEqual(linesOf(report));
  expect(bodyOf(pages).at(-1)).toEqual(
    expect.arrayContaining(['Jumlah Karawang', '734.768', '28.800', '3,92', '705.968']),
  );
  expect(pages).toHaveLength(1);
  const all = pages[0]?.tagged.join(' ');
  for (const { label, value } of report.facts) expect(all).toContain(`${label} ${value}`.replaceAll('\u00a0', ' '));
  for (const words of [...report.notes, ...report.titles, 'Karawang, 12 April 2021']) expect(all).toContain(words);
  expect(info).toEqual({
    title: 'Capaian Pendataan Keluarga 2021, Kabupaten Karawang, Keadaan 12 April 2021',
    author: 'DPPKB Kabupaten Karawang',
    subject: expect.stringContaining('Masuk server'),
    language: 'id',
  });
  expect(tagged).toBe(true);
  expect(bookmarks).toEqual([{ name: 'Karawang', page: 1 }]);
});

test('a reader that speaks hears heads, rows by their names and cells', async () => {
  const { pages } = await write(reportOf(progressOf(3)));
  const [head, numbers, row] = pages[0]?.rows ?? [];
  expect(head?.map((cell) => cell.role)).toEqual(Array(10).fill('TH'));
  expect(numbers?.map((cell) => cell.text)).toEqual(head?.map((_, at) => `(${at + 1})`));
  expect(row?.map((cell) => cell.role)).toEqual(['TD', 'TH', ...Array(8).fill('TD')]);
  expect([...(pages[0]?.roles ?? [])]).toEqual(expect.arrayContaining(['H1', 'L', 'LI', 'Lbl', 'LBody', 'Table']));
});

test('with every column there is, no word of a heading and no code is broken', async () => {
  const report = reportOf(progressOf(3));
  const columns = sheetColumns.map(({ key, header, kind }) => ({ key, header, kind }));
  const values: Record<string, string> = { kode: '32.15.03.2006', status: 'Tertinggal', cause: 'Lapangan lambat' };
  const cells = columns.map(({ key, kind }) => values[key] ?? values[kind] ?? (kind === 'text' ? 'Wadas' : 1_234));
  const { pages } = await write({ ...report, columns, rows: report.rows.map((row) => ({ ...row, cells })) });
  const printed = new Set(pages[0]?.tagged.flatMap((piece) => piece.split(' ')));
  for (const word of columns.flatMap(({ header }) => header.split(' '))) expect(printed).toContain(word);
  for (const word of ['32.15.03.2006', 'Tertinggal', '1.234', '1.234,00']) expect(printed).toContain(word);
});

test.each([514, 627])('%i rows: the head on each page, each row whole and once, the sum not alone', async (count) => {
  const report = reportOf(progressOf(count));
  const { pages } = await write(report);
  expect(pages.length).toBeGreaterThan(8);
  expect(bodyOf(pages)).toEqual(linesOf(report));
  for (const [at, page] of pages.entries()) {
    const heads = at === 0 ? page.tagged : page.decoration;
    expect(heads).toEqual(expect.arrayContaining(['No', 'Wilayah', 'Sebab', '(1)', '(10)']));
    expect(page.decoration).toContain(`Halaman ${at + 1} dari ${pages.length}`);
    expect(page.decoration.join(' ')).toContain(report.titles.join(' · '));
  }
  const last = pages.at(-1)?.rows ?? [];
  expect(last.findIndex(isSum)).toBe(last.length - 1);
  expect(last.length).toBeGreaterThan(3);
});

test('however many rows a page takes, rows of areas stand over the sum, and the signature below it on the same page', async () => {
  let moved = 0;
  for (const count of [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 43, 44, 45]) {
    const { pages } = await write(reportOf(progressOf(count)));
    const page = pages.find(({ rows }) => rows.some(isSum));
    const names = page?.rows.map((row) => row[1]?.text ?? '').filter((name) => name.startsWith('Kecamatan')) ?? [];
    expect(names.length, `${count} rows`).toBeGreaterThanOrEqual(2);
    expect(page?.tagged, `${count} rows`).toEqual(
      expect.arrayContaining(['Karawang, 12 April 2021', 'Kepala DPPKB', 'Drs. H. Asep', 'NIP. 19700101 199003 1 001']),
    );
    if (pages.length > 1 && names.length === 2) moved += 1;
  }
  // Among so many lengths are some where only the rows that come along keep the sum from standing alone.
  expect(moved).toBeGreaterThan(0);
});

test('no rows: it says so, and the sum stands', async () => {
  const { pages } = await write(reportOf(progressOf(0)));
  expect(bodyOf(pages)).toEqual([
    ['Tidak ada baris rincian.'],
    expect.arrayContaining(['Jumlah Jawa Barat', '14.000.000']),
  ]);
});

test('one row, without a target', async () => {
  const parts = [{ code: '32.15', name: 'Karawang', target: null, figures: { online: 12 } }];
  const report = reportOf(buildProgress({ code: '32', name: 'Jawa Barat', target: null, figures: {} }, parts));
  const { pages } = await write(report);
  expect(bodyOf(pages)).toEqual(linesOf(report));
  expect(pages).toHaveLength(1);
});

test('700 rows with names of 80 letters are all there, each in one piece', async () => {
  const nameOf = (at: number) => `${'Kepulauan Tanimbar Selatan Daya '.repeat(3).slice(0, 76)} ${at}`.slice(0, 80);
  const report = reportOf(progressOf(700, nameOf));
  const { pages } = await write(report);
  const plain = (lines: string[][]) => lines.map((line) => line.map((cell) => cell.replaceAll(' ', '')));
  expect(plain(bodyOf(pages))).toEqual(plain(linesOf(report)));
});

test('a name of one word as long as a page is wide is broken, and one longer than any name is cut', async () => {
  const report = reportOf(progressOf(2, (at) => (at === 0 ? 'X'.repeat(80) : 'Y'.repeat(2_000))));
  const { pages } = await write(report);
  const names = bodyOf(pages).map((row) => row[1]?.replaceAll(' ', ''));
  expect(names).toContain('X'.repeat(80));
  expect(names).toContain(`${'Y'.repeat(399)}…`);
});

test('what looks like HTML is text: in names, letterhead and signature', async () => {
  const evil = '<script>alert(1)</script>&amp;<img src="http://evil.test/x.png">';
  const report = reportOf(
    progressOf(1, () => evil),
    {
      letterhead: { name: evil, lines: ['{"image":"/etc/passwd"}'], logo: null },
      signature: { place: evil, position: evil, name: evil, nip: evil },
    },
  );
  const { pages } = await write(report);
  const plain = (text: string) => text.replaceAll(' ', '');
  const all = plain(pages.flatMap((page) => page.tagged).join(''));
  expect(all).toContain('{"image":"/etc/passwd"}');
  // The office, the row, a note that nobody reported it is not there; place, position, name and number.
  expect(all.split(plain(evil))).toHaveLength(1 + 6);
  expect(pages.flatMap((page) => page.pictures)).toEqual([0]);
});

test('the logo stands on the first page; what is no picture is left out', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="20"/></svg>';
  const base64 = Buffer.from(new Resvg(svg).render().asPng()).toString('base64');
  const withLogo = (logo: string) => ({
    letterhead: { ...office.letterhead, logo: { type: 'image/png' as const, base64: logo } },
  });
  const drawn = await write(reportOf(progressOf(100), withLogo(base64)));
  const [first, ...others] = drawn.pages.map((page) => page.pictures);
  expect(first).toBe(1);
  expect(others.length).toBeGreaterThan(1);
  expect(others.every((pictures) => pictures === 0)).toBe(true);
  const broken = await write(reportOf(progressOf(1), withLogo(Buffer.from(svg).toString('base64'))));
  expect(broken.pages[0]?.pictures).toBe(0);
  expect(broken.pages[0]?.tagged).toContain(office.letterhead.name);
});

test('long notes run over the page, and the signature still stands in one piece behind them', async () => {
  const notes = Array.from({ length: 60 }, (_, at) => `Catatan ${at}: ${'belum lapor karena jaringan '.repeat(8)}`);
  const { pages } = await write({ ...reportOf(progressOf(12)), notes });
  const all = pages.flatMap((page) => page.tagged).join(' ');
  for (const at of notes.keys()) expect(all).toContain(`Catatan ${at}:`);
  expect(pages.at(-1)?.tagged).toEqual(expect.arrayContaining(['Karawang, 12 April 2021', 'Drs. H. Asep']));
});

test('sheets of one file: each begins on a page of its own, lies as it wants and has its bookmark', async () => {
  const long = reportOf(progressOf(60));
  const short = reportOf(progressOf(2));
  const bytes = await writePdf(
    [
      { name: 'Jawa Barat', report: long, orientation: 'portrait' },
      { name: 'Karawang', report: short, orientation: 'landscape' },
      { name: 'Bekasi', report: { ...short, letterhead: null, signature: null }, orientation: null },
    ],
    { ...options, title: 'Gabungan Jawa Barat' },
  );
  const { pages, bookmarks, info } = await readPdf(bytes);
  expect(info.title).toBe('Gabungan Jawa Barat');
  expect(bookmarks).toEqual([
    { name: 'Jawa Barat', page: 1 },
    { name: 'Karawang', page: 3 },
    { name: 'Bekasi', page: 4 },
  ]);
  expect(pages.map(({ width, height }) => width > height)).toEqual([false, false, true, true]);
  expect(pages.map(({ rows }) => rows.some(isSum))).toEqual([false, true, true, true]);
  expect(pages[3]?.decoration).toContain('Halaman 4 dari 4');
});

test('the same sheet gives the same bytes', async () => {
  const report = reportOf(progressOf(5));
  const [one, other] = [await writePdf([sheetOf(report)], options), await writePdf([sheetOf(report)], options)];
  expect(Buffer.compare(one, other)).toBe(0);
});
