import { expect, test } from '@playwright/test';
import { demoPassword } from '../lib/domain/personas';
import { expectAccessible } from './pages/accessible';
import { AreaPage, readCount } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day of the published figures: day 12 of 61. */
const per = '2021-04-12';

const sumOf = (cells: string[]) => cells.reduce((sum, cell) => sum + (readCount(cell) ?? 0), 0);

test.describe('Karawang on 12 April 2021', () => {
  test.beforeEach(async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
  });

  test('the page says what was published', async ({ page }) => {
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(area.answer).toContainText('Karawang tertinggal: 3,92 %');
    await expect(area.answer).toContainText('seharusnya 19,67 %');
    await expect(area.main).toContainText('28.800 dari 734.768 keluarga, semuanya online');
    await expect(area.fact('Hari ke-')).toHaveText('12');
    await expect(area.main).toContainText('dari 61, selesai 31 Mei');
    await expect(area.fact('Perlu per hari')).toHaveText('14.408');
    await expect(area.fact('Sisa')).toHaveText('705.968');
    await expect(area.main).toContainText('4.561 kader');
    await expectAccessible(page);
    // On paper nothing leads on, and no sign is left of what did.
    await page.emulateMedia({ media: 'print' });
    await expect(area.main).not.toContainText(/hitung bila|Rincian selisih/, { useInnerText: true });
    await expect(area.main).not.toContainText(/\d\s%\s·\s*\n/, { useInnerText: true });
    await page.emulateMedia({ media: 'screen' });
    // Some 181.000 characters on 30 November 2026: what readers do not see at first is not to come in unnoticed.
    expect((await (await page.request.get(page.url())).text()).length).toBeLessThan(190_000);
  });

  test('a day outside the campaign is said, and the files are of the day that is shown', async ({ page }) => {
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per: '2021-08-17' });
    await expect(area.main.getByRole('status').filter({ hasText: 'di luar' })).toContainText(
      '17 Agustus 2021 di luar hari laporan kampanye ini, 1 April 2021',
    );
    const file = area.main.locator('a[href*="/unduh?format=csv"]').first();
    expect(await file.getAttribute('href')).not.toContain('per=');
    const trend = area.main.locator('a[href*="/grafik?format=csv"]');
    expect(await trend.getAttribute('href')).toContain('per=2021-04-12');
  });

  test('thirty kecamatan add up to the headline', async ({ page }) => {
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(area.rows).toHaveCount(30);
    expect(sumOf(await area.column('Target'))).toBe(734_768);
    expect(sumOf(await area.column('Online'))).toBe(28_800);
    expect(sumOf(await area.column('Manual'))).toBe(0);
    expect(sumOf(await area.column('Total'))).toBe(28_800);
    await expect(area.sum).toContainText('734.768');
    await expect(area.sum).toContainText('28.800');
  });

  test('down to a desa and back', async ({ page }) => {
    await drill(new AreaPage(page));
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('signing in, down to a desa and back', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    await drill(new AreaPage(page));
  });
});

async function drill(area: AreaPage) {
  await area.open('pk21', '32.15', { per });
  await area.openPart('Telukjambe Timur');
  await expect(area.answer).toContainText('Telukjambe Timur');
  const desa = area.rows.getByRole('link').first();
  const name = await desa.innerText();
  await desa.click();
  await expect(area.answer).toContainText(name);
  await area.goUp('Telukjambe Timur');
  await expect(area.answer).toContainText('Telukjambe Timur');
  await area.goUp('Karawang');
  await expect(area.answer).toContainText('3,92 %');
}

test('on a phone the page never scrolls sideways', { tag: '@phone-only' }, async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const area = new AreaPage(page);
  await area.open('pk21', '32.15', { per });
  await expect(area.answer).toContainText('3,92 %');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});

test('the search opens the one area that was meant, with and without JavaScript', async ({ page, browser }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/pk21/impor');
  const field = page.getByLabel('Cari wilayah');
  await field.fill('timur telukjmbe');
  await expect(page.getByRole('option').first()).toContainText('Kecamatan Telukjambe Timur');
  await field.press('Enter');
  await expect(page).toHaveURL(/\/pk21\/32\.15\.03/);

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await new SignInPage(plain).signInAs(people.karawang);
  await new AreaPage(plain).open('pk21', '32.15', { per });
  await plain.getByLabel('Cari wilayah').fill('321505');
  await plain.getByLabel('Cari wilayah').press('Enter');
  await expect(plain).toHaveURL(new RegExp(`/pk21/32\\.15\\.05\\?per=${per}`));
  // Two may be meant: they are listed.
  await plain.getByLabel('Cari wilayah').fill('telukjambe');
  await plain.getByLabel('Cari wilayah').press('Enter');
  await expect(plain.getByRole('main')).toContainText('Kecamatan Telukjambe Barat');
  await plain.context().close();
});

test('an area outside the own one is not there', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  for (const code of ['33.13', '32.04', '99.99']) {
    const response = await new AreaPage(page).open('pk21', code);
    expect([code, response?.status()]).toEqual([code, 404]);
    await expect(page.getByRole('link').first()).toBeVisible();
  }
});

test('who is not signed in is sent to the sign-in page, and on to where they wanted to go', async ({ page }) => {
  const area = new AreaPage(page);
  await area.open('pk21', '32.15', { per });
  await expect(page).toHaveURL(/\/masuk/);
  await expectAccessible(page);
  const signIn = new SignInPage(page);
  await signIn.submit(people.karawang.email, 'bukan kata sandinya');
  await expect(page.getByRole('alert').filter({ hasText: 'tidak cocok' })).toBeVisible();
  await signIn.submit(people.karawang.email, demoPassword);
  await expect(page).toHaveURL(/\/pk21\/32\.15\?per=2021-04-12$/);
  await expect(area.answer).toContainText('3,92 %');
});
