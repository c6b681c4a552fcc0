import { expect, type Page, test } from '@playwright/test';
import { progressAnswer } from '../lib/domain/api-progress';
import { formatCount } from '../lib/format/numbers';
import { writeForeignWorkbook } from '../lib/imports/fixtures/foreign-workbook';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import { csvFile, ImportPage, type SentFile, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day after the last one of the demo. */
const day = '2021-04-13';

async function readKarawang(page: Page, asOf: string) {
  const response = await page.request.get(`/api/v1/progress/pk21/32.15?asOf=${asOf}&detail=desa&series=1`);
  const { lastReportDay: _newest, ...answer } = progressAnswer.parse(await response.json());
  // Tests of other files count later days meanwhile.
  return answer;
}

/** A template's lines filled in: each desa stands where it stood the day before, and some families more. */
async function fillTemplate(page: Page, template: string, more: number) {
  const before = await readKarawang(page, '2021-04-12');
  const known = new Map(before.rows.map(({ area, figures }) => [area.code, figures]));
  const [head = '', ...lines] = template.split('\r\n').filter((line) => line !== '');
  const rows = lines.map((line) => {
    const [code = '', name = '', date = ''] = line.split(';');
    const figures = known.get(code);
    const recorded = (figures?.online ?? 0) + more;
    return [code, name, date, Math.max(figures?.stages.collected ?? 0, recorded), recorded, '', ''];
  });
  return { head: head.split(';'), rows, recorded: rows.reduce((sum, row) => sum + Number(row[4]), 0) };
}

function asCsv(name: string, { head, rows }: { head: string[]; rows: (string | number)[][] }): SentFile {
  return csvFile(
    name,
    [head, ...rows]
      .map((row) => row.join(';'))
      .join('\r\n')
      .concat('\r\n'),
  );
}

async function asXlsx(name: string, { head, rows }: { head: string[]; rows: (string | number)[][] }) {
  const buffer = await writeForeignWorkbook(
    [head, ...rows].map((row) => row.map((value) => (value === '' ? null : value))),
  );
  return { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer };
}

test.describe('the 309 desa of Karawang on 13 April 2021', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('go in from the template, change the page, count once, and are taken back', async ({ page }) => {
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    const area = new AreaPage(page);
    const before = await readKarawang(page, day);
    await upload.open('pk21');
    await expectAccessible(page);
    const filled = await fillTemplate(page, await upload.downloadTemplate('Desa/kelurahan', day), 10);
    expect(filled.rows).toHaveLength(309);
    const file = asCsv('rekap 13 April.csv', filled);

    await upload.upload(file);
    const id = await preview.arrive();
    await expect(preview.answer).toHaveText('309 baris siap disimpan');
    const total = preview.total('Online masuk server');
    await expect(total.getByRole('cell')).toHaveText([
      '28.800',
      formatCount(filled.recorded),
      `+${formatCount(filled.recorded - 28_800)}`,
    ]);
    await expectAccessible(page);
    expect(await readKarawang(page, day)).toEqual(before);

    // The second click of a double click finds the work done.
    await preview.save.dblclick();
    await expect(preview.answer).toHaveText('309 baris tersimpan');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Lihat capaian Karawang per 13 April 2021' }).click();
    await expect(area.main).toContainText(`${formatCount(filled.recorded)} dari 734.768 keluarga`);

    await upload.open('pk21');
    await expect(upload.past(id)).toContainText('Tersimpan');
    await upload.upload(file);
    await expect(upload.notice).toContainText('File ini sudah pernah diunggah');
    await expectAccessible(page);
    await upload.notice.getByRole('link', { name: `Buka unggahan nomor ${id}` }).click();
    await expect(preview.answer).toHaveText('309 baris tersimpan');

    await preview.undo();
    await expectAccessible(page);
    expect(await readKarawang(page, day)).toEqual(before);
    await upload.open('pk21');
    await expect(upload.past(id)).toContainText('Dibatalkan');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('an XLSX goes in, and is taken back', async ({ page }) => {
    const before = await readKarawang(page, day);
    const template = await page.request.get(`/pk21/impor/templat?jenis=rekap&rinci=desa&format=csv&tanggal=${day}`);
    const filled = await fillTemplate(page, (await template.text()).replace(/^\ufeff/, ''), 7);
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    await upload.open('pk21');
    await upload.upload(await asXlsx('rekap.xlsx', filled));
    await preview.arrive();
    await preview.commit();
    expect((await readKarawang(page, day)).figures.online).toBe(filled.recorded);
    await preview.undo();
    expect(await readKarawang(page, day)).toEqual(before);
  });

  test('a refusal comes back to the form with what was chosen', async ({ page }) => {
    const upload = new UploadPage(page);
    await upload.open('pk21');
    await upload.day.fill(day);
    await page.getByLabel('Harian').check();
    await upload.upload({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') });
    await expect(upload.notice).toContainText('Bukan CSV atau XLSX');
    await expect(upload.notice).toContainText('Pilih filenya sekali lagi');
    await expect(page).toHaveTitle(/^Ditolak/);
    await expect(upload.day).toHaveValue('13 April 2021');
    await expect(page.getByLabel('Harian')).toBeChecked();
    // The words belong to that visit: no link can put them, or others, on the page.
    await upload.open('pk21');
    await expect(upload.notice).toHaveCount(0);
  });
});

test.describe('a rekap as an office has it', () => {
  test('names instead of codes: what is not known is explained by keyboard, counted once, remembered, and taken back', async ({
    page,
  }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const upload = new UploadPage(page);
    await upload.open('pk21');
    const rekap = [
      'REKAP PK21 KABUPATEN KARAWANG',
      'Keadaan 14 April 2021',
      'NO;KECAMATAN;ONLINE;;TOTAL',
      ';;Terdata;Masuk;',
      '(1);(2);(3);(4);(5)',
      '1;KEC. KLARI;1.050;1.040;1.040',
      '2;TLK JAMBE TIMUR;900;850;850',
      ';JUMLAH;1.950;1.890;1.890',
      '',
      'Sumber: portal',
    ];
    await upload.upload(csvFile('rekap-nama.csv', `${rekap.join('\r\n')}\r\n`));
    await page.waitForURL(/\/impor\/\d+$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 baris siap disimpan, 1 baris ditolak');
    await expect(page.getByText('Judul di baris 3 sampai 4, baris 5 nomor kolom, 2 baris data')).toBeVisible();
    await expect(page.getByText('Tanggal 14 April 2021 diambil dari judul tabel.')).toBeVisible();
    await expectAccessible(page);

    const choice = page.getByLabel('Wilayah baris 7', { exact: true });
    await expect(choice).toHaveValue('');
    await choice.focus();
    await choice.selectOption({ label: 'Telukjambe Timur (32.15.03)' });
    await page.getByRole('button', { name: 'Periksa ulang dengan perbaikan ini' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 baris siap disimpan');
    await expect(page.getByText('Baris 8 (JUMLAH) sama dengan jumlah 2 barisnya.')).toBeVisible();
    const changed = page.getByText('Diperiksa ulang: 2 baris siap disimpan (sebelumnya 1), 0 baris ditolak');
    await expect(changed).toBeFocused();
    await expectAccessible(page);
    const preview = page.url();
    await page.getByRole('button', { name: 'Simpan', exact: true }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 baris tersimpan');

    await page.getByRole('link', { name: 'lihat daftarnya' }).click();
    await expect(page.getByRole('row', { name: /TLK JAMBE TIMUR/ })).toContainText('Telukjambe Timur (32.15.03)');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cabut TLK JAMBE TIMUR' }).press('Enter');
    await expect(page.getByText('TLK JAMBE TIMUR')).toHaveCount(0);

    await page.goto(preview);
    await new ImportPage(page).undo();
  });
});

test.describe('taking back', () => {
  test('is told before it is done, and needs a word where a later report stands on it', async ({ page, browser }) => {
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    const send = async (name: string, text: string) => {
      await upload.open('pk21');
      await upload.upload(csvFile(name, `kode_wilayah;tanggal;online_masuk\n${text}\n`));
      const id = await preview.arrive();
      await preview.commit();
      return id;
    };
    await new SignInPage(page).signInAs(people.karawang);
    const id = await send('hari-ini.csv', `32.15.04.2001;${day};1900\n32.15.03.2003;${day};1800`);

    await preview.askUndo();
    await expect(preview.answer).toHaveText(
      new RegExp(`^Membatalkan unggahan ${id} mengembalikan 2 angka: masuk server 3\\.700 menjadi `),
    );
    await expect(preview.returning('32.15.04.2001')).toContainText('1.900→menjadi belum lapor');
    await expect(preview.knowLater).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Kembali' }).click();
    await expect(preview.answer).toHaveText('2 baris tersimpan');

    // Another user saves the next day while the question is open: the answer is refused, and asked anew.
    await preview.askUndo();
    const other = await (await browser.newContext()).newPage();
    await new SignInPage(other).signInAs(people.karawang);
    await other.goto('/pk21/impor');
    const later = csvFile('besok.csv', 'kode_wilayah;tanggal;online_masuk\n32.15.04.2001;2021-04-14;1950\n');
    await new UploadPage(other).upload(later);
    const laterId = await new ImportPage(other).arrive();
    await new ImportPage(other).commit();
    await preview.takeBack.click();
    await expect(upload.notice).toContainText('Ada laporan sesudahnya');
    await expect(upload.notice).toBeFocused();
    await expect(preview.knowLater).not.toBeChecked();
    const link = page.getByRole('region', { name: '1 laporan sesudahnya' }).getByRole('link');
    await expect(link).toHaveAttribute('href', `/pk21/impor/${laterId}`);
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await preview.takeBack.click();
    await expect(upload.notice).toContainText('laporan sesudahnya tetap berlaku');
    // The refusal before it reads alike, and when the second one comes the box is empty again.
    await expect(async () => {
      await preview.knowLater.check();
      await preview.takeBack.click();
      await expect(preview.answer).toHaveText('Unggahan ini sudah dibatalkan', { timeout: 10_000 });
    }).toPass();
    await page.goto(`/pk21/impor/${id}/batal`);
    await expect(page).toHaveURL(new RegExp(`/pk21/impor/${id}$`));
    await new ImportPage(other).undo();
    await other.context().close();
  });
});

test('on a phone: form, preview and history without scrolling sideways', { tag: '@phone-only' }, async ({ page }) => {
  const upload = new UploadPage(page);
  const preview = new ImportPage(page);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await new SignInPage(page).signInAs(people.telukjambe);
  await upload.open('pk21');
  expect(await overflow()).toBe(0);
  const head = 'kode_wilayah;tanggal;online_terdata;online_masuk';
  const text = `${head}\n32.15.03.2001;${day};900;800\n32.15.03.2002;${day};x;1\n`;
  await upload.upload(csvFile('rekap-telukjambe-timur-dengan-nama-yang-panjang-sekali-13-april-2021.csv', text));
  const id = await preview.arrive();
  await expect(preview.answer).toHaveText('1 baris siap disimpan, 1 baris ditolak');
  expect(await overflow()).toBe(0);
  await expectAccessible(page);
  await preview.discard();
  await upload.open('pk21');
  await expect(upload.past(id)).toContainText('Dibuang');
  expect(await overflow()).toBe(0);
  await expectAccessible(page);
});
