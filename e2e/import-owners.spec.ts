import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage, UploadPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day after the last one of the demo. */
const day = '2021-04-13';

test.describe('whose an upload is', () => {
  test('others below and readers neither change nor get it', async ({ page, browser }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const upload = new UploadPage(page);
    const preview = new ImportPage(page);
    await upload.open('pk21');
    await upload.upload(csvFile('milik.csv', `kode_wilayah;tanggal;online_masuk\n32.15.04.2001;${day};900\n`));
    const id = await preview.arrive();

    const below = await (await browser.newContext()).newPage();
    await new SignInPage(below).signInAs(people.telukjambe);
    for (const path of ['', '/berkas', '/ditolak', '/batal']) {
      const response = await below.request.get(`/pk21/impor/${id}${path}`);
      expect([path, response.status()]).toEqual([path, 404]);
    }
    await below.context().close();

    const reader = await (await browser.newContext()).newPage();
    await new SignInPage(reader).signInAs(people.pembaca);
    await reader.goto(`/pk21/impor/${id}`);
    await expect(new ImportPage(reader).answer).toHaveText('1 baris siap disimpan');
    await expect(reader.getByRole('main').getByRole('button')).toHaveCount(0);
    expect((await reader.request.get(`/pk21/impor/${id}/berkas`)).status()).toBe(403);
    expect((await reader.request.get(`/pk21/impor/${id}/batal`)).status()).toBe(404);
    await reader.goto('/pk21/impor');
    await expect(reader.getByRole('main')).toContainText('Akun ini hanya untuk melihat');
    await expect(new UploadPage(reader).file).toHaveCount(0);
    await expectAccessible(reader);
    const sent = await reader.request.post('/pk21/impor/kirim', {
      headers: { accept: 'application/json' },
      multipart: { file: csvFile('baca.csv', 'kode_wilayah;online_masuk\n32.15.03.2001;5\n') },
    });
    expect(sent.status()).toBe(403);
    await reader.context().close();

    // The file comes back as it was sent, to be saved and never to be shown.
    const file = await page.request.get(`/pk21/impor/${id}/berkas`);
    expect(await file.text()).toContain(`32.15.04.2001;${day};900`);
    expect(file.headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining('attachment; filename="milik.csv"'),
    });
    // There is nothing to take back yet: its own page says where it stands.
    await page.goto(`/pk21/impor/${id}/batal`);
    await expect(page).toHaveURL(new RegExp(`/pk21/impor/${id}$`));
    await preview.discard();
  });

  test('an upload of another campaign, and one that is none', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    for (const path of [
      '/pk21/impor/999999',
      '/pk21/impor/0',
      '/pk21/impor/x',
      '/pk21/impor/999999/batal',
      '/pk21/impor/x/batal',
      '/tidak-ada/impor',
    ]) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
    }
  });

  test('nobody, and another site in the name of a user, sends nothing', async ({ page, request }) => {
    const multipart = { file: csvFile('asing.csv', 'kode_wilayah;online_masuk\n32.15.03.2001;5\n') };
    const sent = await request.post('/pk21/impor/kirim', { multipart, maxRedirects: 0 });
    expect([sent.status(), sent.headers().location]).toEqual([303, '/masuk?ke=%2Fpk21%2Fimpor&sesi=berakhir']);
    await new SignInPage(page).signInAs(people.karawang);
    const forged = await page.request.post('/pk21/impor/kirim', {
      multipart,
      headers: { accept: 'application/json', origin: 'http://elsewhere.test', 'sec-fetch-site': 'cross-site' },
    });
    expect(forged.status()).toBe(403);
  });
});
