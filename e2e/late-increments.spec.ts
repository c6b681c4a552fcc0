import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

// A stage that the demo does not speak of, on days before its newest.
const desa = '32.15.30.2001';
const day = (date: number, figure: number) =>
  `kode_wilayah;tanggal;online_tervalidasi\r\n${desa};2021-04-0${date};${figure}\r\n`;

async function send(page: Page, name: string, mode: 'tambahan' | 'kumulatif', text: string): Promise<ImportPage> {
  const upload = new UploadPage(page);
  await upload.open('pk21');
  if (mode === 'tambahan') await page.getByRole('radio', { name: /[Tt]ambahan/ }).check();
  await upload.upload(csvFile(name, text));
  const preview = new ImportPage(page);
  await preview.arrive();
  return preview;
}

test('an increment that comes late names each later day that moves, and so does its undo', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const pages: string[] = [];
  for (const [date, figure] of [
    [3, 10],
    [5, 5],
  ] as const) {
    const early = await send(page, `tambahan-${date}.csv`, 'tambahan', day(date, figure));
    await early.commit();
    pages.push(page.url());
  }
  const late = await send(page, 'tambahan-4.csv', 'tambahan', day(4, 7));
  const later = page.getByRole('region', { name: 'Angka hari sesudahnya' });
  await expect(later.getByRole('row').filter({ hasText: desa })).toContainText(/5 Apr 2021.*15.*22.*karena 4 April/);
  await expectAccessible(page);
  await late.commit();
  await expect(later.getByRole('row').filter({ hasText: desa })).toContainText(/5 Apr 2021.*15.*22/);
  await page.getByRole('link', { name: 'Batalkan unggahan…' }).click();
  await expect(page.locator('#baris').getByRole('row').filter({ hasText: '5 Apr 2021' })).toContainText(/22.*15/);
  await page.goBack();
  await late.undo();

  // Now 6 April is stated in all: whether it holds 4 April already is to be said before anything is saved.
  const stated = await send(page, 'kumulatif-6.csv', 'kumulatif', day(6, 30));
  await stated.commit();
  pages.push(page.url());
  const asked = await send(page, 'tambahan-4-lagi.csv', 'tambahan', day(4, 8));
  await expect(later).toContainText('1 angka hari sesudahnya dilaporkan kumulatif');
  await asked.save.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Ada angka kumulatif sesudahnya');
  await expect(page.getByRole('main').getByRole('alert')).not.toContainText(/laterStated|moves/);
  await later.getByRole('radio', { name: /Belum termasuk/ }).check();
  await later.getByRole('button', { name: 'Jawab' }).click();
  await expect(later.getByRole('row').filter({ hasText: '6 Apr 2021' })).toContainText(/30.*38/);
  await expectAccessible(page);
  await asked.commit();
  await asked.undo();
  for (const url of pages.reverse()) {
    await page.goto(url);
    await new ImportPage(page).undo();
  }
});
