import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { progressAnswer } from '../lib/domain/api-progress';
import { stages } from '../lib/domain/counts';
import { addDays, daysBetween, type IsoDay, toDay } from '../lib/domain/days';
import { stageSlugs } from '../lib/format/area-query';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/*
 * Opens flagged areas, where figures are odd, and areas drawn at random over campaigns, levels, days and stages. No page
 * may fail, whatever its figures. KEJAR_CRAWL_SEED repeats a run.
 */

// Some hundred pages are too much to record; a fault names its address.
test.use({ trace: 'off', screenshot: 'off' });

const seed = Number(process.env.KEJAR_CRAWL_SEED ?? Math.floor(Math.random() * 2 ** 31));
const drawnPages = process.env.KEJAR_LONG ? 400 : 90;
const widths = [1366, 360];
/** Pages that are open at once. */
const lanes = 3;

const campaigns = [
  { slug: 'pk21', top: 'id', start: toDay('2021-04-01'), end: toDay('2021-05-31') },
  { slug: 'pk23-jabar', top: '32', start: toDay('2023-07-01'), end: toDay('2023-07-31') },
  { slug: 'kampung-kb', top: 'id', start: toDay('2024-01-01'), end: toDay('2024-06-30') },
  { slug: 'pk24-karawang', top: '32.15', start: toDay('2024-08-01'), end: toDay('2024-09-11') },
  { slug: 'mou19-banten', top: '36', start: toDay('2019-09-01'), end: toDay('2019-11-20') },
];
type Campaign = (typeof campaigns)[number];

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(seed);
const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const someOf = <T>(list: readonly T[], count: number): T[] =>
  list
    .map((one) => ({ one, at: random() }))
    .sort((one, other) => one.at - other.at)
    .slice(0, count)
    .map(({ one }) => one);

async function readRows(
  request: APIRequestContext,
  campaign: string,
  code: string,
  query: Record<string, string> = {},
) {
  const response = await request.get(`/api/v1/progress/${campaign}/${code}?${new URLSearchParams(query)}`);
  expect([campaign, code, response.status()]).toEqual([campaign, code, 200]);
  return progressAnswer.parse(await response.json()).rows;
}

const addressOf = (campaign: string, code: string, query: Record<string, string>) =>
  `/${campaign}/${code}?${new URLSearchParams(query)}`;

/** Flags that a handful of areas carry: all of those are opened. Of the others, which hundreds carry, some. */
const rare = ['fell', 'partsExceedWhole', 'targetPartsDiffer', 'implausiblePerKader'];
const ofCommonFlag = 10;

/** Addresses of flagged areas, on the day of the flag and on the days after, when it is part of the way. */
async function listFlagged(request: APIRequestContext): Promise<string[]> {
  const looks: [string, string, string, string | null][] = [
    ['pk21', 'id', 'children', null],
    ['pk21', 'id', 'kecamatan', null],
    ['pk21', '32.15', 'desa', '2021-04-12'],
    ['pk23-jabar', '32', 'children', '2023-07-31'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-05'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-23'],
    ['pk23-jabar', '32', 'kecamatan', '2023-07-31'],
    ['pk23-jabar', '32', 'desa', '2023-07-21'],
    ['pk23-jabar', '32', 'desa', '2023-07-31'],
    ['kampung-kb', 'id', 'children', null],
  ];
  const addresses = new Set<string>();
  for (const [campaign, code, detail, per] of looks) {
    const rows = await readRows(request, campaign, code, { detail, ...(per && { asOf: per }) });
    const byFlag = new Map<string, string[]>();
    for (const { area, figures } of rows) {
      for (const flag of figures.flags) byFlag.set(flag, [...(byFlag.get(flag) ?? []), area.code]);
    }
    for (const [flag, codes] of byFlag) {
      for (const one of rare.includes(flag) ? codes : someOf(codes, ofCommonFlag)) {
        addresses.add(addressOf(campaign, one, per ? { per } : {}));
      }
    }
  }
  return [...addresses];
}

/** Areas of every level, with one that nothing was reported of. */
async function drawAreas(request: APIRequestContext, campaign: Campaign): Promise<string[][]> {
  const codesOf = async (code: string, detail: string) =>
    (await readRows(request, campaign.slug, code, { detail })).map((row) => row.area.code);
  const kecamatan = await codesOf(campaign.top, 'kecamatan');
  const desa: string[] = [];
  for (const one of someOf(kecamatan, 12)) desa.push(...(await codesOf(one, 'desa')));
  const above = (length: number) => [...new Set(kecamatan.map((code) => code.slice(0, length)))];
  return [[campaign.top], above(2), above(5), kecamatan, desa];
}

/** First and last day, the days outside of the campaign, none, and any between. */
function drawDay({ start, end }: Campaign): IsoDay | null {
  const outside = [addDays(start, -1), addDays(start, -40), addDays(end, 1), addDays(end, 90)];
  const within = () => addDays(start, Math.floor(random() * (daysBetween(start, end) + 1)));
  return oneOf([() => null, () => start, () => end, () => oneOf(outside), within, within, within, within])();
}

async function listDrawn(request: APIRequestContext): Promise<string[]> {
  const areas = new Map<string, string[][]>();
  for (const campaign of campaigns) areas.set(campaign.slug, await drawAreas(request, campaign));
  return Array.from({ length: drawnPages }, () => {
    const campaign = oneOf(campaigns);
    const per = drawDay(campaign);
    const stage = oneOf([null, ...stages]);
    const query = { ...(per && { per }), ...(stage && { tahap: stageSlugs[stage] }) };
    return addressOf(campaign.slug, oneOf(oneOf(areas.get(campaign.slug) ?? [[campaign.top]])), query);
  });
}

type Fault = { address: string; width: number; faults: string[] };

/** A page that tells what goes wrong in it. */
async function openLane(context: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text().slice(0, 200)}`);
  });
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message.slice(0, 200)}`));
  page.on('requestfailed', (request) => faults.push(`not loaded: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    if (request.url().endsWith('/galat')) faults.push(`told the server: ${request.postData()?.slice(0, 200)}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults };
}

/** Waits until the chart is drawn, or the page says why there is none; what stands there instead is a fault. */
async function waitForChart(page: Page): Promise<string | null> {
  const look = () => {
    const said = /[^\n]*(?:tidak dapat dibuka|gagal dibuka|gagal ditampilkan)[^\n]*/.exec(document.body.innerText);
    if (said) return said[0];
    if (document.querySelector('[data-failed]')) return 'a part failed';
    const figure = document.querySelector('figure');
    const drawing = figure?.querySelector('svg.recharts-surface');
    if (drawing && drawing.getBoundingClientRect().width > window.innerWidth) return null;
    const axes = figure?.querySelectorAll('.recharts-yAxis-tick-labels').length;
    return axes === 2 || figure?.textContent?.includes('Belum ada angka') ? 'drawn' : null;
  };
  try {
    const found = await page.waitForFunction(look, null, { timeout: 30_000 });
    const said = await found.jsonValue();
    return said === 'drawn' ? null : `the page says: ${said}`;
  } catch {
    return 'neither a chart nor a word about it';
  }
}

async function crawl(context: BrowserContext, addresses: readonly string[]): Promise<Fault[]> {
  const waiting = [...addresses];
  const found: Fault[] = [];
  const walk = async () => {
    const { page, faults } = await openLane(context);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 768 });
        // The server sends every width the same: it is asked once, and the page draws itself anew.
        const response = width === widths[0] ? await page.goto(address) : null;
        if (response && response.status() !== 200) faults.push(`status ${response.status()}`);
        const fault = await waitForChart(page);
        if (fault) faults.push(fault);
        if (faults.length > 0) found.push({ address, width, faults: faults.splice(0) });
      }
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: lanes }, walk));
  return found;
}

test('no page of an area fails, flagged or drawn at random', async ({ browser, page }) => {
  test.setTimeout(600_000);
  await new SignInPage(page).signInAs(people.admin);
  const storageState = await page.context().storageState();
  const flagged = await listFlagged(page.request);
  const drawn = await listDrawn(page.request);
  const addresses = [...flagged, ...drawn];

  const started = Date.now();
  const context = await browser.newContext({ storageState });
  const faults = await crawl(context, addresses);
  await context.close();
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(
    `crawl: ${addresses.length} pages (${flagged.length} of flagged areas, ${drawn.length} drawn), each at ` +
      `${widths.join(' and ')} px, in ${seconds} s, ${faults.length} failed, KEJAR_CRAWL_SEED=${seed}\n`,
  );
  expect(flagged.length).toBeGreaterThan(50);
  expect(faults, `KEJAR_CRAWL_SEED=${seed}`).toEqual([]);
});

/** Files of odd figures: sheet, recap, its picture, and the downloads. */
test('no file of a flagged area fails', async ({ page }) => {
  test.setTimeout(300_000);
  await new SignInPage(page).signInAs(people.admin);
  const flagged = someOf(await listFlagged(page.request), 6);
  const faults: string[] = [];
  for (const address of ['/pk23-jabar/32.01.35?per=2023-07-23', '/pk23-jabar/32?per=2023-07-31', ...flagged]) {
    const [path, query] = address.split('?');
    for (const below of ['lembar', 'rekap', 'pelaporan', 'pembanding', 'pertanyaan']) {
      const lane = await openLane(page.context());
      const response = await lane.page.goto(`${path}/${below}?${query}`);
      const title = await lane.page.getByRole('heading', { level: 1 }).first().innerText();
      if (response?.status() !== 200 || title.includes('tidak dapat')) faults.push(`${address} ${below}: ${title}`);
      faults.push(...lane.faults.map((fault) => `${address} ${below}: ${fault}`));
      await lane.page.close();
    }
    for (const [file, begins] of Object.entries(beginnings)) {
      const response = await page.request.get(`${path}/${file}${file.includes('?') ? '&' : '?'}${query}`);
      const body = await response.body();
      if (response.status() !== 200 || !body.subarray(0, 16).toString('latin1').includes(begins)) {
        faults.push(`${address} ${file}: ${response.status()} ${body.subarray(0, 200).toString('utf8')}`);
      }
    }
  }
  expect(faults, `KEJAR_CRAWL_SEED=${seed}`).toEqual([]);
});

/** What a file of each kind begins with. */
const beginnings = {
  'unduh?format=csv': 'Capaian',
  'unduh?format=xlsx': 'PK',
  'unduh?format=pdf': '%PDF',
  'rekap/gambar': 'PNG',
};
