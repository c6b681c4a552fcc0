import { truncateSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { progressAnswer } from '../lib/domain/api-progress';
import { formatPace } from '../lib/format/numbers';
import { makePng } from '../lib/reports/fixtures/pictures';
import { expectFitsPhone } from './pages/accessible';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** What an area gained a day from one day to another, by the figures that the API has of it. */
async function paceOf(page: Page, code: string, from: string, to: string): Promise<string> {
  const answer = await page.request.get(`/api/v1/progress/mou19-banten/${code}?series=1`);
  const totals = new Map((progressAnswer.parse(await answer.json()).series ?? []).map((one) => [one.day, one.total]));
  const before = new Date(`${from}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  const days = (Date.parse(to) - before.getTime()) / 86_400_000;
  const gained = (totals.get(to) ?? 0) - (totals.get(before.toISOString().slice(0, 10)) ?? 0);
  return formatPace(Math.round((10 * gained) / days) / 10);
}

test('the Banten story: where baksos went in November 2019, and the pace around it', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await page.goto('/mou19-banten/kunjungan?wilayah=36');
  await expect(page.getByRole('link', { name: /^Baksos, 1 sampai 10 November 2019$/ })).toHaveCount(4);
  await expect(page.getByRole('main')).toContainText('Pulo tertinggal: 20,81 % akseptor terlayani, seharusnya 50,00 %');
  await expectFitsPhone(page);
  await page.getByRole('link', { name: 'Kalender' }).click();
  const calendar = page.getByRole('table', { name: 'November 2019' });
  await expect(calendar.getByRole('link', { name: 'Baksos Pulo dan Singamerta' })).toHaveCount(10);
  await expectFitsPhone(page);
  await calendar.getByRole('link', { name: 'Baksos Pulo dan Singamerta' }).first().click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Baksos Pulo dan Singamerta');
  const paces = page.getByRole('table', { name: 'Desa Pulo dibanding Kecamatan Ciruas, akseptor per hari' });
  for (const [name, from, to] of [
    ['7 hari sebelum', '2019-10-25', '2019-10-31'],
    ['Selama kunjungan', '2019-11-01', '2019-11-10'],
    ['7 hari sesudah', '2019-11-11', '2019-11-17'],
  ] as const) {
    const row = paces.getByRole('row', { name });
    await expect(row.getByRole('cell').nth(1)).toHaveText(await paceOf(page, '36.04.09.2003', from, to));
    await expect(row.getByRole('cell').nth(2)).toHaveText(await paceOf(page, '36.04.09', from, to));
  }
  await expect(page.getByRole('main')).toContainText('tidak membuktikan sendiri');
  await expectFitsPhone(page);

  await page.goto('/mou19-banten/36.04.09');
  await expect(page.getByRole('region', { name: 'Kunjungan' })).toContainText('Baksos Pulo dan Singamerta');
  await page.getByText('Lihat sebagai tabel').click();
  const days = page.getByRole('table', { name: /per hari$/ });
  await expect(days.getByRole('row', { name: /^10 Nov/ })).toContainText('Baksos Pulo dan Singamerta');
  await expect(days.getByRole('row', { name: /^11 Nov/ })).not.toContainText('Baksos');
});

test('a visit is recorded, agreed on, pictured and taken back; outside of it there is none', async ({
  page,
}, testInfo) => {
  await new SignInPage(page).signInAs(people.karawang);
  const outside = await page.goto('/mou19-banten/kunjungan/1');
  expect(outside?.status()).toBe(404);
  expect((await page.goto('/pk21/kunjungan/baru?wilayah=32.16'))?.status()).toBe(404);

  await page.goto('/pk21/kunjungan/baru?wilayah=32.15.03');
  await expect(page.getByLabel('Lokus')).toHaveValue('Kecamatan Telukjambe Timur (32.15.03)');
  await page.getByLabel('Mulai, hari').fill('14 April 2021');
  await page.getByLabel('Selesai, hari').fill('13 April 2021');
  await page.getByLabel('Yang berkunjung').fill(`Kepala bidang ${Date.now()}`);
  await page.getByRole('button', { name: 'Catat kunjungan' }).click();
  const refused = page.getByRole('main').getByRole('alert');
  await expect(refused).toContainText('selesai sebelum mulai');
  await page.getByLabel('Selesai, hari').fill('15/4/2021');
  // A session that ends meanwhile takes nothing of what was typed.
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Catat kunjungan' }).click();
  await expect(refused).toContainText('Masuk lagi di tab lain');
  await page.context().addCookies(cookies);
  await page.getByRole('button', { name: 'Catat kunjungan' }).click();
  await expect(page.getByRole('status')).toContainText('Kunjungan dicatat');
  await expect(page.getByRole('main')).toContainText('Telukjambe Timur tertinggal');

  await page.getByText('Tambah tugas').first().click();
  const task = page.locator('[data-island="tambah tugas"]');
  await task.getByLabel('Yang disepakati').fill('Daftar ulang');
  await task.getByLabel('Sampai hari').fill('20 April 2021');
  await task.getByRole('button').click();
  await expect(task.getByRole('alert')).toContainText('belum menyebut siapa');
  await task.getByLabel('Siapa').fill('Ani');
  await task.getByRole('button').click();
  await page.getByRole('button', { name: 'Selesai: Daftar ulang' }).click();
  await expect(page.getByRole('button', { name: 'Belum selesai: Daftar ulang' })).toBeVisible();

  const file = page.getByLabel('Gambar', { exact: true });
  await file.setInputFiles({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('bukan foto') });
  await expect(refused).toContainText('Isi file ini bukan gambar');
  const large = testInfo.outputPath('foto.png');
  writeFileSync(large, '');
  truncateSync(large, 40 * 1024 * 1024);
  await file.setInputFiles(large);
  await expect(refused).toContainText('File ini 40 MB; batasnya 8 MB');
  await file.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: makePng({ width: 60, height: 40 }) });
  await page.getByLabel('Keterangan gambar').fill('Balai desa');
  await page.getByRole('button', { name: 'Kirim gambar' }).click();
  await expect(page.getByRole('status')).toContainText('Gambar disimpan');
  const picture = page.getByRole('img', { name: 'Balai desa' });
  const path = (await picture.getAttribute('src')) ?? '';
  expect((await page.request.get(path)).headers()['content-type']).toBe('image/png');
  // As a browser without JavaScript sends it.
  const multipart = { keterangan: '', file: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('halo') } };
  const answer = await page.request.post(path.replace(/\/\d+$/, ''), { multipart });
  expect(await answer.text()).toContain('Isi file ini bukan gambar');
  const nine = { file: { ...multipart.file, buffer: Buffer.alloc(9 * 1024 * 1024) } };
  const refusal = await page.request.post(path.replace(/\/\d+$/, ''), { multipart: nine });
  expect(await refusal.text()).toContain('batasnya 8 MB');

  await page.getByText('Ubah atau tarik').click();
  await page.getByLabel('Alasan penarikan').fill('uji selesai');
  await page.getByRole('button', { name: 'Tarik kunjungan ini' }).click();
  await expect(page.getByRole('status')).toContainText('Kunjungan ditarik');
  expect((await page.request.get(path)).status()).toBe(404);
});

test('without JavaScript a form of a visit says what is wrong and keeps what was typed', async ({ browser, page }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto('/pk21/kunjungan/baru?wilayah=32.15.03');
  await plain.getByLabel('Lokus').fill('Karanganyar');
  await plain.getByLabel('Mulai, hari').fill('14/4/2021');
  await plain.getByLabel('Yang berkunjung').fill('Kepala bidang');
  await plain.getByRole('button', { name: 'Catat kunjungan' }).click();
  await expect(plain.getByRole('alert')).toContainText("Tidak ada wilayah 'Karanganyar' di wilayah kerja Anda");
  await expect(plain.getByLabel('Yang berkunjung')).toHaveValue('Kepala bidang');
  await context.close();
});
