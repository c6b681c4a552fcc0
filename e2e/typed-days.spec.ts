import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('days are typed as people write them, and what is none is said at its field', async ({ page }) => {
    await new SignInPage(page).signInAs(people.admin);
    await page.goto('/kelola/audit?jenis=import');
    const from = page.getByLabel('Dari tanggal');
    await from.fill('1/1/2020');
    await page.getByLabel('Sampai tanggal').fill('kemarin');
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await expect(from).toHaveValue('1 Januari 2020');
    await expect(page.getByLabel('Sampai tanggal')).toHaveValue('kemarin');
    await expect(page.getByText("'kemarin' bukan tanggal. Tulis seperti 12 April 2021")).toBeVisible();

    await page.goto('/pk21/32.15/pengesahan');
    await page.getByLabel('Keadaan per hari').fill('10 Apr 21');
    await page.getByRole('button', { name: 'Lihat' }).click();
    await expect(page.getByLabel('Keadaan per hari')).toHaveValue('10 April 2021');

    await page.goto('/pk21/impor');
    await page.getByLabel('Tanggal, bila mau diisikan').fill('04/13/2021');
    await page.getByRole('button', { name: 'CSV koma' }).click();
    await expect(page.getByText('Tulis hari dulu, lalu bulan')).toBeVisible();
  });
});

test('a file is chosen by the keyboard, in words of our own', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/pk21/impor');
  const file = page.getByLabel('File', { exact: true });
  await expect(file).toHaveAccessibleDescription(/Belum ada file dipilih$/);
  const opened = page.waitForEvent('filechooser');
  // The listener must be heard of in the browser before the key.
  await expect(file).toBeEnabled();
  await file.press('Enter');
  await (await opened).setFiles(csvFile('rekap hari ini.csv', 'kode_wilayah\n'));
  await expect(file).toHaveAccessibleDescription(/rekap hari ini\.csv$/);
  await expect(page.getByText('rekap hari ini.csv')).toBeVisible();
  await expectAccessible(page);
});
