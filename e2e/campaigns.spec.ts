import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const main = (page: Page) => page.getByRole('main');

/** Fills in what a campaign cannot do without. It lies in the past, so that no other page begins with it. */
async function fill(page: Page, slug: string, name: string) {
  await page.getByLabel('Nama kampanye').fill(name);
  await page.getByLabel('Alamat').fill(slug);
  await page.getByLabel('Mulai', { exact: true }).fill('2022-07-01');
  await page.getByLabel('Selesai', { exact: true }).fill('2022-07-31');
  await page.getByLabel('Nomor surat').fill('SE 2/2022');
}

test('an administrator opens a campaign by keyboard, sees its plan drawn, edits it, and archives it', async ({
  page,
}) => {
  const slug = `situbondo-${Date.now()}`;
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/kelola');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Kampanye', exact: true }).click();
  await page.getByRole('link', { name: 'Buka kampanye baru' }).click();
  await expect(page).toHaveTitle('Buka kampanye · Kejar Target');
  await fill(page, slug, 'Situbondo 2022');

  // Four percent a day: 24 % after 7 days is short of 28, where the straight line would be content.
  const plan = page.getByRole('region', { name: 'Rencana' });
  await expect(plan.getByText(/Seharusnya 22,58\s% pada hari ke-7/)).toBeVisible();
  await expect(plan.getByText('Sesuai jadwal')).toBeVisible();
  await page.getByRole('radio', { name: 'Lurus' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Sekian persen sehari' })).toBeChecked();
  await expect(plan.getByText(/Seharusnya 28\s% pada hari ke-7/)).toBeVisible();
  await expect(plan.getByText('Waspada')).toBeVisible();
  await expect(plan.getByRole('img')).toHaveAccessibleName(/100 % pada hari ke-25/);
  await expectAccessible(page);

  // A plan that does not lead to the end is told at its place, and nothing that was typed is lost.
  await page.getByRole('textbox', { name: 'Persen sehari' }).fill('2');
  await page.getByRole('button', { name: 'Buka kampanye' }).click();
  await expect(main(page).getByRole('alert').first()).toContainText('1 isian perlu dibetulkan');
  await expect(page.getByText(/2 % sehari baru 62 % pada hari ke-31/)).toBeVisible();
  await expect(page.getByLabel('Nama kampanye')).toHaveValue('Situbondo 2022');
  await page.getByRole('textbox', { name: 'Persen sehari' }).fill('4');
  await page.getByRole('button', { name: 'Buka kampanye' }).focus();
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(new RegExp(`/kelola/kampanye/${slug}`));
  await expect(page.getByRole('status').first()).toContainText('Kampanye dibuka');
  await expect(main(page)).toContainText('4 % sehari');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByLabel('Kata untuk masuk server').fill('tersimpan');
  await page.getByLabel('Surat atau alasan perubahan').fill('SE 3/2022');
  await page.getByRole('button', { name: 'Simpan perubahan' }).click();
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
  await page.reload();
  const history = page.getByRole('region', { name: 'Riwayat perubahan' });
  await expect(history).toContainText('mengubah, SE 3/2022');
  await expect(history).toContainText('kata tahap: yang biasa menjadi tersimpan');
  await expectAccessible(page);

  await page.getByText('Arsipkan', { exact: true }).click();
  await page.getByLabel('Surat atau alasan', { exact: true }).and(page.locator(':visible')).fill('BA 1/2022');
  await page.getByRole('button', { name: 'Ya, arsipkan' }).click();
  await expect(page.getByRole('status').first()).toContainText('Kampanye diarsipkan.');
  await expect(page.getByRole('button', { name: 'Simpan perubahan' })).toHaveCount(0);
});

test('without JavaScript the plan is drawn by the server, and a slug that exists is refused at its field', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/kelola/kampanye/baru?salin=pk23-jabar');
  await fill(page, 'pk21', 'Lagi');
  await page.getByRole('radio', { name: 'Hari kerja saja' }).check();
  await page.getByRole('button', { name: 'Gambar ulang' }).click();
  await expect(page.getByRole('region', { name: 'Rencana' }).getByText('21 hari kerja')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Hari kerja saja' })).toBeChecked();
  await page.getByRole('button', { name: 'Buka kampanye' }).click();
  await expect(page.getByText("Alamat 'pk21' sudah dipakai kampanye lain.")).toBeVisible();
  await page.context().close();
});

test('for a province there are no such pages, and /kelola names those that there are', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  await page.goto('/kelola');
  const named = page.getByRole('main').getByRole('heading', { level: 2 });
  await expect(named).toHaveText(['Pengguna', 'Kantor', 'Catatan audit']);
  for (const path of ['/kelola/demo', '/kelola/kampanye', '/kelola/kampanye/baru', '/kelola/kampanye/pk21']) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
  }
  await page.context().clearCookies();
  await new SignInPage(page).signInAs(people.telukjambe);
  expect((await page.goto('/kelola'))?.status()).toBe(404);
});

test('pages of administration are found nothing wrong with by axe, and fit a phone', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  const paths = [
    '/kelola',
    '/kelola/demo',
    '/kelola/audit',
    '/kelola/pengguna/impor',
    '/pk21/target/pemeriksaan?versi=dipa',
  ];
  for (const path of paths) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.setViewportSize({ width: 360, height: 780 });
  for (const path of [...paths, '/pk21/target/banding?wilayah=33']) {
    await page.goto(path);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([path, sideways]).toEqual([path, 0]);
  }
});
