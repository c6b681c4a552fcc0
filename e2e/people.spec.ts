import { type Browser, expect, test } from '@playwright/test';
import { demoPassword } from '../lib/domain/personas';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const password = 'tiga becak di pasar';
/** Another address at each run: a server that is kept knows those of before. */
const unique = Date.now().toString(36);
const email = `budi-${unique}@uji.test`;

/** A person at a browser of their own, on a phone. */
async function phoneOf(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  return context.newPage();
}

test('a kabupaten invites a kecamatan by keyboard, who sets a password on a phone, and is moved and shut', async ({
  page,
  browser,
}) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/kelola/pengguna/baru');
  await page.getByLabel('Alamat email').focus();
  for (const text of [email, 'Budi Santoso', 'Kecamatan Telukjambe Timur']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel('Peran').selectOption('kecamatan');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Telukjambe Timur');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Hasil' })).toBeFocused();
  await expectAccessible(page);
  const link = await page.getByLabel('Tautan undangan', { exact: true }).inputValue();
  const path = new URL(link).pathname;

  const phone = await phoneOf(browser);
  await phone.goto(path);
  await expect(phone.getByRole('main')).toContainText(email);
  await phone.getByLabel('Kata sandi baru').fill('password12345');
  await phone.getByRole('button', { name: 'Simpan dan masuk' }).click();
  await expect(phone.getByRole('alert').filter({ hasText: 'mudah ditebak' })).toBeVisible();
  await expectAccessible(phone);
  await phone.getByLabel('Kata sandi baru').pressSequentially(password);
  await expect(phone.getByText(/Kekuatan: (kuat|sangat kuat)/)).toBeVisible();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await phone.getByRole('button', { name: 'Simpan dan masuk' }).click();
  await expect(phone).toHaveURL(/32\.15\.03/);

  // Used once: the same answer as for a guess.
  const other = await phoneOf(browser);
  for (const address of [path, `/undangan/${'x'.repeat(43)}`]) {
    await other.goto(address);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Tautan tidak dapat dipakai');
  }

  // The role that is changed holds at the next click of who is signed in.
  await page.goto(`/kelola/pengguna?cari=${email}`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Budi Santoso' }).click();
  await page.getByLabel('Peran').selectOption('pembaca');
  await page.getByRole('button', { name: 'Simpan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Tersimpan' })).toBeVisible();
  await phone.goto('/kantor');
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('tidak ditemukan');
  await page.getByRole('button', { name: 'Nonaktifkan akun' }).click();
  await expect(page.getByRole('button', { name: 'Aktifkan akun' })).toBeVisible();
  await phone.goto('/akun');
  await expect(phone).toHaveURL(/\/masuk/);
});

test("one's own account: a token is shown once, and ended sessions are out", async ({ page, browser }) => {
  const agent = 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0';
  const phone = await (await browser.newContext({ userAgent: agent })).newPage();
  await new SignInPage(phone).signInAs(people.jabar);
  await new SignInPage(page).signInAs(people.jabar);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/akun');
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  const ending = page.locator('form', { has: page.getByLabel('Sesi yang diakhiri') });
  const lost = await ending.getByRole('option', { name: 'Firefox di Android' }).first().getAttribute('value');
  await ending.getByLabel('Sesi yang diakhiri').selectOption(lost);
  await ending.getByLabel('Kata sandi sekarang').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Sesi diakhiri.' })).toBeVisible();
  await phone.goto('/akun');
  await expect(phone).toHaveURL(/\/masuk/);
  const name = `Skrip ${unique}`;
  await page.getByLabel('Nama token baru').fill(name);
  // A session that was left open makes none: the password is asked again.
  const making = page.locator('form', { has: page.getByLabel('Nama token baru') });
  await making.getByLabel('Kata sandi sekarang').fill('kata-sandi-orang-lain');
  await page.getByRole('button', { name: 'Buat token' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'sekarang tidak cocok' })).toBeVisible();
  await making.getByLabel('Kata sandi sekarang').fill(demoPassword);
  await page.getByRole('button', { name: 'Buat token' }).click();
  const token = await page.getByRole('textbox', { name: 'Token API' }).inputValue();
  expect(token).toMatch(/^kt_/);
  const asked = { headers: { authorization: `Bearer ${token}` } };
  expect((await page.request.get('/api/v1/campaigns', asked)).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: 'Cabut' }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0);
  expect((await page.request.get('/api/v1/campaigns', asked)).status()).toBe(401);
  await page.goto('/akun/dua-langkah');
  await page.getByLabel('Kata sandi sekarang').fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /aplikasi autentikator/ })).toBeVisible();
  await expectAccessible(page);
});

test('the offices below are listed for who is above, and opened there', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/kelola/kantor');
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: 'Telukjambe Timur', exact: true }).click();
  await expect(page).toHaveURL(/\/kantor\?wilayah=32\.15\.03/);
  await expect(page.getByLabel('Telepon')).toBeVisible();
});
