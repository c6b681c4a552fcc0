import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SheetPage } from './pages/sheet';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** PK23 of Jawa Barat in its last days: Bogor, where some desa are done and others are not. */
const bogor = '/pk23-jabar/32.01/sapu-bersih?per=2023-07-29';

test('what is left for the last days goes on one A5 a kecamatan', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/pk23-jabar/32.01?per=2023-07-29');
  const way = page.locator('#tabel a', { hasText: 'Sapu bersih' });
  await expect(way).toHaveAttribute('href', bogor);
  await page.goto(bogor);
  const sheets = page.getByRole('article');
  const first = sheets.first();
  await expect(first).toContainText('30–31 Jul 2023');
  const left = await first.locator('tbody td:nth-child(2)').allInnerTexts();
  const counts = left.map((text) => Number(text.replaceAll('.', '')));
  expect(counts).toEqual(counts.toSorted((one, other) => other - one));
  const sum = counts.reduce((all, one) => all + one, 0);
  expect(Number((await first.locator('tfoot td').first().innerText()).replaceAll('.', ''))).toBe(sum);
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

  const printed = await new SheetPage(page).print();
  expect(printed).toHaveLength(await sheets.count());
  expect(printed.map(({ width, height }) => [width, height])).toEqual(printed.map(() => [420, 595]));
});

test('above a kabupaten there are none, and elsewhere than in one’s own area the page is not there', async ({
  page,
}) => {
  await new SignInPage(page).signInAs(people.karawang);
  expect((await page.goto('/pk21/33.13/sapu-bersih'))?.status()).toBe(404);
  await page.context().clearCookies();
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/pk21/32/sapu-bersih');
  await expect(page.getByRole('main')).toContainText('Sapu bersih dibuat per kabupaten/kota atau kecamatan.');
});
