import { expect, test } from '@playwright/test';
import { uploadLimits } from '../lib/domain/imports';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day after the last one of the demo. */
const day = '2021-04-13';

test.describe('what is refused', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  const nik = '3215012304850001';
  const tooLarge = Buffer.alloc(uploadLimits.bytes + 1, 'x');

  const files = [
    {
      what: 'a picture',
      file: { name: 'rekap.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a', 'hex') },
      words: 'Bukan CSV atau XLSX',
    },
    { what: 'an empty file', file: csvFile('kosong.csv', ''), words: 'kosong' },
    {
      what: 'a file with a NIK',
      file: csvFile('nik.csv', `kode_wilayah;online_masuk;nik\n32.15;5;${nik}\n`),
      words: 'File memuat NIK',
    },
    {
      what: 'a file without areas',
      file: csvFile('nama.csv', 'uraian;online\nKlari;5\n'),
      words: 'Kolom wilayah tidak ditemukan',
    },
    {
      what: 'a file over the limit',
      file: { name: 'besar.csv', mimeType: 'text/csv', buffer: tooLarge },
      words: 'batasnya 25 MB',
    },
  ];

  test('whole files, each with its reason, and the file stays chosen', async ({ page }) => {
    const upload = new UploadPage(page);
    for (const { what, file, words } of files) {
      await test.step(what, async () => {
        await upload.open('pk21');
        await upload.upload(file);
        await expect(upload.notice).toContainText(words);
        await expect(upload.notice).not.toContainText(nik);
        await expect(upload.notice).toBeFocused();
        expect(await upload.chosen()).toBe(1);
      });
    }
    // The words differ, and where they stand does not.
    await expectAccessible(page);
  });

  test('more than the limit is refused by the server too', async ({ page }) => {
    const sent = await page.request.post('/pk21/impor/kirim', {
      headers: { accept: 'application/json' },
      multipart: { file: { name: 'besar.csv', mimeType: 'text/csv', buffer: tooLarge } },
    });
    expect(sent.status()).toBe(413);
    expect((await sent.json()).detail).toContain('25 MB');
  });

  test('a choice or a day that the form does not offer', async ({ page }) => {
    const file = csvFile('hari.csv', 'kode_wilayah;online_masuk\n32.15.03.2001;5\n');
    for (const said of [{ tanggal: '2021-02-30' }, { tanggal: '2021-07-30' }, { jenis: 'lain' }, { kanal: 'radio' }]) {
      const sent = await page.request.post('/pk21/impor/kirim', {
        headers: { accept: 'application/json' },
        multipart: { file, ...said },
      });
      expect([said, sent.status()]).toEqual([said, 400]);
    }
  });

  test('single rows, each with its reason; the others are kept only when that is said', async ({ page }) => {
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    await upload.open('pk21');
    const text = [
      'kode_wilayah;tanggal;online_masuk',
      `32.15.03.2001;${day};900`,
      `32.15.03.2002;${day};3,5`,
      `33.13.01.2001;${day};5`,
      '32.15.03.2003;2021-07-30;5',
      `32.15.03.2001;${day};901`,
      `32.15.03.2004;${day};=1+1`,
    ].join('\n');
    await upload.upload(csvFile('rekap.csv', text));
    await preview.arrive();
    await expect(preview.answer).toHaveText('1 baris siap disimpan, 5 baris ditolak');
    await expect(preview.refused).toHaveCount(5);
    await expect(preview.refused.nth(0)).toContainText("'3,5' bukan bilangan bulat");
    await expect(preview.refused.nth(0).getByRole('rowheader')).toHaveText(/\b3$/);
    await expect(preview.refused.nth(1)).toContainText('tidak ditemukan di wilayah kerja Anda');
    await expect(preview.refused.nth(2)).toContainText('30 Juli 2021 di luar masa kampanye');
    await expect(preview.refused.nth(3)).toContainText('sudah ada di baris 2');
    await expectAccessible(page);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Unduh baris yang ditolak (CSV)' }).click();
    expect((await download).suggestedFilename()).toMatch(/^ditolak-unggahan-\d+\.csv$/);
    const csv = await (await page.request.get(`${page.url()}/ditolak`)).text();
    expect(csv).toContain(`"3";"32.15.03.2002";"${day}";"3,5";"online_masuk: '3,5' bukan bilangan bulat";`);
    expect(csv).not.toMatch(/[;"]=1\+1/);

    await preview.save.click();
    await expect(preview.answer).toHaveText('1 baris siap disimpan, 5 baris ditolak');
    // Said in our own words, for the browser's are of its own language.
    await expect(page.getByRole('main').getByRole('alert')).toContainText('baris yang ditolak tidak ikut tersimpan');
    await preview.discard();
    await expectAccessible(page);
  });

  test('an upload whose session has ended: the file stays chosen, and goes on after signing in again', async ({
    page,
    context,
  }) => {
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    await upload.open('pk21');
    await context.clearCookies();
    await upload.day.fill(day);
    await upload.upload(csvFile('sesi.csv', 'kode_wilayah;online_masuk\n32.15.03.2001;901\n'));
    await expect(upload.sending).toContainText('Sesi berakhir.');
    await expect(upload.sending.getByRole('link', { name: 'Masuk di tab baru' })).toBeVisible();
    expect(await upload.chosen()).toBe(1);
    await expectAccessible(page);
    const other = await context.newPage();
    await new SignInPage(other).signInAs(people.karawang);
    // It goes on by itself.
    await preview.arrive();
    await preview.discard();
  });
});
