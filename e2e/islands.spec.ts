import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { demoPassword } from '../lib/domain/personas';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';
import { testServer } from './server';

/** The day of the published figures. */
const per = '2021-04-12';

/** The lines of the server's log of what failed in browsers and says `words`. */
function logged(words: string): Record<string, unknown>[] {
  const file = testServer.log;
  if (!file || !existsSync(file)) throw new Error('E2E_SERVERS must name the file that the server logs to.');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(words))
    .map((line) => JSON.parse(line));
}

/** Words that no other failure says; long numbers would not be logged. */
const unheard = () => `rusak ${Math.random().toString(36).slice(2, 8)}`;

/** Makes a part throw while it is drawn: in the scripts that the browser gets, the value after `key` throws. */
async function breakPart(page: Page, key: string): Promise<string> {
  const words = unheard();
  await page.route(/\/_next\/static\/.*\.js(?:\?|$)/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(key, `${key}(()=>{throw new Error("${words}")})()||`);
    await route.fulfill({ response, body });
  });
  return words;
}

/** The failure is in the server's log, once, as a line of `part`. */
async function expectLogged(words: string, part: string) {
  await expect.poll(() => logged(words).map((line) => line.part)).toContain(part);
}

test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const drawing = (page: Page) => page.getByRole('img', { name: 'Angka kumulatif dibanding garis target' });

test.describe('a part that fails leaves the page standing, with what the server drew', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('the chart: a browser that cannot measure a box', async ({ page }) => {
    const words = unheard();
    await page.addInitScript((said) => {
      window.ResizeObserver = class extends ResizeObserver {
        override observe() {
          throw new Error(said);
        }
      };
    }, words);
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(area.main).toContainText('yang interaktif gagal dibuka di peramban ini');
    await expect(drawing(page)).toBeVisible();
    await expect(drawing(page)).toContainText('Target 734.768');
    await expect(area.answer).toContainText('3,92 %');
    await expect(area.rows).toHaveCount(30);
    await expectLogged(words, 'grafik');
    const [line] = logged(words);
    expect(line).toMatchObject({ path: '/pk21/32.15', fault: `Error: ${words}`, msg: 'failed in a browser' });
  });

  test('the chart: its script does not come', async ({ page }) => {
    await page.route(/\/_next\/static\/.*\.js(?:\?|$)/, async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      await (body.includes('recharts-surface') ? route.abort() : route.fulfill({ response, body }));
    });
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(area.main).toContainText('yang interaktif gagal dibuka di peramban ini');
    await expect(drawing(page)).toBeVisible();
  });

  test('the table: its links order it as without JavaScript', async ({ page }) => {
    const words = await breakPart(page, '"aria-rowcount":');
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(page.locator('[data-failed]')).toHaveCount(1);
    await expect(area.rows).toHaveCount(30);
    await expect(area.sum).toContainText('734.768');
    await area.table.getByRole('columnheader', { name: 'Target' }).getByRole('link').click();
    await expect(page).toHaveURL(/urut=-?target/);
    await expect(area.rows).toHaveCount(30);
    await expectLogged(words, 'tabel');
  });

  test('the search: a form that the server answers', async ({ page }) => {
    const words = await breakPart(page, '"aria-autocomplete":');
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await page.getByLabel('Cari wilayah').fill('telukjambe');
    await page.getByLabel('Cari wilayah').press('Enter');
    await expect(page).toHaveURL(/wilayah=telukjambe/);
    await expect(area.main).toContainText('Telukjambe Timur');
    await expectLogged(words, 'pencarian wilayah');
  });

  test('typing: the grid that the server wrote', async ({ page }) => {
    const words = await breakPart(page, 'inputMode:');
    await page.goto('/pk21/isi');
    await expect(page.locator('[data-failed]')).toHaveCount(1);
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectLogged(words, 'isi angka');
  });
});

test('who signs in where the form fails is signed in', async ({ page }) => {
  const words = await breakPart(page, 'autoComplete:');
  await page.goto('/masuk');
  await expect(page.locator('[data-failed]')).toHaveCount(1);
  await new SignInPage(page).submit(people.karawang.email, demoPassword);
  await expect(page).not.toHaveURL(/\/masuk/);
  await expectLogged(words, 'masuk');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the server draws the chart', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    await new AreaPage(page).open('pk21', '32.15', { per });
    await expect(drawing(page)).toBeVisible();
    for (const words of [
      'Target 734.768',
      'Pada laju sekarang',
      '146.400',
      '200\u00a0rb',
      '12 Apr',
      '2.400 per hari',
    ]) {
      await expect(drawing(page)).toContainText(words);
    }
  });
});

test.describe('what a browser may tell the log', () => {
  const report = (words: string) => `grafik\n/pk21\nError: ${words}\n`;

  test('is told by our own pages only, in plain text, and shortly', async ({ page, baseURL }) => {
    const send = async (headers: Record<string, string>, data: string) => {
      const response = await page.request.post('/galat', { headers, data });
      return response.status();
    };
    const plain = { 'Content-Type': 'text/plain;charset=UTF-8', Origin: baseURL ?? '' };
    const words = unheard();
    expect(await send({ ...plain, Origin: 'https://elsewhere.example' }, report(words))).toBe(403);
    expect(await send({ ...plain, 'Sec-Fetch-Site': 'cross-site' }, report(words))).toBe(403);
    expect(await send({ ...plain, 'Content-Type': 'application/json' }, report(words))).toBe(415);
    expect(await send(plain, `${report(words)}${'x'.repeat(10_000)}`)).toBe(413);
    expect(await send(plain, words)).toBe(400);
    expect((await page.request.get('/galat')).status()).toBe(405);
    expect(logged(words)).toEqual([]);
    expect(await send(plain, report(words))).toBe(204);
    await expect.poll(() => logged(words).length).toBe(1);
  });
});
