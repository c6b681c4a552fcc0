import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The page as a phone has it, and back: nothing is wider than the window, and axe finds nothing. */
async function expectFits(page: Page): Promise<void> {
  const size = page.viewportSize() ?? { width: 1366, height: 768 };
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await page.setViewportSize(size);
}

test('an outage is noted, costs its days, and is withdrawn', async ({ page }) => {
  const reason = `Menara roboh ${Date.now()}`;
  await new SignInPage(page).signInAs(people.telukjambe);
  await page.goto('/pk21/gangguan');
  await page.getByText('Catat gangguan lain').click();
  const form = page.locator('[data-island="gangguan lain"]');
  await form.getByLabel('Mulai, hari').fill('2021-04-05');
  await form.getByLabel('Selesai, hari').fill('2021-04-04');
  await form.getByLabel('Penyebab').fill(reason);
  await form.getByLabel('Penyebab').press('Enter');
  await expect(form.getByRole('alert')).toContainText('selesai sebelum mulai');
  await form.getByLabel('Selesai, hari').fill('2021-04-06');
  await form.getByRole('button', { name: 'Catat gangguan' }).click();
  await expect(page.getByRole('status')).toContainText('Gangguan dicatat');
  const entry = page.getByRole('listitem').filter({ hasText: reason });
  await expect(entry).toContainText('5 April sampai 6 April 2021');
  await expect(entry).toContainText('2 hari online hilang');
  await expectFits(page);
  await page.goto('/pk21/32.15.03?per=2021-04-12');
  await expect(page.getByRole('main')).toContainText(/Tiga hari hilang karena gangguan/);
  await page.goto('/pk21/gangguan');
  await entry.getByText('Koreksi atau tarik').click();
  await entry.getByLabel('Alasan penarikan').fill('uji selesai');
  await entry.getByRole('button', { name: 'Tarik catatan ini' }).click();
  await expect(page.getByRole('status')).toContainText('Catatan ditarik');
  await expect(entry).toContainText('tidak dihitung');
});

test('a desa is signed off, refuses what arrives, and is opened again', async ({ page }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  await page.goto('/pk21/32.15.03/pengesahan?per=2021-04-10');
  const boxes = page.getByRole('checkbox');
  for (const box of await boxes.all()) await box.uncheck();
  await page.getByRole('button', { name: /Sahkan yang dipilih/ }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Pilih dahulu wilayahnya');
  const first = boxes.first();
  const code = (await first.getAttribute('value')) ?? '';
  for (const box of await boxes.all()) await box.uncheck();
  await first.press('Space');
  await page.getByRole('button', { name: /Sahkan yang dipilih/ }).press('Enter');
  await expect(page.getByRole('status')).toContainText('1 wilayah disahkan s.d. 10 April 2021');
  await expectFits(page);
  await page.goto(`/pk21/${code}/lembar?per=2021-04-10`);
  await expect(page.getByRole('main')).toContainText(/Disahkan s\.d\. 10 April 2021 oleh .+ pada/);
  const upload = new UploadPage(page);
  await upload.open('pk21');
  await upload.upload(csvFile('sah.csv', `kode_wilayah;tanggal;online_masuk\r\n${code};2021-04-09;5\r\n`));
  await new ImportPage(page).arrive();
  await expect(page.getByRole('main')).toContainText(/9 April 2021 sudah disahkan .+ sampai 10 April 2021/);
  await page.goto('/pk21/32.15.03/pengesahan?per=2021-04-10');
  await page.getByText('Buka lagi yang sudah disahkan').click();
  await page.getByLabel('Alasan', { exact: true }).fill('uji selesai');
  await page.getByRole('button', { name: 'Buka lagi' }).click();
  await expect(page.getByRole('status')).toContainText('dibuka lagi');
});

test('the end is extended by a letter, said in the zone of its area, and taken back', async ({ page }) => {
  const letter = `SE uji ${Date.now()}`;
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/pk21/perpanjangan');
  const extend = async (endDay: string) => {
    await page.getByLabel('Wilayah', { exact: true }).fill('Maluku Utara');
    await page.getByLabel('Batas baru').fill(endDay);
    await page.getByLabel('Hari putusan surat').fill('2021-06-10');
    await page.getByLabel('Surat', { exact: true }).fill(letter);
    await page.getByRole('button', { name: 'Catat perpanjangan' }).click();
  };
  await extend('2021-05-30');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Perpanjangan memberi hari sesudahnya');
  await extend('2021-07-31');
  await expect(page.getByRole('status')).toContainText('Perpanjangan dicatat');
  await expectFits(page);
  await page.goto('/pk21/82.72?per=2021-06-11');
  await expect(page.getByRole('main')).toContainText('31 Juli 2021 pukul 23.59 WIB (1 Agustus 2021 pukul 01.59 WIT)');
  await page.goto('/pk21/perpanjangan');
  const entry = page.getByRole('listitem').filter({ hasText: letter });
  await entry.getByText('Tarik surat ini').click();
  await entry.getByLabel('Alasan penarikan').fill('uji selesai');
  await entry.getByRole('button', { name: 'Tarik' }).click();
  await expect(page.getByRole('status')).toContainText('Perpanjangan ditarik');
});
