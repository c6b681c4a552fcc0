import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

test('a head calculates by keyboard what more kader bring, keeps it, deletes it and takes that back', async ({
  page,
}) => {
  const name = `Kader dua kali ${Date.now()}`;
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/pk21/32.15?per=2021-04-12');
  await page.getByRole('link', { name: 'hitung bila…' }).click();
  await expect(page.getByRole('main')).toContainText('Karawang mencapai 19,92 % pada 31 Mei');
  await page.getByLabel('Kader', { exact: true }).fill('0');
  await page.getByLabel('Kader', { exact: true }).press('Enter');
  await expect(page.getByLabel('Kader', { exact: true })).toHaveAccessibleDescription(/paling sedikit 1/);
  await page.getByLabel('Kader', { exact: true }).fill('9.122');
  await page.getByLabel('Kader', { exact: true }).press('Enter');
  await expect(page.getByRole('main')).toContainText('Dengan 9.122 kader, Karawang mencapai 35,93 % pada 31 Mei');
  await expectAccessible(page);
  await page.getByLabel('Nama skenario').fill(name);
  await page.getByLabel('Nama skenario').press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Skenario disimpan' })).toBeVisible();
  const kept = page.getByRole('listitem').filter({ hasText: name });
  await expect(kept).toContainText('35,93 %');
  await kept.getByRole('button', { name: 'Hapus' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Skenario dihapus' })).toBeVisible();
  await expect(kept).toHaveCount(0);
  await page.getByRole('button', { name: 'Urungkan penghapusan' }).click();
  await expect(kept).toContainText('35,93 %');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
