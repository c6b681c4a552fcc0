import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readXlsx from 'read-excel-file/node';
import type { z } from 'zod';
import { type progressAnswer, progressQuery } from '../lib/domain/api-progress';
import { stageSlugs } from '../lib/format/area-query';
import { campaigns, listDrawn, listFlagged, readRows, seed, someOf } from './pages/drawn-areas';
import { readPdf } from './pages/printed';
import { SheetPage } from './pages/sheet';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/*
 * One figure, six places: what the API says of each row stands in the table of the page, on the sheet, in the PDF, the XLSX
 * and the CSV. KEJAR_LONG compares every area that the crawl opens; KEJAR_CRAWL_SEED repeats a run.
 */

test.use({ trace: 'off', screenshot: 'off', viewport: { width: 1920, height: 900 } });

const comparedAreas = process.env.KEJAR_LONG ? Number.POSITIVE_INFINITY : 6;

type Row = z.infer<typeof progressAnswer>['rows'][number];
type Cell = number | string | null;

/** Where the API has what a column says, by the heading of the column. */
const said: Record<string, (row: Row) => Cell> = {
  Kode: ({ area }) => area.code,
  Target: ({ figures }) => figures.target,
  Terdata: ({ figures }) => figures.stages.collected,
  Online: ({ figures }) => figures.online,
  Manual: ({ figures }) => figures.manual,
  'Tanpa kanal': ({ figures }) => figures.unsplit,
  Total: ({ figures }) => figures.total,
  '%': ({ figures }) => figures.percent,
  Sisa: ({ figures }) => figures.remaining,
  Kurang: ({ figures }) => figures.gap?.total ?? null,
  'Peringkat sejenis': ({ figures }) => figures.rankSameMode,
  'Perlu/hari': ({ figures }) => figures.requiredPace,
  Laju: ({ figures }) => figures.pace,
  'Formulir menunggu': ({ figures }) => figures.waiting.manual,
  'Belum terkirim': ({ figures }) => figures.waiting.online,
  Kader: ({ figures }) => figures.kader,
  Supervisor: ({ figures }) => figures.supervisor,
  'Laju per kader': ({ figures }) => figures.pacePerKader,
  Perubahan: ({ figures }) => figures.change?.count ?? null,
  'Hari hilang': ({ figures: { daysLost } }) => Math.max(daysLost.online, daysLost.manual),
  'Portal pusat': ({ figures }) => figures.comparison[0]?.total ?? null,
  Selisih: ({ figures }) => figures.comparison[0]?.difference ?? null,
};
/** Headings whose words no API has. */
const words = ['No', 'Wilayah', 'Capaian', 'Peringkat', 'Status', 'Sebab', '14 hari', 'Terakhir lapor'];

/** Rows by the code of their area: what stands below each heading. */
type Table = Map<string, Record<string, string>>;

/** What a cell says as a number: "1.234,5" is 1234.5, "–" and nothing are null, any other text stays. */
function readCell(text: string): Cell {
  const bare = text.trim().replace('−', '-').replace(/^\+/, '');
  if (bare === '' || bare === '–') return null;
  return /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(bare) ? Number(bare.replaceAll('.', '').replace(',', '.')) : bare;
}

function tableOf(headers: readonly string[], rows: readonly { code: string; cells: readonly string[] }[]): Table {
  return new Map(
    rows.map(({ code, cells }) => [code, Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? '']))]),
  );
}

/** The table of the page or of the sheet, its columns that need more room among them. */
async function readDrawn(page: Page, table: string): Promise<Table> {
  const found = await page.locator(table).evaluate((drawn) => {
    // What stands beside a figure, or is heard with it, is no part of it.
    for (const beside of drawn.querySelectorAll('.visually-hidden, svg, button, sup, thead small, thead span'))
      beside.remove();
    const heads = [...drawn.querySelectorAll('thead th')];
    const rows = [...drawn.querySelectorAll('tbody tr')].map((row) => {
      const text = (key: string | null) => row.querySelector(`[data-col="${key}"]`)?.textContent ?? '';
      const code = row.querySelector('a')?.pathname.split('/').at(-1) ?? text('kode');
      return { code, cells: heads.map((head) => text(head.getAttribute('data-col'))) };
    });
    // The heading of the names says the level.
    const nameOf = (head: Element) =>
      head.getAttribute('data-col') === 'wilayah' ? 'Wilayah' : (head.textContent ?? '');
    return { headers: heads.map(nameOf), rows };
  });
  return tableOf(
    found.headers,
    found.rows.filter(({ code }) => code !== ''),
  );
}

async function readCsv(page: Page, address: string): Promise<Table> {
  const body = await (await page.request.get(`${address}&format=csv&pemisah=koma`)).body();
  const [headers = [], ...rows]: string[][] = parse(body, { bom: true });
  const code = headers.indexOf('Kode');
  // Decimal points are for programs.
  const lines = rows.map((cells) =>
    cells.map((cell, at) => (at === code ? cell : cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2'))),
  );
  return tableOf(
    headers,
    lines.map((cells, at) => ({ code: rows[at]?.[code] ?? '', cells })),
  );
}

async function readWorkbook(page: Page, address: string): Promise<Table> {
  const [sheet] = await readXlsx(await (await page.request.get(`${address}&format=xlsx`)).body());
  const data = sheet?.data ?? [];
  const head = data.findIndex(([first]) => first === 'No');
  const headers = (data[head] ?? []).map(String);
  const lines = data.map((cells) => {
    return cells.map((cell, at) => {
      if (typeof cell !== 'number') return String(cell ?? '');
      // A percent is a number between 0 and 1 that is shown as one.
      const number = headers[at] === '%' ? Number((cell * 100).toFixed(2)) : cell;
      return String(number).replace('.', ',');
    });
  });
  const code = headers.indexOf('Kode');
  return tableOf(
    headers,
    lines.slice(head + 1).map((cells) => ({ code: cells[code] ?? '', cells })),
  );
}

/** What differs between the API and a place that shows the same rows. */
function compare(place: string, shown: Table, rows: readonly Row[]): string[] {
  if (shown.size < rows.length) return [`${place}: ${shown.size} rows, ${rows.length} in the API`];
  return rows.flatMap((row) => {
    const cells = shown.get(row.area.code);
    if (!cells) return [`${place}: without ${row.area.code}`];
    return Object.entries(cells).flatMap(([header, text]) => {
      if (words.includes(header)) return [];
      const expected = said[header];
      if (!expected) return [`${place}: a column ${header}`];
      const value = expected(row);
      const read = header === 'Kode' ? text : readCell(text);
      // Something that rounds to 0 % is no 0.
      if (read === '<0,01' && value === 0 && row.figures.total) return [];
      // From 10 a day on, people read whole numbers.
      if (header === 'Laju' && Number(value) >= 10 && read === Math.round(Number(value))) return [];
      return read === value ? [] : [`${place}, ${row.area.code} ${header}: ${text}, in the API ${value}`];
    });
  });
}

/** A PDF has no cells: the figures of a row stand on one line, in the order of its columns. */
function comparePdf(lines: readonly string[], sheet: Table): string[] {
  return [...sheet].flatMap(([code, cells]) => {
    const figures = Object.entries(cells).filter(([header]) => !words.includes(header) && header !== 'Kode');
    const wanted = figures.map(([, text]) => text.trim().replace(/[.+]/g, '\\$&'));
    const line = new RegExp(`(^| )${code.replaceAll('.', '\\.')} .*${wanted.join(' (.* )?')}( |$)`);
    return lines.some((one) => line.test(one)) ? [] : [`PDF, ${code}: no line with ${wanted.join(' ')}`];
  });
}

type Look = { campaign: string; code: string; query: string; rows: Row[] };

/** The areas that the crawl opens and that have rows, as the page and as the API ask for them. */
async function listLooks(page: Page): Promise<Look[]> {
  const addresses = [...(await listFlagged(page.request)), ...(await listDrawn(page.request))];
  const looks: Look[] = [];
  for (const address of someOf([...new Set(addresses)], addresses.length)) {
    const [path = '', query = ''] = address.split('?');
    const [, campaign = '', code = ''] = path.split('/');
    // A desa has no rows.
    if (code.length > 8) continue;
    const asked = new URLSearchParams(query);
    const stage = progressQuery.shape.stage.unwrap().options.find((one) => stageSlugs[one] === asked.get('tahap'));
    const per = asked.get('per');
    const { start, end } = campaigns.find(({ slug }) => slug === campaign) ?? {};
    // Of a day that is none of the campaign's, the page shows the last one, and the API refuses it.
    if (per && (!start || !end || per < start || per > end)) continue;
    const rows = await readRows(page.request, campaign, code, { ...(per && { asOf: per }), ...(stage && { stage }) });
    if (rows.length > 0) looks.push({ campaign, code, query, rows });
    if (looks.length === comparedAreas) break;
  }
  return looks;
}

test('every column says the same in all places', async ({ browser, page }) => {
  test.setTimeout(process.env.KEJAR_LONG ? 3_600_000 : 300_000);
  await new SignInPage(page).signInAs(people.admin);
  const looks = await listLooks(page);
  const context = await browser.newContext({
    // A tablet's window has every column, those for which no desktop has room to the right of the others.
    viewport: { width: 1024, height: 900 },
    storageState: await page.context().storageState(),
  });
  const drawn = await context.newPage();
  const faults: string[] = [];
  let compared = 0;
  for (const { campaign, code, query, rows } of looks) {
    const asked = Object.fromEntries(new URLSearchParams(query));
    const all = `/${campaign}/${code}/unduh?${new URLSearchParams({ ...asked, kolom: 'semua' })}`;
    await drawn.goto(`/${campaign}/${code}?${query}`);
    await expect(drawn.getByRole('button', { name: 'Salin tabel' })).toBeVisible();
    const screen = await readDrawn(drawn, '#tabel table >> nth=0');
    await new SheetPage(drawn).open(campaign, code, { ...asked, kolom: 'semua' });
    const sheet = await readDrawn(drawn, 'article table >> nth=0');
    const pdf = await readPdf(await (await page.request.get(`${all}&format=pdf`)).body());
    const found = [
      ...compare('screen', screen, rows),
      ...compare('sheet', sheet, rows),
      ...compare('CSV', await readCsv(page, all), rows),
      ...compare('XLSX', await readWorkbook(page, all), rows),
      ...comparePdf(
        pdf.flatMap(({ lines }) => lines),
        sheet,
      ),
    ];
    faults.push(...found.map((fault) => `${campaign}/${code}?${query} ${fault}`));
    compared += rows.length;
  }
  await context.close();
  process.stdout.write(
    `columns: ${looks.length} areas, ${compared} rows, ${faults.length} faults, KEJAR_CRAWL_SEED=${seed}\n`,
  );
  expect(compared).toBeGreaterThan(0);
  expect(faults.slice(0, 20), `KEJAR_CRAWL_SEED=${seed}`).toEqual([]);
});
