import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsPhone } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const day = '2021-04-12';

async function send(page: Page, name: string, lines: readonly string[]): Promise<ImportPage> {
  const upload = new UploadPage(page);
  await upload.open('pk21');
  await upload.day.fill(day);
  await upload.upload(csvFile(name, `${lines.join('\r\n')}\r\n`));
  const preview = new ImportPage(page);
  await preview.arrive();
  return preview;
}

test('of two people at one area and day the second is told both figures, compares again, and saves', async ({
  page,
  browser,
}) => {
  const head = 'kode_wilayah;online_terdata';
  await new SignInPage(page).signInAs(people.karawang);
  const first = await send(page, 'pertama.csv', [head, '32.15.06.2005;1200']);
  await first.commit();
  const firstPage = page.url();
  const second = await send(page, 'kedua.csv', [head, '32.15.06.2005;1300']);

  const other = await browser.newContext();
  const otherPage = await other.newPage();
  await new SignInPage(otherPage).signInAs(people.jabar);
  const between = await send(otherPage, 'di-antara.csv', [head, '32.15.06.2005;1450']);
  await between.commit();

  await second.save.click();
  const told = page.getByRole('main').getByRole('alert');
  await expect(told).toContainText('Angkanya sudah berubah');
  await expect(told.getByRole('listitem')).toHaveCount(1);
  await expect(told.getByRole('listitem')).toContainText(
    /12 April, online terdata: saat dilihat 1\.200, sekarang 1\.450 \(diubah kantor lain\)/,
  );
  await expect(told).toBeFocused();
  await expectAccessible(page);
  // As often as it is tried.
  await second.save.click();
  await expect(told.getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'Bandingkan lagi' }).first().click();
  await expect(told).toHaveCount(0);
  await expect(second.total('Online terdata')).toContainText('1.450');
  await second.commit();

  await second.undo();
  await between.undo();
  await other.close();
  await page.goto(firstPage);
  await first.undo();
});

test.describe('corrections that were chosen and not sent', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));
  // By codes: what is said of a name would be remembered for the next test.
  const rows = ['kode_wilayah;online_masuk', '32.15.05;1900', '32.15.99;850', '32.15.04;3,5'];

  test('are checked and shown before anything is saved', async ({ page }) => {
    const preview = await send(page, 'koreksi.csv', rows);
    await expect(preview.answer).toHaveText('1 baris siap disimpan, 2 baris ditolak');
    await page.getByLabel('Kode wilayah baris 3').fill('32.15.03');
    const check = page.getByRole('button', { name: 'Periksa dulu 1 perbaikan yang belum diperiksa' });
    await expect(check).toBeVisible();
    await page.getByLabel('Isi yang benar, baris 4, kolom online_masuk').fill('35');
    await page.getByRole('button', { name: 'Periksa dulu 2 perbaikan yang belum diperiksa' }).click();
    await expect(preview.answer).toHaveText('3 baris siap disimpan');
    const told = page.getByText(/Diperiksa ulang: 3 baris siap disimpan .* Belum ada yang disimpan\./);
    await expect(told).toBeFocused();
    await expect(preview.save).toHaveText('Simpan');
    await expectAccessible(page);
    await expectFitsPhone(page);
    await preview.commit();
    await expect(preview.answer).toHaveText('3 baris tersimpan');
    await preview.undo();
  });

  test('taken back before they were sent: it is saved in part', async ({ page }) => {
    const preview = await send(page, 'koreksi-kembali.csv', [...rows, '32.15.07;7']);
    const choice = page.getByLabel('Wilayah baris 3', { exact: true });
    await choice.selectOption({ label: 'Abaikan baris ini' });
    await expect(preview.save).toHaveCount(0);
    await choice.selectOption('');
    await preview.acceptPartial.check();
    await preview.save.click();
    await expect(preview.answer).toHaveText('2 baris tersimpan, 2 baris ditolak');
    await preview.undo();
  });

  test('with a code that is none: said, and nothing is saved', async ({ page }) => {
    const preview = await send(page, 'koreksi-salah.csv', [...rows, '32.15.07;8']);
    await page.getByLabel('Kode wilayah baris 3').fill('Klari');
    await page.getByRole('button', { name: 'Periksa dulu 1 perbaikan yang belum diperiksa' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText("'Klari' bukan kode wilayah");
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Belum ada yang disimpan');
    await expect(preview.answer).toHaveText('2 baris siap disimpan, 2 baris ditolak');
    await expect(page.getByLabel('Kode wilayah baris 3')).toHaveValue('Klari');
    await page.reload();
    await preview.discard();
  });

  test('in one of two tabs, when the other has sent some: the second is told, and takes nothing back', async ({
    page,
    context,
  }) => {
    const preview = await send(page, 'dua-tab.csv', [...rows, '32.15.07;9']);
    const second = await context.newPage();
    await second.goto(page.url());
    await page.getByLabel('Kode wilayah baris 3').fill('32.15.03');
    await page.getByRole('button', { name: 'Periksa ulang dengan perbaikan ini' }).click();
    await expect(preview.answer).toHaveText('3 baris siap disimpan, 1 baris ditolak');
    await second.getByLabel('Isi yang benar, baris 4, kolom online_masuk').fill('36');
    await second.getByRole('button', { name: 'Periksa dulu 1 perbaikan yang belum diperiksa' }).click();
    const told = second.getByRole('main').getByRole('alert');
    await expect(told).toContainText('Orang lain membetulkan unggahan ini');
    await page.reload();
    await expect(preview.answer).toHaveText('3 baris siap disimpan, 1 baris ditolak');
    await preview.discard();
  });
});

test.describe('where the answer to a form does not arrive', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));
  const lost = (page: Page) => page.getByRole('main').getByRole('alert').filter({ hasText: 'Sambungan terputus' });

  test('saving: it is said, and sent once more when the line is back', async ({ page, context }) => {
    const preview = await send(page, 'terputus.csv', ['kode_wilayah;online_terdata', '32.15.06.2006;1210']);
    await context.setOffline(true);
    await preview.save.click();
    await expect(lost(page)).toContainText('belum tentu tersimpan');
    await expect(lost(page)).toBeFocused();
    await expectAccessible(page);
    await context.setOffline(false);
    await preview.commit();
    await expect(lost(page)).toHaveCount(0);
    await preview.undo();
  });

  test('a text that was typed stays', async ({ page, context }) => {
    await page.goto('/pk21/32.15/rekap?per=2021-04-12');
    const text = page.getByRole('textbox').first();
    const before = await text.inputValue();
    await text.fill(`${before} Mohon dorongan camat.`);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Simpan teks' }).click();
    await expect(lost(page)).toBeVisible();
    await expect(text).toHaveValue(`${before} Mohon dorongan camat.`);
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Muat ulang halaman' }).click();
    await expect(text).toHaveValue(before);
  });
});

test('a form of an earlier build: it is said, and what was typed stays over the reload', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/pk21/32.15/rekap?per=2021-04-12');
  const text = page.getByRole('textbox').first();
  const typed = `${await text.inputValue()} Mohon dorongan camat.`;
  await text.fill(typed);
  // As the page of a build that had an action by another name.
  await page.route('**/rekap**', (route) => {
    const headers = route.request().headers();
    const action = headers['next-action'];
    return route.continue({ headers: action ? { ...headers, 'next-action': `40${'0'.repeat(40)}` } : headers });
  });
  await page.getByRole('button', { name: 'Simpan teks' }).click();
  const outdated = page.getByRole('main').getByRole('alert').filter({ hasText: 'Aplikasi diperbarui' });
  await expect(outdated).toContainText('belum tersimpan');
  await expect(outdated).toBeFocused();
  await expect(text).toHaveValue(typed);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Muat ulang dengan isian ini' }).click();
  await expect(outdated).toHaveCount(0);
  await expect(text).toHaveValue(typed);
});

test('a double click saves once, and the back button leads to what was saved', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const preview = await send(page, 'dua-kali.csv', ['kode_wilayah;online_masuk', '32.15.06.2003;70']);
  const address = page.url();
  await preview.save.dblclick();
  await expect(preview.answer).toContainText('1 baris tersimpan');
  await page.goBack();
  await page.goto(address);
  await expect(preview.answer).toContainText('1 baris tersimpan');
  await expect(preview.save).toHaveCount(0);
  await preview.undo();
});
