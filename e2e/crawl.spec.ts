import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { listDrawn, listFlagged, seed, someOf } from './pages/drawn-areas';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/* Opens flagged areas and areas drawn at random. No page may fail, whatever its figures. KEJAR_CRAWL_SEED repeats a run. */

// Some hundred pages are too much to record; a fault names its address.
test.use({ trace: 'off', screenshot: 'off' });

const widths = [1366, 360];
/** A third of the pages is drawn at both, the others at one of them by turns: other areas are opened in each run. */
const widthsOf = (at: number) => (process.env.KEJAR_LONG || at % 3 === 0 ? widths : [widths[at % 2] ?? 360]);
/** Pages that are open at once. */
const lanes = 3;

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
    // Not in each frame: to read the text of a long page lays it out.
    const found = await page.waitForFunction(look, null, { timeout: 30_000, polling: 100 });
    const said = await found.jsonValue();
    return said === 'drawn' ? null : `the page says: ${said}`;
  } catch {
    return 'neither a chart nor a word about it';
  }
}

async function crawl(context: BrowserContext, addresses: readonly string[]): Promise<Fault[]> {
  const waiting = addresses.map((address, at) => ({ address, own: widthsOf(at) }));
  const found: Fault[] = [];
  const walk = async () => {
    const { page, faults } = await openLane(context);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { address, own } = next;
      for (const width of own) {
        await page.setViewportSize({ width, height: 768 });
        // The server sends every width the same: it is asked once, and the page draws itself anew.
        const response = width === own[0] ? await page.goto(address) : null;
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
    `crawl: ${addresses.length} pages (${flagged.length} of flagged areas, ${drawn.length} drawn), at ` +
      `${widths.join(' or ')} px, in ${seconds} s, ${faults.length} failed, KEJAR_CRAWL_SEED=${seed}\n`,
  );
  expect(flagged.length).toBeGreaterThan(25);
  expect(faults, `KEJAR_CRAWL_SEED=${seed}`).toEqual([]);
});

/** Files of odd figures: sheet, recap, its picture, and the downloads. */
test('no file of a flagged area fails', async ({ page }) => {
  test.setTimeout(300_000);
  await new SignInPage(page).signInAs(people.admin);
  const flagged = someOf(await listFlagged(page.request), process.env.KEJAR_LONG ? 12 : 2);
  const faults: string[] = [];
  for (const address of ['/pk23-jabar/32.01.35?per=2023-07-23', '/pk23-jabar/32?per=2023-07-31', ...flagged]) {
    const [path, query] = address.split('?');
    for (const below of ['lembar', 'rekap', 'pelaporan', 'pembanding', 'pertanyaan', 'kalkulator', 'layar']) {
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
  'grafik?format=png': 'PNG',
  'grafik?format=svg': '<svg',
  'grafik?format=csv': 'Hari',
};
