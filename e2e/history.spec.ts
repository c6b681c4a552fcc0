import { expect, test } from '@playwright/test';
import { dayInJakarta } from '../lib/domain/days';
import { formatWeekday } from '../lib/format/days';
import { expectAccessible, expectFitsPhone } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** A file of its own for each run: the same one counts once. */
function rekap(name: string, text: string, measure = 'online_masuk') {
  return csvFile(name, `kode_wilayah;tanggal;${measure}\n${text}\n${'\n'.repeat(Date.now() % 997)}`);
}

test('the history is filtered by an address, says what leaves nothing, and leads back', async ({ page }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  await upload.open('pk21');
  const value = 701;
  await upload.upload(rekap('riwayat.csv', `32.15.03.2001;2021-04-12;${value}\n32.15.03.2001;2021-04-13;${value}`));
  const id = await preview.arrive();

  await upload.open('pk21');
  await expect(upload.sentDays.first()).toContainText(formatWeekday(dayInJakarta(new Date())));
  await expect(upload.past(id)).toContainText('12–13 Apr 2021');
  // An office alone in its area has nobody to choose from and nobody to watch.
  await expect(upload.filter.getByLabel('Kantor, dengan yang di bawahnya')).toHaveCount(0);
  await expect(page.getByText(/hari pengiriman terakhir/)).toHaveCount(0);

  await upload.filter.getByLabel('Status').selectOption({ label: 'Belum disimpan' });
  await upload.filter.getByRole('button', { name: 'Saring' }).press('Enter');
  await expect(page).toHaveURL(/[?&]status=belum-disimpan(&|#|$)/);
  await expect(upload.past(id)).toBeVisible();
  await expect(page.locator('#riwayat tbody').getByText('Tersimpan', { exact: true })).toHaveCount(0);
  await expectAccessible(page);

  await upload.filter.getByLabel('Dikirim dari').fill('2020-01-01');
  await upload.filter.getByLabel('Sampai').fill('2020-01-31');
  await upload.filter.getByRole('button', { name: 'Saring' }).click();
  await expect(
    page.getByText('Tidak ada unggahan berstatus Belum disimpan, yang dikirim 1 Januari 2020'),
  ).toBeVisible();
  await expectAccessible(page);
  await expectFitsPhone(page);
  await page.getByRole('link', { name: /^Semua tanggal: \d+ unggahan$/ }).click();
  await expect(upload.filter.getByLabel('Status')).toHaveValue('belum-disimpan');
  await expect(upload.past(id)).toBeVisible();
  await page.getByRole('link', { name: 'Hapus saringan' }).click();
  await expect(page).toHaveURL(/\/pk21\/impor#riwayat$/);

  await page.goto(`/pk21/impor/${id}`);
  await preview.discard();
});

test('a province sees who sent what, and opens it', async ({ page, browser }) => {
  const below = await (await browser.newContext()).newPage();
  await new SignInPage(below).signInAs(people.karawang);
  const sending = new UploadPage(below);
  const preview = new ImportPage(below);
  // Others read the figures of pk21 meanwhile, and those that other tests send.
  await sending.open('kampung-kb');
  await sending.upload(rekap('riwayat-karawang.csv', '32.15.04.2001;2024-06-10;3', 'total_masuk'));
  const id = await preview.arrive();
  await preview.commit();

  await new SignInPage(page).signInAs(people.pembaca);
  const upload = new UploadPage(page);
  await upload.open('kampung-kb');
  const overview = page.getByRole('table', { name: 'Unggahan yang tersimpan menurut kantor dan hari pengiriman' });
  await overview
    .getByRole('row', { name: /^Karawang/ })
    .getByRole('link', { name: /\d tersimpan, Karawang/ })
    .last()
    .click();
  await expect(page).toHaveURL(/kantor=32\.15&status=tersimpan&dari=(\d{4}-\d{2}-\d{2})&sampai=\1/);
  await expect(upload.past(id)).toBeVisible();
  await expect(upload.filter.getByLabel('Kantor, dengan yang di bawahnya')).toHaveValue('32.15');
  await expect(upload.sentDays).toHaveCount(1);
  await expectAccessible(page);

  await preview.undo();
  await below.context().close();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the filter is a form, and bad values leave nothing out', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const upload = new UploadPage(page);
    await page.goto('/pk21/impor?kantor=33.13&status=x&jenis=1&dari=kemarin&sampai=2021-02-30&hal=-1');
    await expect(page.getByRole('link', { name: 'Hapus saringan' })).toHaveCount(0);
    const filter = '/pk21/impor?jenis=target&dari=2020-01-01&sampai=2020-01-02';
    await page.goto(filter);
    await expect(upload.filter.getByLabel('Jenis')).toHaveValue('target');
    await upload.filter.getByLabel('Jenis').selectOption('tenaga');
    await upload.filter.getByRole('button', { name: 'Saring' }).click();
    await expect(page.getByText('Tidak ada unggahan berjenis Kader dan supervisor, yang dikirim')).toBeVisible();
  });
});
