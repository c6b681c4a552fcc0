import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const area = '/pk21/32.15?per=2021-04-12';

test('a heading and a label open their definition by keyboard, and Escape goes back', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto(area);
  await page.getByRole('button', { name: 'Laju 7 hari terakhir' }).press('Enter');
  const pace = page.getByRole('note').filter({ hasText: 'hari gangguan tidak ikut dihitung' });
  await expect(pace).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(pace.getByRole('link', { name: 'Semua istilah' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pace).toBeHidden();

  // One button a heading, behind the link that sorts; none a row.
  const table = page.locator('#tabel').getByRole('table').first();
  const headings = await table.getByRole('columnheader').count();
  await expect(table.getByRole('button')).toHaveCount(headings);
  await table.getByRole('link', { name: 'Sisa', exact: true }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const left = page.getByRole('note').filter({ hasText: 'target − total' });
  await expect(left).toBeVisible();
  // An open panel covers what lies behind it, and axe finds that too small to touch.
  await page.keyboard.press('Escape');
  await expect(left).toBeHidden();
  await expectAccessible(page);
});

test('definitions open without JavaScript, and a page has them all', async ({ browser, page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const storageState = await page.context().storageState();
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
  const context = await browser.newContext({ storageState, javaScriptEnabled: false, ...phone });
  const plain = await context.newPage();
  await plain.goto(area);
  await plain.getByRole('button', { name: 'Sisa', exact: true }).tap();
  await plain.getByRole('note').getByRole('link', { name: 'Semua istilah' }).click();
  await expect(plain).toHaveURL(/\/istilah#sisa$/);
  await expect(plain.getByRole('term').filter({ hasText: /^Sisa$/ })).toBeInViewport();
  await context.close();

  await page.goto('/istilah');
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.context().clearCookies();
  await page.goto('/istilah');
  await expect(page).toHaveURL(/\/masuk/);
});
