import { expect, type Page, test } from '@playwright/test';
import { makePng, readJpeg } from '../lib/reports/fixtures/pictures';
import { expectAccessible } from './pages/accessible';
import { OfficePage } from './pages/office';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

// Other files read the sheets of Karawang and Jawa Barat: what is changed for good here is the kecamatan's.
const own = people.telukjambe.areaCode;

const kop = 'Kantor Kecamatan Telukjambe Timur';
const lines = ['PEMERINTAH KABUPATEN KARAWANG', 'Jalan <b>Contoh</b> 3'];
const png = { name: 'logo.png', mimeType: 'image/png', buffer: makePng({ width: 40, height: 40, interlaced: true }) };
const hostile = { ...png, buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>') };

/** Leaves nothing for those who come after. */
async function empty(page: Page) {
  const office = new OfficePage(page);
  await office.open();
  await office.field('Nama kantor').fill(people.telukjambe.office);
  await office.field('Baris lain').fill('');
  await office.save('Kop surat');
  await office.expectSaved('Kop surat');
  for (const label of ['Tempat', 'Jabatan', 'Nama pejabat, dengan gelar', 'NIP']) await office.field(label).fill('');
  await office.save('Tanda tangan');
  await office.expectSaved('Tanda tangan');
  await office.field('Siapkan rekap setiap hari untuk').selectOption('Tidak ada');
  await office.field('Kirim juga ke alamat email').fill('');
  await office.save('Rekap harian');
  await office.expectSaved('Rekap harian');
}

test.describe('an office of its own', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.telukjambe));
  test.afterEach(({ page }) => empty(page));

  test('changes kop, logo and signature, sees them on paper, and then on its sheet', async ({ page }) => {
    const office = new OfficePage(page);
    await page.goto(`/pk21/${own}`);
    await page.getByLabel(/menu Operator Kecamatan/).click();
    await page.getByRole('link', { name: 'Kantor', exact: true }).click();
    await expect(page).toHaveTitle('Kantor · Kejar Target');
    await expectAccessible(page);

    await office.field('Nama kantor').fill(kop);
    await office.field('Baris lain').fill(lines.join('\n'));
    await office.field('Nama pejabat, dengan gelar').fill('<script>alert(1)</script>');
    await expect(office.paper).toContainText(kop);
    await expect(office.paper).toContainText('Jalan <b>Contoh</b> 3');
    await expect(office.paper).toContainText('<script>alert(1)</script>');
    await office.save('Kop surat');
    await office.expectSaved('Kop surat');
    // What is typed in another part is neither saved nor lost.
    await expect(office.field('Nama pejabat, dengan gelar')).toHaveValue('<script>alert(1)</script>');
    await office.field('Gambar logo').setInputFiles(png);
    await expect(office.logo).toHaveJSProperty('naturalWidth', 40);
    await office.save('Logo');
    await office.expectSaved('Logo');
    await expect(office.field('Nama pejabat, dengan gelar')).toHaveValue('<script>alert(1)</script>');
    await office.field('Tempat').fill('Telukjambe Timur');
    await office.save('Tanda tangan');
    await office.expectSaved('Tanda tangan');
    await expectAccessible(page);

    await office.open();
    await expect(page.getByRole('main')).toContainText(/Terakhir diubah .+ WIB oleh Operator Kecamatan/);
    await expect(office.field('Baris lain')).toHaveValue(lines.join('\n'));
    await expect(office.logo).toHaveJSProperty('naturalWidth', 40);

    await page.goto(`/pk21/${own}/lembar`);
    const sheet = page.getByRole('article');
    await expect(sheet).toContainText(kop);
    await expect(sheet).toContainText('Jalan <b>Contoh</b> 3');
    await expect(sheet).toContainText('<script>alert(1)</script>');
    await expect(sheet.locator('img').first()).toHaveJSProperty('naturalWidth', 40);

    await office.open();
    await office.part('Logo').getByRole('button', { name: 'Hapus logo' }).click();
    await expect(office.part('Logo').getByRole('status')).toHaveText('Logo dihapus');
    await expect(office.logo).toHaveCount(0);
  });

  test('puts right what is wrong beside the field, with all that was typed', async ({ page }) => {
    const office = new OfficePage(page);
    await office.open();
    await office.field('Salam pembuka').fill('Yth. Bapak Camat');
    await office.field('Siapkan rekap setiap hari untuk').selectOption('Pendataan Keluarga 2021');
    await office.field('Pukul').fill('25.00');
    await office.field('Zona waktu').selectOption('WITA');
    await office.field('Kirim juga ke alamat email').fill('camat@karawang.test\ncamat');
    await office.save('Rekap harian');
    await expect(office.part('Rekap harian').getByRole('alert')).toHaveText(
      'Belum tersimpan: 2 isian perlu diperbaiki.',
    );
    await expect(office.field('Pukul')).toBeFocused();
    await expect(office.field('Pukul')).toHaveAccessibleDescription(/Tulis jamnya seperti 15\.30/);
    await expect(office.field('Kirim juga ke alamat email')).toHaveAccessibleDescription(/'camat' bukan alamat email/);
    await expect(office.field('Salam pembuka')).toHaveValue('Yth. Bapak Camat');
    await expect(office.field('Siapkan rekap setiap hari untuk')).toHaveValue('pk21');
    await expect(office.field('Zona waktu')).toHaveValue('WITA');
    await expectAccessible(page);

    await office.field('Pukul').fill('16:05');
    await office.field('Kirim juga ke alamat email').fill('Camat@Karawang.test');
    await office.field('Zona waktu').selectOption('WIB');
    await office.field('Salam pembuka').fill('');
    await office.save('Rekap harian');
    await office.expectSaved('Rekap harian');
    await office.open();
    await expect(office.field('Pukul')).toHaveValue('16.05');
    await expect(office.field('Kirim juga ke alamat email')).toHaveValue('camat@karawang.test');
    await expect(office.field('Siapkan rekap setiap hari untuk')).toHaveValue('pk21');
  });

  test('two who change it at once: the second is told, loses nothing, and decides', async ({ page, context }) => {
    const one = new OfficePage(page);
    await one.open();
    const other = new OfficePage(await context.newPage());
    await other.open();
    await other.field('Jabatan').fill('Camat');
    await other.save('Tanda tangan');
    await other.expectSaved('Tanda tangan');
    // Another part is no conflict as soon as the page knows.
    await other.field('Nama kantor').fill(kop);
    await other.save('Kop surat');
    await other.expectSaved('Kop surat');

    await one.field('Jabatan').fill('Plt. Camat');
    await one.save('Tanda tangan');
    const told = one.part('Tanda tangan').getByRole('alert');
    await expect(told).toContainText('Pengaturan kantor sudah diubah');
    await expect(told).toContainText(/Operator Kecamatan mengubahnya pada \d+ \w+ \d{4} pukul \d\d\.\d\d WIB/);
    await expect(one.field('Jabatan')).toHaveValue('Plt. Camat');
    await expect(one.field('Jabatan')).toHaveAccessibleDescription(/Tersimpan sekarang: Camat/);
    await expectAccessible(page);
    await one.save('Tanda tangan');
    await one.expectSaved('Tanda tangan');
    await one.open();
    await expect(one.field('Jabatan')).toHaveValue('Plt. Camat');
    await expect(one.field('Nama kantor')).toHaveValue(kop);
  });
});

test('a form is saved beside another one that was saved in another tab meanwhile', async ({ page, context }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  const [first, other] = [new OfficePage(page), new OfficePage(await context.newPage())];
  await first.open();
  await other.open();
  await other.field('Nama kantor').fill('Kantor lain');
  await other.save('Kop surat');
  await other.expectSaved('Kop surat');
  await first.field('Tempat').fill('Telukjambe Timur');
  await first.save('Tanda tangan');
  await first.expectSaved('Tanda tangan');
  await other.open();
  await expect(other.field('Nama kantor')).toHaveValue('Kantor lain');
  await expect(other.field('Tempat')).toHaveValue('Telukjambe Timur');
  await empty(page);
});

test('what is no logo is refused by the page and behind it', async ({ page }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  const office = new OfficePage(page);
  await office.open();
  for (const [buffer, words] of [
    [hostile.buffer, 'Ini SVG'],
    [Buffer.from('<!doctype html><script>1</script>'), 'halaman web'],
    [Buffer.alloc(0), '0 byte'],
    [png.buffer.subarray(0, 60), 'terpotong'],
    [readJpeg('cmyk'), 'RGB'],
    [Buffer.alloc(3_000_000, 1), 'batasnya 200 KB'],
  ] as const) {
    await office.sendLogo({ ...png, buffer });
    await expect(office.part('Logo').getByRole('alert')).toContainText(words);
    await expect(office.logo).toHaveCount(0);
    const sent = await page.request.post('/kantor/logo', {
      headers: { accept: 'application/json' },
      multipart: { file: { ...png, buffer } },
    });
    expect([words, [413, 422].includes(sent.status())]).toEqual([words, true]);
    expect((await sent.json()).detail).toContain(words);
  }
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.telukjambe));
  test.afterEach(({ page }) => empty(page));

  test('everything can be saved, and what is refused comes back as it was typed', async ({ page }) => {
    const office = new OfficePage(page);
    await office.open();
    await office.field('Nama kantor').fill('');
    await office.field('Baris lain').fill('a\nb\nc\nd\ne\nf');
    await office.save('Kop surat');
    await expect(office.field('Nama kantor')).toHaveAccessibleDescription(/Nama kantor belum diisi/);
    await expect(office.field('Baris lain')).toHaveAccessibleDescription(/Paling banyak 5 baris; ini 6/);
    await expect(office.field('Baris lain')).toHaveValue('a\nb\nc\nd\ne\nf');
    await office.field('Nama kantor').fill(kop);
    await office.field('Baris lain').fill(lines.join('\n'));
    await office.save('Kop surat');
    await office.expectSaved('Kop surat');
    await expect(office.paper).toContainText(kop);

    await office.sendLogo(hostile);
    await expect(office.part('Logo').getByRole('alert')).toContainText('Ini SVG');
    await office.open();
    await expect(office.part('Logo').getByRole('alert')).toHaveCount(0);
    await office.sendLogo(png);
    await office.expectSaved('Logo');
    await expect(office.logo).toHaveCount(1);
    await office.part('Logo').getByRole('button', { name: 'Hapus logo' }).click();
    await expect(office.part('Logo').getByRole('status')).toHaveText('Logo dihapus');
  });
});

test.describe('whose an office is', () => {
  test('a reader has no such page, no link to it, and changes nothing', async ({ page }) => {
    await new SignInPage(page).signInAs(people.pembaca);
    await page.goto('/pk21/32');
    await expect(page.getByRole('link', { name: 'Kantor', exact: true, includeHidden: true })).toHaveCount(0);
    expect((await new OfficePage(page).open())?.status()).toBe(404);
    const sent = await page.request.post('/kantor/logo', {
      headers: { accept: 'application/json' },
      multipart: { file: png },
    });
    expect(sent.status()).toBe(404);
  });

  test('an office above or beside is the same 404 as none, and one below is opened', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const office = new OfficePage(page);
    for (const code of ['32', '32.16', '32.16.01', '32.99', 'x']) {
      expect([code, (await office.open(code))?.status()]).toEqual([code, 404]);
      const sent = await page.request.post(`/kantor/logo?wilayah=${code}`, {
        headers: { accept: 'application/json' },
        multipart: { file: png },
      });
      expect([code, sent.status()]).toEqual([code, 404]);
    }
    for (const code of ['32.15', '32.15.03']) expect([code, (await office.open(code))?.status()]).toEqual([code, 200]);
  });

  test('the administrator opens any of them', async ({ page }) => {
    await new SignInPage(page).signInAs(people.admin);
    const office = new OfficePage(page);
    await office.open('32.16');
    await expect(page.getByRole('main')).toContainText('Kabupaten Bekasi');
    await expect(office.field('Nama kantor')).toHaveValue(/Bekasi/);
  });

  test('nobody, and another site in the name of a user, sends no logo', async ({ page, request }) => {
    const sent = await request.post('/kantor/logo', { multipart: { file: png }, maxRedirects: 0 });
    expect([sent.status(), sent.headers().location]).toEqual([303, '/masuk?ke=%2Fkantor&sesi=berakhir']);
    await new SignInPage(page).signInAs(people.karawang);
    const forged = await page.request.post('/kantor/logo', {
      multipart: { file: png },
      headers: { accept: 'application/json', origin: 'http://elsewhere.test', 'sec-fetch-site': 'cross-site' },
    });
    expect(forged.status()).toBe(403);
  });
});

test('on a phone, without scrolling sideways', { tag: '@phone-only' }, async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const office = new OfficePage(page);
  await office.open();
  await office.field('Nama kantor').fill('Perwakilan Badan Kependudukan dan Keluarga Berencana Nasional Jawa Barat');
  await expect(office.paper).toContainText('Perwakilan Badan Kependudukan');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});
