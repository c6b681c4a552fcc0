import { expect, type Page, test } from '@playwright/test';
import { buildWorkbook, rowXml } from '../lib/imports/fixtures/build-workbook';
import { expectAccessible, expectFitsPhone } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const day = '2021-04-13';

async function send(page: Page, name: string, lines: readonly string[]): Promise<ImportPage> {
  const upload = new UploadPage(page);
  await upload.open('pk21');
  await upload.day.fill(day);
  await upload.upload(csvFile(name, `${lines.join('\r\n')}\r\n`));
  const preview = new ImportPage(page);
  await preview.arrive();
  return preview;
}

test.describe('what is wrong in a file is put right in its preview', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('a cell in its row, by keyboard', async ({ page }) => {
    const preview = await send(page, 'sel.csv', ['Kecamatan;Online', 'KLARI;3,5', 'CIAMPEL;20', 'PEDES;menyusul']);
    await expect(preview.answer).toHaveText('1 baris siap disimpan, 2 baris ditolak');
    await expectAccessible(page);
    await expectFitsPhone(page);
    const cell = page.getByLabel('Isi yang benar, baris 2, kolom Online');
    await expect(cell).toHaveValue('3,5');
    await cell.focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('35');
    await page.getByLabel('Isi yang benar, baris 4, kolom Online').fill('');
    await page.getByRole('button', { name: 'Periksa ulang dengan perbaikan ini' }).press('Enter');
    await expect(preview.answer).toHaveText('2 baris siap disimpan');
    await expect(page.getByText("baris 2 kolom Online '3,5' menjadi '35'")).toBeVisible();
    await preview.discard();
  });

  test('the day of all rows of one cause, as people write it', async ({ page }) => {
    const rows = ['KLARI;13/03/2021;10', 'CIAMPEL;13/03/2021;20', 'PEDES;13/03/2021;30'];
    const preview = await send(page, 'maret.csv', ['Kecamatan;Tanggal;Online', ...rows]);
    await expect(preview.answer).toHaveText('Tidak ada yang dapat disimpan: 3 baris ditolak');
    await expect(preview.refused).toHaveCount(1);
    const day = page.getByLabel('Ganti tanggal 3 baris');
    await day.fill('31 April 2021');
    await day.press('Enter');
    await expect(day).toBeFocused();
    await expect(day).toHaveValue('31 April 2021');
    await expect(preview.refused).toContainText("'31 April 2021' bukan tanggal.");
    await expectAccessible(page);
    await day.fill('12 April 2021');
    await day.press('Enter');
    await expect(preview.answer).toHaveText('3 baris siap disimpan');
    await preview.discard();
  });

  test('the signs of a column, asked once', async ({ page }) => {
    const preview = await send(page, 'tanda.csv', ['Kecamatan;Online', 'KLARI;1.234', 'CIAMPEL;12.5', 'PEDES;2.345']);
    await expect(preview.answer).toContainText('3 baris ditolak');
    await page.getByLabel('Titik atau koma di kolom Online').selectOption('thousands');
    await page.getByRole('button', { name: 'Periksa ulang dengan arti ini' }).click();
    await expect(preview.answer).toHaveText('2 baris siap disimpan, 1 baris ditolak');
    await expect(preview.refused).toHaveCount(1);
    await expect(page.getByText('titik pemisah ribuan (1.234)')).toBeVisible();
    await preview.discard();
  });

  test('the table and the day, for who sees that they are others', async ({ page }) => {
    const preview = await send(page, 'letak.csv', ['Kecamatan;Online', 'KLARI;10', 'Kecamatan;Manual', 'CIAMPEL;20']);
    const rows = page.getByText('Lihat baris-barisnya, ubah tabel atau tanggalnya');
    await rows.click();
    await expect(page.getByRole('row', { name: '1 judul kolom Kecamatan Online' })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Letak tabel').selectOption('ditentukan');
    await page.getByLabel('Judul kolom mulai di baris').fill('3');
    await page.getByLabel('Tanggal laporan, bila file tidak menyebutnya').fill('2021-04-12');
    await page.getByRole('button', { name: 'Periksa ulang dengan pilihan ini' }).click();
    await expect(preview.row('Ciampel')).toBeVisible();
    await expect(preview.row('Klari')).toHaveCount(0);
    await expect(page.getByRole('heading', { name: '1 baris diterima, 12 April 2021' })).toBeVisible();
    await preview.discard();
  });

  test('sheets of several days go in together', async ({ page }) => {
    const sheet = (klari: number) => rowXml(1, ['Kecamatan', 'Online']) + rowXml(2, ['KLARI', klari]);
    const buffer = Buffer.from(buildWorkbook({ sheets: { '12 April': sheet(10), '13 April': sheet(20) } }));
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    await upload.open('pk21');
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await upload.upload({ name: 'harian.xlsx', mimeType, buffer });
    await preview.arrive();
    await expect(preview.answer).toHaveText('2 baris siap disimpan');
    await expect(page.getByText("Lembar '13 April': Judul di baris 1")).toBeVisible();
    await preview.discard();
  });
});
