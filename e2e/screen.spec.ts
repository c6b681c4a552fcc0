import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const address = '/pk21/32.15/layar?per=2021-04-12';
const title = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });

test('a posko’s screen turns, is paused, and says what it has lost', async ({ page, context }) => {
  await new SignInPage(page).signInAs(people.karawang);
  expect((await page.goto('/pk21/32.16/layar'))?.status()).toBe(404);
  await new AreaPage(page).open('pk21', '32.15', { per: '2021-04-12' });
  await expect(page.locator('#tabel a', { hasText: 'Layar posko' })).toHaveAttribute('href', address);
  await page.clock.install();
  await page.goto(address);
  await expect(page.getByRole('main')).toContainText('Karawang tertinggal: 3,92 % keluarga masuk server');
  await expect(page.getByRole('contentinfo').or(page.locator('footer'))).toContainText(
    /Terakhir diperbarui \d\d\.\d\d WIB/,
  );
  await expect(page.getByText('Panah kiri dan kanan')).toBeVisible();
  await expectAccessible(page);
  await page.clock.runFor(20_500);
  await expect(title(page)).toContainText('Kecamatan 1–10 dari 30');
  await expect(page.getByRole('row')).toHaveCount(11);
  await page.keyboard.press('ArrowRight');
  await expect(title(page)).toContainText('Kecamatan 11–20 dari 30');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('p');
  await expect(page.getByRole('link', { name: 'Putar' })).toBeVisible();
  await page.clock.fastForward(61_000);
  await expect(title(page)).toContainText('Kecamatan 1–10 dari 30');
  await context.setOffline(true);
  await page.clock.fastForward(61_000);
  await expect(page.getByRole('status')).toContainText(
    /Tidak tersambung sejak \d\d\.\d\d WIB, angka di atas dari \d\d\.\d\d WIB/,
  );
  await expect(page.getByRole('row')).toHaveCount(11);
  await context.setOffline(false);
  await page.clock.fastForward(61_000);
  await expect(page.getByRole('status')).toHaveText('');
  await context.clearCookies();
  await page.clock.fastForward(61_000);
  await expect(page.getByRole('status')).toContainText('Sesi berakhir');
  await expect(page.getByRole('link', { name: 'Masuk lagi' })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(11);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the screen leads to the next part by itself, and by links', async ({ page }) => {
    await new SignInPage(page).signInAs(people.telukjambe);
    await page.goto('/pk21/32.15.03/layar?per=2021-04-12');
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveAttribute('content', /^20;url=\S+bagian=2/);
    await page.getByRole('link', { name: 'Berikutnya' }).click();
    await expect(title(page)).toBeVisible();
    await page.getByRole('link', { name: 'Jeda' }).click();
    await expect(page).toHaveURL(/bagian=2&jeda=1/);
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveCount(0);
    await page.getByRole('link', { name: 'Terang' }).click();
    await expect(page.locator('[data-look=light]')).toBeVisible();
  });
});
