import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

async function expectNoSideways(page: Page) {
  await page.setViewportSize({ width: 360, height: 740 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond).toBeLessThanOrEqual(0);
}

test('a province sees all campaigns with its own state, and goes on by keyboard', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  await page.goto('/');
  const row = page.getByRole('row', { name: /Pendataan Keluarga 2021/ });
  await expect(row.getByText('7,86')).toBeVisible();
  await expect(row.getByText('Tertinggal')).toBeVisible();
  await expect(row.getByText('1 dari 27 kabupaten/kota')).toBeVisible();
  const elsewhere = page.getByRole('region', { name: 'Wilayah Anda tidak ikut serta' });
  await expect(elsewhere.getByRole('link', { name: 'Pembentukan Rumah DataKu' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Tentang kampanye ini, Pendataan Keluarga 2021' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/pk21$/);
  await page.goto('/');
  await expectNoSideways(page);
});

test('a kabupaten goes straight to its own area', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/');
  await expect(page).toHaveURL(/\/pk21\/32\.15$/);
});

test('the page of a campaign says what it is, how the own area stands and what the reader may, without JavaScript', async ({
  browser,
  page,
}) => {
  await new SignInPage(page).signInAs(people.karawang);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('/pk21');
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Pendataan Keluarga 2021');
  await expect(plain.getByRole('region', { name: 'Keadaan Karawang' })).toContainText('tertinggal');
  await expect(plain.getByText('23.59 WIB (00.59 WITA dan 01.59 WIT hari berikutnya)')).toBeVisible();
  const rights = plain.getByRole('region', { name: 'Yang boleh saya lakukan di sini' });
  await expect(rights.getByRole('link', { name: 'Mengusulkan target' })).toHaveAttribute('href', '/pk21/target');
  await expect(rights.getByText('Mengesahkan hari wilayah ini: oleh Provinsi Jawa Barat atau')).toBeVisible();
  await context.close();

  await page.goto('/pk24-karawang');
  await expect(page.getByText('15 dari 15 lokus sudah lapor')).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  expect((await page.goto('/tidak-ada'))?.status()).toBe(404);
});
