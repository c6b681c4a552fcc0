import { expect, type Page, test } from '@playwright/test';
import { progressAnswer } from '../lib/domain/api-progress';
import { formatCount } from '../lib/format/numbers';
import { expectAccessible } from './pages/accessible';
import { csvFile, ImportPage } from './pages/import';
import { SignInPage } from './pages/sign-in';
import { TypingPage } from './pages/typing';
import { people } from './personas';

/** A day that no other test speaks of. */
const day = '2021-04-14';
const grid = `wilayah=32.15&per=${day}&tahap=masuk`;

async function readKarawang(page: Page) {
  const response = await page.request.get(`/api/v1/progress/pk21/32.15?asOf=${day}&detail=kecamatan&series=1`);
  return progressAnswer.parse(await response.json());
}

async function takeBack(page: Page, id: number) {
  await page.goto(`/pk21/impor/${id}`);
  await new ImportPage(page).undo();
}

/** The figure of a place in the grid: above what its desa have reported, and not so far above its target as to be held. */
const figureAt = (place: number) => 20_000 + place;

test.describe('30 kecamatan by keyboard', () => {
  test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

  test('survive a connection that drops and a tab that closes, and are taken back', async ({ page, context }) => {
    const typing = new TypingPage(page);
    const before = await readKarawang(page);
    await typing.open('pk21', grid);
    await expectAccessible(page);
    const column = typing.column('Online');
    await expect(column).toHaveCount(30);
    await column.first().focus();
    for (let place = 0; place < 30; place += 1) {
      await expect(column.nth(place)).toBeFocused();
      await page.keyboard.type(String(figureAt(place)));
      if (place < 29) await page.keyboard.press(place % 2 === 0 ? 'Enter' : 'ArrowDown');
    }
    const sum = Array.from({ length: 30 }, (_, place) => figureAt(place)).reduce((one, other) => one + other, 0);
    await expect(typing.sums).toContainText(formatCount(sum));

    // Escape puts back what the cell said; Tab goes across.
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('1,5');
    await expect(column.nth(28)).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    await expect(column.nth(28)).toHaveValue(String(figureAt(28)));
    await page.keyboard.press('Tab');
    await expect(typing.column('Manual').nth(28)).toBeFocused();

    await context.setOffline(true);
    await typing.save.press('Enter');
    await expect(typing.notice).toContainText('Belum tersimpan: sambungan terputus');
    await expect(typing.notice).toBeFocused();
    await expect(column.nth(7)).toHaveValue(String(figureAt(7)));
    await context.setOffline(false);

    const again = await context.newPage();
    await page.close();
    const later = new TypingPage(again);
    await later.open('pk21', grid);
    await expect(again.getByRole('status')).toContainText(
      /Ada 30 sel yang belum tersimpan dari pukul \d\d\.\d\d WIB\./,
    );
    await expectAccessible(again);
    await again.getByRole('button', { name: 'Lanjutkan' }).press('Enter');
    await expect(later.column('Online').nth(7)).toHaveValue(String(figureAt(7)));
    await later.save.press('Enter');
    await expect(later.saved).toContainText('30 sel tersimpan');
    const id = await later.savedId();
    try {
      expect((await readKarawang(again)).figures.online).toBe(sum);
      // Nothing is left to be offered.
      await later.open('pk21', grid);
      await expect(later.column('Online').nth(7)).toHaveValue(formatCount(figureAt(7)));
      await expect(again.getByRole('button', { name: 'Lanjutkan' })).toHaveCount(0);
    } finally {
      await takeBack(again, id);
    }
    expect(await readKarawang(again)).toEqual(before);
  });

  test('an answer that is lost after the save counts once', async ({ page }) => {
    const typing = new TypingPage(page);
    const before = await readKarawang(page);
    await typing.open('pk21', grid);
    await typing.cell('Online', 'Klari').fill('60000');
    await page.route('**/isi?*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      await route.abort();
    });
    await typing.save.click();
    await expect(typing.notice).toContainText('Belum tersimpan');
    await page.unroute('**/isi?*');
    await typing.save.click();
    await expect(typing.saved).toContainText('1 sel tersimpan');
    await takeBack(page, await typing.savedId());
    expect(await readKarawang(page)).toEqual(before);
  });

  test('a block from Excel is pasted from the cell on, and wrong cells are said and not sent', async ({ page }) => {
    const typing = new TypingPage(page);
    await typing.open('pk21', grid);
    await typing
      .column('Online')
      .nth(28)
      .evaluate((input) => {
        const data = new DataTransfer();
        data.setData('text/plain', '61.000\t20\r\n-5\t\r\n7\t8\r\n');
        input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
      });
    await expect(page.getByText('3 sel ditempel. 2 sel di luar tabel tidak ikut.')).toBeVisible();
    await expect(typing.column('Manual').nth(28)).toHaveValue('20');
    await typing.save.click();
    await expect(typing.notice).toContainText('1 sel belum dapat disimpan');
    await expect(typing.column('Online').nth(29)).toHaveValue('-5');
    await expect(page.getByText('Online: negatif')).toBeVisible();
    await expectAccessible(page);
  });
});

test('a table with a header and names goes in by name, whatever its order', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const typing = new TypingPage(page);
  await typing.open('pk21', grid);
  await typing
    .column('Manual')
    .nth(5)
    .evaluate((input) => {
      const data = new DataTransfer();
      const rows = [
        'No\tKecamatan\tManual\tOnline',
        '1\tPEDES\t7\t61.007',
        '2\tKec. Klari\t8\t61.008',
        '3\tLain-lain\t1\t2',
      ];
      data.setData('text/plain', rows.join('\r\n'));
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
  await expect(page.getByText('4 sel ditempel menurut nama wilayah. Tidak ada di tabel ini: Lain-lain.')).toBeVisible();
  await expect(typing.cell('Online', 'Klari')).toHaveValue('61.008');
  await expect(typing.cell('Manual', 'Pedes')).toHaveValue('7');
});

test('two people on one grid: the second is told, and decides cell by cell', async ({ browser }) => {
  const [one, other] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [first, second] = [await one.newPage(), await other.newPage()];
  await new SignInPage(first).signInAs(people.karawang);
  await new SignInPage(second).signInAs(people.jabar);
  const before = await readKarawang(first);
  const [mine, theirs] = [new TypingPage(first), new TypingPage(second)];
  await mine.open('pk21', grid);
  await theirs.open('pk21', grid);
  await theirs.cell('Online', 'Klari').fill('61240');
  await theirs.cell('Online', 'Cikampek').fill('52000');
  await theirs.save.click();
  await expect(theirs.saved).toContainText('2 sel tersimpan');
  const ids = [await theirs.savedId()];
  try {
    await mine.cell('Online', 'Klari').fill('61200');
    await mine.cell('Online', 'Cikampek').fill('52100');
    await mine.cell('Manual', 'Klari').fill('15');
    await mine.save.click();
    await expect(mine.notice).toContainText('2 sel sudah berubah sejak dibuka');
    await expect(mine.notice).toContainText(
      /Klari, Online: sekarang 61\.240 \(disimpan .*\d\d\.\d\d WIB oleh .+\), yang Anda ketik 61\.200/,
    );
    await expectAccessible(first);
    await expect(mine.cell('Manual', 'Klari')).toHaveValue('15');
    // Without a decision it is refused again.
    await mine.save.click();
    await expect(mine.notice).toContainText('2 sel sudah berubah sejak dibuka');
    await mine.notice.getByRole('radio', { name: 'Pakai angka saya, 61.200' }).check();
    await mine.notice.getByRole('radio', { name: 'Pakai yang sekarang, 52.000' }).check();
    await mine.save.click();
    await expect(mine.saved).toContainText('2 sel tersimpan');
    ids.unshift(await mine.savedId());
    const rows = new Map((await readKarawang(first)).rows.map(({ area, figures }) => [area.name, figures]));
    expect(rows.get('Klari')).toMatchObject({ online: 61_200, manual: 15 });
    expect(rows.get('Cikampek')).toMatchObject({ online: 52_000 });
  } finally {
    for (const id of ids) await takeBack(second, id);
  }
  expect(await readKarawang(first)).toEqual(before);
  await Promise.all([one.close(), other.close()]);
});

test('a total that a file brought meanwhile is told before it is replaced', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const before = await readKarawang(page);
  const typing = new TypingPage(page);
  await typing.open('pk21', grid);
  const sent = await page.request.post('/api/v1/imports', {
    multipart: {
      ...{ campaign: 'pk21', asOf: day },
      file: csvFile(`total-${Date.now()}.csv`, 'kode_wilayah;capaian\r\n32.15.05;64000\r\n'),
    },
  });
  const { id } = await sent.json();
  expect((await page.request.post(`/api/v1/imports/${id}/commit`, { data: {} })).status()).toBe(200);
  const ids = [id];
  try {
    await typing.cell('Online', 'Klari').fill('61200');
    await typing.save.click();
    await expect(typing.notice).toContainText('1 sel sudah berubah sejak dibuka');
    await expect(typing.notice).toContainText(
      /sekarang 64\.000 tanpa rincian kanal \(disimpan .+\), yang Anda ketik 61\.200/,
    );
    await expectAccessible(page);
    await typing.save.click();
    await expect(typing.notice).toContainText('1 sel sudah berubah sejak dibuka');
    await typing.notice.getByRole('radio', { name: /^Pakai angka saya, 61\.200, menggantikan/ }).check();
    await typing.save.click();
    await expect(typing.saved).toContainText('1 sel tersimpan');
    ids.unshift(await typing.savedId());
    const klari = (await readKarawang(page)).rows.find(({ area }) => area.name === 'Klari');
    expect(klari?.figures).toMatchObject({ online: 61_200, unsplit: null });
  } finally {
    for (const one of ids) await takeBack(page, one);
  }
  expect(await readKarawang(page)).toEqual(before);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a plain form saves, and a refusal keeps what was typed', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const typing = new TypingPage(page);
    await typing.open('pk21', grid);
    await typing.cell('Online', 'Klari').fill('63000');
    await typing.cell('Manual', 'Klari').fill('dua');
    await typing.save.click();
    await expect(typing.notice).toContainText('1 sel belum dapat disimpan');
    await expect(typing.cell('Online', 'Klari')).toHaveValue('63000');
    await typing.cell('Manual', 'Klari').fill('2');
    await typing.save.click();
    await expect(typing.saved).toContainText('2 sel tersimpan');
    await takeBack(page, await typing.savedId());
  });
});

test('who only reads has no grid', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  const response = await page.goto(`/pk21/isi?${grid}`);
  expect(response?.status()).toBe(404);
  await page.goto('/pk21/impor');
  await expect(page.getByRole('link', { name: 'Isi angka' })).toHaveCount(0);
});
