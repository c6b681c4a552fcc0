import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

test('a reader asks about a figure, the office answers without JavaScript, and it is settled', async ({
  browser,
  page,
}) => {
  await new SignInPage(page).signInAs(people.pembaca);
  await page.goto('/pk21/32.15.03?per=2021-04-12');
  await page.getByRole('link', { name: 'Tanya tentang angka ini' }).click();
  const question = `Kok turun? ${Date.now()}`;
  await page.getByLabel('Pertanyaan', { exact: true }).fill('a'.repeat(1_001));
  await page.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('paling banyak 1000 huruf; ini 1001');
  await page.getByLabel('Pertanyaan', { exact: true }).fill(question);
  await page.getByRole('button', { name: 'Kirim pertanyaan' }).click();
  await expect(page.getByRole('status')).toContainText('Pertanyaan disimpan');
  const asked = page.getByRole('listitem').filter({ hasText: question });
  await expect(asked).toContainText(/Per 12 April 2021: [\d.]+ dari 21\.681 keluarga/);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);

  const office = await browser.newContext();
  const desk = await office.newPage();
  await new SignInPage(desk).signInAs(people.telukjambe);
  const storageState = await office.storageState();
  await office.close();
  const plainContext = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await plainContext.newPage();
  await plain.goto('/pk21/32.15.03?per=2021-04-12');
  await plain
    .getByRole('link', { name: /pertanyaan terbuka tentang angka di sini/ })
    .first()
    .click();
  const open = plain.getByRole('listitem').filter({ hasText: question });
  await open.getByLabel(/^Jawaban untuk pertanyaan/).fill('Dua desa dibersihkan server.');
  await open.getByRole('button', { name: 'Kirim jawaban' }).click();
  await expect(plain.getByRole('status')).toContainText('Jawaban disimpan');
  await open.getByRole('button', { name: /selesai$/ }).click();
  await expect(plain.getByRole('status')).toContainText('dinyatakan selesai');
  await expect(plain.getByRole('listitem').filter({ hasText: question })).toHaveCount(0);
  await plain.getByRole('link', { name: 'Semua, juga yang selesai' }).click();
  await expect(plain.getByRole('listitem').filter({ hasText: question }).first()).toContainText(
    'Dua desa dibersihkan server.',
  );
  await plainContext.close();
});
