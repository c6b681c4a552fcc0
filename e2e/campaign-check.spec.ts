import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const address = '/pk23-jabar/target/pemeriksaan';
const finding = /Kabupaten Karawang: target jauh berbeda dari Pendataan Keluarga 2021/;

test('a province marks a finding by keyboard, and takes the mark back without JavaScript', async ({
  page,
  browser,
}) => {
  const note = `Pemutakhiran, bukan sensus, uji ${Date.now()}`;
  await new SignInPage(page).signInAs(people.jabar);
  await page.goto('/pk23-jabar/target');
  await page.getByRole('link', { name: 'Periksa sebelum mulai' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Periksa sebelum mulai');
  await expect(page.getByRole('region', { name: 'Jumlah per tingkat' })).toContainText('27 dari 27');
  const open = page.getByRole('region', { name: 'Perlu dibereskan' }).getByRole('article', { name: finding });
  await expect(open.getByRole('row', { name: /Karawang/ })).toContainText('734.768');
  await expectAccessible(page);
  await open.getByText('Tandai').press('Enter');
  await open.getByRole('button', { name: 'Simpan tanda' }).press('Enter');
  await expect(open.getByRole('alert')).toContainText('Catatan belum diisi');
  await open.getByLabel('Catatan').fill(note);
  await open.getByRole('button', { name: 'Simpan tanda' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('Temuan ditandai');
  const settled = page.getByRole('region', { name: 'Sudah ditandai' }).getByRole('article', { name: finding });
  await expect(settled).toContainText(`Memang begitu: ${note}`);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  const file = await page.request.get(`${address}/unduh?format=csv&pemisah=koma`);
  expect(await file.text()).toContain('Karawang');

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await new SignInPage(plain).signInAs(people.jabar);
  await plain.goto(address);
  const same = plain.getByRole('region', { name: 'Sudah ditandai' }).getByRole('article', { name: finding });
  await same.getByText('Ubah tandanya').click();
  await same.getByLabel('Tanda').selectOption('Cabut tandanya');
  await same.getByRole('button', { name: 'Simpan tanda' }).click();
  await expect(plain.getByRole('status')).toContainText('Tandanya dicabut');
  await plain.context().close();
});

test('a kabupaten sees its own check and no other', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto(address);
  await expect(page.getByText('Kabupaten Karawang:').first()).toBeVisible();
  await page.getByLabel('Kode wilayah').fill('32.16');
  await page.getByLabel('Kode wilayah').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Periksa sebelum mulai');
  expect((await page.request.get(`${address}?kode=32.16`)).status()).toBe(404);
  expect((await page.request.get(`${address}/unduh?kode=32&format=csv`)).status()).toBe(404);
});
