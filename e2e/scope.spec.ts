import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const campaign = 'pk24-karawang';

test('PK24 Karawang: 5 of 30 kecamatan are listed, nobody is scolded, page, sheet and recap say 15 dari 15 lokus', async ({
  page,
}) => {
  await new SignInPage(page).signInAs(people.karawang);
  for (const [day, percent] of [
    ['2024-09-10', '91,67'],
    ['2024-09-11', '92,04'],
  ] as const) {
    await page.goto(`/${campaign}/32.15?per=${day}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(percent);
    await expect(page.getByRole('heading', { name: '5 kecamatan, 15 dari 15 lokus' })).toBeVisible();
    await expect(page.locator('#tabel tbody tr')).toHaveCount(5);
    await expect(page.locator('#tabel tbody')).not.toContainText('Belum lapor');
  }
  await page.getByRole('link', { name: 'Tampilkan juga 25 kecamatan bukan lokus' }).click();
  await expect(page.locator('#tabel tbody').getByText('Bukan lokus')).toHaveCount(25);
  await page.goto(`/${campaign}/32.15/lembar?per=2024-09-11`);
  await expect(page.getByText('Keadaan 11 September 2024, 15 dari 15 lokus', { exact: true })).toBeVisible();
  await page.goto(`/${campaign}/32.15/rekap?per=2024-09-11`);
  await expect(page.getByRole('textbox').first()).toHaveValue(/15 dari 15 lokus sudah lapor/);
});

test('the administrator sees what a list would change before it is saved; others only see the list', async ({
  page,
  browser,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await new SignInPage(page).signInAs(people.admin);
  await page.goto(`/${campaign}/lokus?kode=32.15.26`);
  // By the keyboard alone.
  const pick = page.getByText('Pilih dari 8 wilayah di bawah ini');
  await pick.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Plawad' }).focus();
  await page.keyboard.press('Space');
  const ticking = page.locator('form').filter({ has: page.getByRole('checkbox', { name: 'Plawad' }) });
  await ticking.getByRole('button', { name: 'Lihat perubahannya' }).press('Enter');
  const preview = page.getByRole('status').filter({ hasText: 'Belum disimpan' });
  await expect(preview).toContainText('1 wilayah ditambahkan: Plawad');
  await expect(preview).toContainText('15 tetap');
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // What was ticked is not to be ticked again where the preview shows a mistake.
  await pick.click();
  await expect(page.getByRole('checkbox', { name: 'Plawad' })).toBeChecked();

  await page.goto(`/${campaign}/lokus?kode=32.15`);
  await page.getByText('Unggah daftar (CSV atau XLSX)').click();
  await page
    .getByLabel(/^File dengan kode/)
    .setInputFiles(csvFile('lokus.csv', 'Kecamatan;Desa\r\nKlari;Klari\r\nKlari;Klari\r\n'));
  const upload = page.locator('form').filter({ has: page.getByLabel(/^File dengan kode/) });
  await upload.getByRole('button', { name: 'Lihat perubahannya' }).click();
  await expect(preview).toContainText('14 wilayah sudah melapor dan akan menjadi bukan lokus');
  await expect(preview).toContainText('Desa Klari sudah didaftar di baris 2');
  await expect(preview.getByRole('button', { name: 'Simpan tanpa 1 baris yang ditolak' })).toBeVisible();

  // Without JavaScript, and for who may not change it.
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await new SignInPage(plain).signInAs(people.karawang);
  await plain.goto(`/${campaign}/lokus`);
  await expect(plain.getByText('15 dari 309 desa/kelurahan di Kabupaten Karawang ikut serta')).toBeVisible();
  await expect(plain.getByRole('heading', { name: 'Ubah daftar' })).toHaveCount(0);
});
