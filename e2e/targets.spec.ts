import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { TargetPage } from './pages/targets';
import { people } from './personas';

const campaign = 'pk23-jabar';
const desa = '32.15.06.2001';

/** What counts as the target of an area, and its percent. */
async function read(page: Page, code: string): Promise<{ target: number; percent: number }> {
  const answer = await page.request.get(`/api/v1/progress/${campaign}/${code}`);
  return (await answer.json()).figures;
}

async function send(page: Page, code: string, target: number): Promise<ImportPage> {
  const upload = new UploadPage(page);
  await upload.open(campaign);
  await page.getByLabel('Target', { exact: false }).and(page.getByRole('radio')).check();
  await upload.upload(csvFile(`target-${code}-${Date.now()}.csv`, `kode_wilayah;target\r\n${code};${target}\r\n`));
  const preview = new ImportPage(page);
  await preview.arrive();
  return preview;
}

async function signedIn(browser: Browser, person: (typeof people)['jabar'], javaScript = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: javaScript })).newPage();
  await new SignInPage(page).signInAs(person);
  return page;
}

test('Karawang proposes 30.000 as its target, and the province declines: nothing changes', async ({
  page,
  browser,
}) => {
  const reason = `Surat dinas 12/2023, uji ${Date.now()}`;
  await new SignInPage(page).signInAs(people.karawang);
  const before = await read(page, '32.15');
  await send(page, '32.15', 30_000);
  const note = page.getByRole('region', { name: 'Target yang berbeda dari yang berlaku' });
  await expect(note).toContainText(
    '1 target tidak langsung berlaku: menjadi usulan kepada Perwakilan BKKBN Jawa Barat.',
  );
  await expect(note).toContainText(/Bila diterima, \d+ Juli: [\d.,]+\s% menjadi [\d.,]+\s%/);
  await expectAccessible(page);
  const propose = page.getByRole('button', { name: 'Kirim usulan' });
  await propose.click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('perlu alasan');
  await page.getByLabel('Alasan usulan target').fill(reason);
  await propose.click();
  await expect(page.getByRole('region', { name: 'Usulan target dari unggahan ini' })).toContainText('1 menunggu');
  expect(await read(page, '32.15')).toEqual(before);

  const jabar = await signedIn(browser, people.jabar);
  await new UploadPage(jabar).open(campaign);
  await jabar.getByRole('link', { name: /usulan target menunggu/ }).click();
  const targets = new TargetPage(jabar);
  await expect(targets.waiting(reason)).toContainText('DPPKB Kabupaten Karawang');
  await expect(targets.waiting(reason)).toContainText('Berubah lebih dari 5 %');
  await expectAccessible(jabar);
  await targets.accept(reason);
  await expect(jabar.getByRole('main').getByRole('alert')).toContainText('Ada target yang janggal');
  await targets.decline(reason, 'Jauh di bawah jumlah keluarga');
  await expect(jabar.getByRole('status')).toContainText('1 usulan ditolak');
  await expect(targets.decided(reason)).toContainText('Jauh di bawah jumlah keluarga');
  expect(await read(page, '32.15')).toEqual(before);
  await new TargetPage(page).open(campaign);
  await expect(new TargetPage(page).decided(reason)).toContainText('Ditolak');
  await jabar.context().close();
});

test('what the province accepts counts from then on, also without JavaScript', async ({ page, browser }) => {
  const reason = `Pemutakhiran sebelum pendataan, uji ${Date.now()}`;
  await new SignInPage(page).signInAs(people.karawang);
  const before = await read(page, desa);
  const target = before.target + 1;
  await send(page, desa, target);
  await page.getByLabel('Alasan usulan target').fill(reason);
  await page.getByRole('button', { name: 'Kirim usulan' }).click();
  await page.getByRole('link', { name: 'Lihat usulan target' }).click();
  await expect(new TargetPage(page).waiting(reason)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Terima target ini' })).toHaveCount(0);

  const jabar = await signedIn(browser, people.jabar, false);
  const targets = new TargetPage(jabar);
  await targets.open(campaign);
  await targets.accept(reason);
  await expect(jabar.getByRole('status')).toContainText('1 usulan diterima');
  expect((await read(page, desa)).target).toBe(target);
  await new AreaPage(page).open(campaign, desa);
  await expect(page.getByRole('main')).toContainText(target.toLocaleString('id-ID'));

  // As it was, for the tests beside this one.
  const sent = await jabar.request.post('/api/v1/imports', {
    multipart: {
      ...{ campaign, kind: 'targets' },
      file: csvFile(`kembali-${Date.now()}.csv`, `kode_wilayah;target\r\n${desa};${before.target}\r\n`),
    },
  });
  const kept = await jabar.request.post(`/api/v1/imports/${(await sent.json()).id}/commit`, {
    data: { confirmHeld: { 2: 'dikembalikan sesudah uji' } },
  });
  expect(kept.status()).toBe(200);
  expect(await read(page, desa)).toEqual(before);
  await jabar.context().close();
});

test('the page of proposals fits a phone @phone-only', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await new TargetPage(page).open(campaign);
  await expect(page.getByRole('heading', { name: 'Usulan target' })).toBeVisible();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
});

test('versions of the targets: one is added and takes over, by keyboard', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/rumah-dataku/target');
  const name = `Revisi ${Date.now()}`;
  await page.getByText('Tambah versi').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('#tambah-nama').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Versi itu belum berlaku');
  const head = page.getByRole('columnheader', { name });
  await expect(head).toContainText('Tidak berlaku');
  await expectAccessible(page);
  const choose = async (version: string, day: string) => {
    await page.getByText('Pilih yang berlaku').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Versi yang berlaku').selectOption({ label: version });
    await page.getByLabel('Berlaku mulai').fill(day);
    await page.getByRole('button', { name: 'Berlakukan' }).press('Enter');
  };
  const usual = await page.getByLabel('Versi yang berlaku').locator('option:checked').textContent();
  await choose(name, '31 Desember 2022');
  await expect(page.getByText('di luar kampanye')).toBeVisible();
  await page.getByLabel('Berlaku mulai').fill('31 Agustus 2023');
  await page.getByRole('button', { name: 'Berlakukan' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('sudah diganti');
  await expect(head).toContainText('Berlaku mulai 31 Agustus 2023');
  await choose(usual ?? '', '1 Januari 2023');
  await expect(page.getByRole('status')).toContainText('sudah diganti');
  await expect(page.getByRole('columnheader', { name: usual ?? '' })).toContainText('Berlaku sejak awal');
});

test('another version of the targets says so beside the figure, without JavaScript and on a phone @phone', async ({
  browser,
}) => {
  const page = await signedIn(browser, people.admin, false);
  await page.goto('/pk21/33.06?per=2021-05-31&versi=dipa');
  await expect(page.getByText('Menurut target DIPA, bukan target Portal')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('99,70');
  // DIPA knows Purworejo alone: by it the nation would be at 628,97 %.
  await expect(
    page.getByRole('navigation', { name: 'Wilayah' }).getByRole('link', { name: 'Indonesia' }),
  ).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Wilayah' })).not.toContainText('628');
  await page.getByRole('link', { name: 'Kembali ke target Portal' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('95,09');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/pk21/target?wilayah=33');
  await expect(page.getByRole('row', { name: /^Purworejo/ })).toContainText('236.589');
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await page.context().close();
});

test('what moved between two versions: chosen, told by area, and downloaded', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/pk21/target?wilayah=33');
  // Portal knows three kabupaten of Jawa Tengah and DIPA one: their sums are not compared.
  const own = page.getByRole('row', { name: 'Provinsi Jawa Tengah' });
  await expect(own).toContainText('3 dari 35 kabupaten/kota');
  await expect(own).not.toContainText('−');
  await page.getByRole('link', { name: 'Bandingkan dua versi' }).click();
  await page.getByRole('combobox', { name: 'Dari' }).selectOption('DIPA');
  await page.getByRole('combobox', { name: 'Ke' }).selectOption('Portal');
  await page.getByRole('button', { name: 'Bandingkan' }).click();
  await expect(page.getByRole('main')).toContainText('Dari DIPA ke Portal: 3 dari 3 wilayah berubah: 1 naik (+11.470)');
  await expect(page.getByRole('row', { name: /Purworejo/ })).toContainText(/236\.589.*248\.059.*\+11\.470/);
  await expectAccessible(page);
  const link = page.getByRole('link', { name: 'CSV' });
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(await file.text()).toContain('11470');
});

test('targets of a version are typed by keyboard, and taken back by undoing the entry', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/rumah-dataku/target');
  const name = `Ketikan ${Date.now()}`;
  await page.getByText('Tambah versi').first().press('Enter');
  await page.locator('#tambah-nama').fill(name);
  await page.locator('#tambah-nama').press('Enter');
  await page.getByRole('link', { name: `Isi ${name}` }).click();
  const cell = page.getByLabel('Target Bali');
  await expect(cell).toHaveValue('');
  await cell.focus();
  await page.keyboard.type('15,5');
  await expect(page.getByText('Target: bukan bilangan bulat')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.type('160');
  await page.getByRole('button', { name: 'Simpan' }).press('Enter');
  await expect(page.getByRole('status')).toContainText('1 sel tersimpan');
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.goto('/rumah-dataku/target?wilayah=51');
  await expect(page.getByRole('row', { name: 'Provinsi Bali' })).toContainText('160');
  await page.goto('/rumah-dataku/target');
  await page.getByRole('link', { name: `Isi ${name}` }).click();
  await cell.fill('161');
  await page.getByRole('button', { name: 'Simpan' }).press('Enter');
  await page.getByRole('link', { name: /Lihat atau batalkan unggahan/ }).click();
  await new ImportPage(page).undo();
  await page.goto('/rumah-dataku/target?wilayah=51');
  await expect(page.getByRole('row', { name: 'Provinsi Bali' })).toContainText('160');
});
