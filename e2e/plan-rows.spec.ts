import { expect, test } from '@playwright/test';
import { expectAccessible, expectFitsPhone } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const day = '2021-04-14';

test('what is odd in a file: marked, filtered, explained', async ({ page, browser }, { retry }) => {
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  await new SignInPage(page).signInAs(people.karawang);
  await upload.open('pk21');
  // The same file counts once, also at a second try.
  const usual = 901 + retry;
  const text = `kode_wilayah;tanggal;online_masuk\n32.15.03.2001;${day};${usual}\n32.15.03.2002;${day};1\n32.15.03;${day};0\n`;
  await upload.upload(csvFile('janggal.csv', text));
  const id = await preview.arrive();
  await expect(preview.rows).toHaveCount(3);
  await expect(preview.row('Telukjambe Timur')).toContainText('bagian melebihi induk');
  await expect(page.getByText('Tidak perlu tindakan:')).toContainText('1 baris bagian melebihi induk');
  await page.goto(`/pk21/impor/${id}?tampil=masalah`);
  await expect(preview.rowsOnly('Perlu dilihat')).toHaveAttribute('aria-current', 'true');
  await expect(preview.row('Telukjambe Timur')).toHaveCount(0);
  await page.goto(`/pk21/impor/${id}`);
  await preview.row('Telukjambe Timur').getByRole('link', { name: 'bagian melebihi induk' }).click();
  await expect(page).toHaveURL(/#tanda-partsExceedWhole$/);
  await expect(page.getByText('yang dihitung adalah yang lebih besar')).toBeInViewport();
  await expectAccessible(page);
  await expectFitsPhone(page);

  await page.goto(`/pk21/impor/${id}?tampil=sama`);
  await expect(page.getByText('Tidak ada baris yang tetap sama.')).toBeVisible();
  await page.getByRole('link', { name: 'Tampilkan semua baris' }).click();
  await expect(preview.rows).toHaveCount(3);

  // Another office counts figures of the same area meanwhile.
  const other = await (await browser.newContext()).newPage();
  const [theirs, their] = [new UploadPage(other), new ImportPage(other)];
  await new SignInPage(other).signInAs(people.telukjambe);
  await theirs.open('pk21');
  await theirs.upload(csvFile('lain.csv', `kode_wilayah;tanggal;manual_masuk\n32.15.03.2003;${day};${usual}\n`));
  await their.arrive();
  await their.commit();
  await page.reload();
  await expect(page.getByText(/Angka di wilayah ini berubah .*, setelah file diperiksa\./)).toBeVisible();
  await expectAccessible(page);
  // Other tests count figures of Karawang at the same time, and may do so right after.
  await expect(async () => {
    await page.getByRole('button', { name: 'Bandingkan lagi' }).click();
    await expect(page.getByText('setelah file diperiksa')).toHaveCount(0, { timeout: 15_000 });
  }).toPass();
  await their.undo();
  await other.context().close();
  await preview.discard();
});
