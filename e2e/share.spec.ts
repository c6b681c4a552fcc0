import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SharesPage } from './pages/shares';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day of the published figures. */
const per = '2021-04-12';
const day = 's.d. 12 April 2021';

let count = 0;
/** A note of this try's own, for the demo keeps what other tries made. */
const newNote = () => `Uji ${Date.now()}-${++count}`;

async function makeLink(page: Page, shows: 'Lembar rapat' | 'Halaman wilayah', note = newNote()) {
  await new SignInPage(page).signInAs(people.karawang);
  const shares = new SharesPage(page);
  await shares.open('pk21', '32.15', { per });
  return { note, shares, url: await shares.make({ shows, day, note }) };
}

/** A browser in which nobody ever signed in. */
async function stranger(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const metaOf = (page: Page, property: string) =>
  page.locator(`head meta[property="${property}"]`).getAttribute('content');

/**
 * What a path answers, without the secret that it was asked with. Scripts are left out: they carry the same page again, in
 * pieces as the server came to write them; so are its number and its nonce.
 */
async function answerOf(request: APIRequestContext, url: string, as: string) {
  const response = await request.get(url, { maxRedirects: 0 });
  const secret = new URL(url).pathname.split('/')[2] ?? '';
  const body = (await response.text()).replaceAll(/<(script|template)\b.*?<\/\1>/gs, '').replaceAll(secret, as);
  const { date: _, 'x-request-id': __, ...headers } = response.headers();
  const nonce = /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1] ?? 'nonce';
  const answer = JSON.stringify({ status: response.status(), headers, body }).replaceAll(nonce, 'nonce');
  return JSON.parse(answer) as { status: number; headers: Record<string, string>; body: string };
}

test('a sheet goes to everybody who has its link, and comes back when it is revoked', async ({ page, browser }) => {
  const { url, shares, note } = await makeLink(page, 'Lembar rapat');
  expect(url).toMatch(/^https?:\/\/[^/]+\/b\/[\w-]{43}$/);
  const message = await page.getByRole('link', { name: 'Kirim lewat WhatsApp' }).getAttribute('href');
  expect(decodeURIComponent(message ?? '')).toMatch(/^https:\/\/wa\.me\/\?text=Capaian Pendataan Keluarga 2021/);
  expect(decodeURIComponent(message ?? '')).toContain(url);
  await expectAccessible(page);

  const guest = await stranger(browser);
  const response = await guest.goto(url);
  expect(response?.status()).toBe(200);
  const headers = response?.headers() ?? {};
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toContain('no-store');
  const main = guest.getByRole('main');
  await expect(main).toContainText('28.800');
  await expect(main).toContainText('734.768');
  await expect(guest.getByRole('banner')).toContainText('Dibagikan oleh DPPKB Kabupaten Karawang');
  await expect(guest.getByRole('banner')).toContainText('Angka s.d. 12 April 2021');
  await expect(guest.getByRole('banner')).toContainText('Tautan berlaku sampai');
  // Nothing leads into the house.
  const links = await guest.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.filter((href) => !href.startsWith('#') && !href.startsWith('https://'))).toEqual([]);
  await expectAccessible(guest);

  // The address stands nowhere once the page is left.
  await shares.open('pk21', '32.15');
  expect(await page.content()).not.toContain(new URL(url).pathname.slice(3));
  await expect(shares.entry(note)).toContainText('Berlaku');
  await expect(shares.entry(note)).toContainText('1 kali');
  await shares.revoke(note);
  expect((await guest.reload())?.status()).toBe(404);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Tautan ini tidak berlaku');
  await expectAccessible(guest);
});

test('a messenger finds a name, a sentence and a picture', async ({ page, browser }) => {
  const { url } = await makeLink(page, 'Lembar rapat');
  const guest = await stranger(browser);
  await guest.goto(url);
  expect(await metaOf(guest, 'og:title')).toMatch(/^Karawang 3,92\s%, s\.d\. 12 April 2021$/);
  expect(await metaOf(guest, 'og:description')).toContain('28.800 dari 734.768 keluarga');
  expect(await metaOf(guest, 'og:url')).toBe(url);
  expect(await metaOf(guest, 'og:image')).toBe(`${url}/gambar`);
  await expect(guest.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/);
  const picture = await guest.request.get(`${url}/gambar`);
  expect(picture.headers()['content-type']).toBe('image/png');
  const bytes = await picture.body();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(bytes.byteLength).toBeLessThan(300_000);
});

test('the page is sorted and filtered in place, and goes nowhere else', async ({ page, browser }) => {
  const { url } = await makeLink(page, 'Halaman wilayah');
  const guest = await stranger(browser);
  await guest.setViewportSize({ width: 360, height: 740 });
  await guest.goto(url);
  await expect(guest.getByRole('heading', { level: 1 })).toContainText('Karawang tertinggal: 3,92 %');
  expect(await overflow(guest)).toBe(0);
  await expect(guest.getByRole('main')).not.toContainText('7,86 %');
  const inside = new RegExp(`^(#|https://|${new URL(url).pathname})`);
  const links = await guest.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.filter((href) => !inside.test(href))).toEqual([]);
  await expectAccessible(guest);
  await guest.goto(`${url}?status=belum-lapor`);
  await expect(guest.locator('#tabel tbody')).toContainText('Klari');
  await expect(guest.locator('#tabel tbody')).not.toContainText('Majalaya');
  // What the link fixed cannot be chosen by hand.
  await guest.goto(`${url}?per=2021-04-05&rinci=desa`);
  await expect(guest.getByRole('heading', { level: 1 })).toContainText('3,92 %');
  await expect(guest.locator('#tabel')).toContainText('30 kecamatan');
});

test('a link opens one area and nothing else in the house', async ({ page, browser }) => {
  const { url } = await makeLink(page, 'Halaman wilayah');
  const guest = await stranger(browser);
  await guest.goto(url);
  const secret = new URL(url).pathname.slice(3);
  for (const [path, status] of [
    ['/api/v1/campaigns', 401],
    ['/api/v1/progress/pk21/32.15', 401],
    ['/api/v1/areas?campaign=pk21&q=teluk', 401],
    ['/pk21/32.15/unduh?format=csv', 401],
    ['/pk21/32.15', 307],
    ['/pk21/32.15/lembar', 307],
    ['/pk21/32.15/bagikan', 307],
    ['/pk21/32', 307],
    [`/b/${secret}/lembar`, 307],
    [`/b/${secret}/unduh`, 401],
  ] as const) {
    const answer = await guest.request.get(path, { maxRedirects: 0, headers: { authorization: '' } });
    expect([path, answer.status()]).toEqual([path, status]);
  }
  const asToken = await guest.request.get('/api/v1/campaigns', { headers: { authorization: `Bearer ${secret}` } });
  expect(asToken.status()).toBe(401);
});

test('a link that is over and one that was guessed answer alike', async ({ page, request }) => {
  const { url, shares, note } = await makeLink(page, 'Lembar rapat');
  await shares.open('pk21', '32.15');
  await shares.revoke(note);
  const guessed = new URL(`/b/${'A'.repeat(43)}`, url).href;
  for (const below of ['', '/gambar']) {
    const [over, never] = [await answerOf(request, url + below, 'X'), await answerOf(request, guessed + below, 'X')];
    expect(over.status).toBe(404);
    expect(over).toEqual(never);
  }
});

test('who may not hand out links finds no such page', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  expect((await new SharesPage(page).open('pk21', '32'))?.status()).toBe(404);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a link is made, opened and revoked', async ({ page }) => {
    const { url, shares, note } = await makeLink(page, 'Lembar rapat');
    await page.context().clearCookies();
    expect((await page.goto(url))?.status()).toBe(200);
    await expect(page.getByRole('main')).toContainText('28.800');
    await new SignInPage(page).signInAs(people.karawang);
    await shares.open('pk21', '32.15');
    await shares.revoke(note);
    expect((await page.goto(url))?.status()).toBe(404);
  });
});
