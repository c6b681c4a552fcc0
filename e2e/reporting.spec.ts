import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import { readPdf } from './pages/printed';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const per = '2021-04-12';

test('whom to call in Karawang on 12 April 2021, from the area page to the matrix and onto paper', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await new AreaPage(page).open('pk21', '32.15', { per });
  const calls = page.getByRole('region', { name: 'Yang perlu ditelepon' });
  await expect(calls).toContainText('2 belum pernah lapor, 3 tidak lapor hari ini');
  await expect(calls).toContainText('25 dari 30 kecamatan melapor hari ini; angka hari ini belum lengkap');
  const lines = calls.getByRole('listitem');
  await expect(lines).toHaveCount(5);
  await expect(lines.first()).toContainText('Klari');
  await expect(lines.first()).toContainText('belum pernah lapor, 12 hari');
  await expect(lines.first().getByRole('link', { name: /Telepon/ })).toHaveAttribute('href', 'tel:081200001016');
  await calls.getByText('Teks untuk grup').click();
  await expect(calls.getByRole('textbox')).toHaveValue(/\*Belum pernah lapor: 2\*\n- Klari \(12 hari\)/);
  await expectAccessible(page);

  await calls.getByRole('link', { name: 'Pelaporan 14 hari' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pelaporan harian');
  const klari = page.getByRole('table').getByRole('row', { name: /^Klari/ });
  const days = klari.getByRole('cell');
  await expect(days.last()).toHaveText('0,00 % 0 dari 10');
  await expect(days).toHaveText([
    ...['Belum mulai', 'Belum mulai'],
    ...Array.from({ length: 7 }, () => 'Tidak lapor'),
    ...['Gangguan', 'Gangguan', 'Tidak lapor', 'Tidak lapor', 'Tidak lapor'],
    /dari/,
  ]);
  await expectAccessible(page);
  for (const width of [360, 768, 1366, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([width, sideways]).toEqual([width, 0]);
  }
  const [matrix, ...further] = await readPdf(await page.pdf({ preferCSSPageSize: true }));
  expect(matrix && matrix.width > matrix.height).toBe(true);
  expect(further.length).toBeLessThanOrEqual(1);
  expect(matrix?.lines.join('\n')).toContain('Pelaporan harian Kabupaten Karawang, Pendataan Keluarga 2021');
});

test('an office has those below it reminded, once it chooses a campaign and an hour', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.goto('/kantor');
  const form = page.getByRole('region', { name: 'Pengingat laporan' });
  const campaign = form.getByLabel('Ingatkan setiap hari untuk');
  await expect(campaign.locator('option:checked')).toHaveText('Tidak ada');
  await campaign.selectOption({ label: 'Pendataan Keluarga 2021' });
  await form.getByLabel('Pukul').fill('25.00');
  await form.getByRole('button', { name: 'Simpan pengingat' }).click();
  await expect(form.getByText('Tulis jamnya seperti 15.30')).toBeVisible();
  await form.getByLabel('Pukul').fill('14.00');
  await form.getByRole('button', { name: 'Simpan pengingat' }).click();
  await expect(form.getByRole('status')).toHaveText('Tersimpan');
  await page.reload();
  await expect(campaign.locator('option:checked')).toHaveText('Pendataan Keluarga 2021');
  await expectAccessible(page);
  // As it was, for the tests beside this one.
  await campaign.selectOption({ label: 'Tidak ada' });
  await form.getByRole('button', { name: 'Simpan pengingat' }).click();
  await expect(form.getByRole('status')).toHaveText('Tersimpan');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the text for the group opens, and another day is a form', async ({ page }) => {
    await new SignInPage(page).signInAs(people.pembaca);
    await page.goto(`/pk21/32.15/pelaporan?per=${per}`);
    await page.getByText('Teks untuk grup').click();
    await expect(page.getByRole('textbox', { name: 'Teks untuk grup' })).toBeVisible();
    await page.getByLabel('Sampai dengan').fill('10 April 2021');
    await page.getByRole('button', { name: 'Tampilkan' }).click();
    await expect(page).toHaveURL(/per=10/);
    await expect(page.getByRole('table')).toContainText('10 April');
    // Who only reads fills in no telephone of another office.
    await expect(page.getByRole('link', { name: 'Isi nomor telepon' })).toHaveCount(0);
    expect((await page.goto('/pk21/33/pelaporan'))?.status()).toBe(404);
  });
});
