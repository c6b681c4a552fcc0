import { expect, test } from '@playwright/test';
import { expectAccessible } from './pages/accessible';
import { AreaPage } from './pages/area';
import type { PdfPage } from './pages/printed';
import { SheetPage } from './pages/sheet';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** The day of the published figures. */
const per = '2021-04-12';

/** The row of column numbers stands once in each head. */
const hasHead = ({ lines }: PdfPage) => lines.some((line) => line.startsWith('(1) (2) (3)'));
const countRows = ({ lines }: PdfPage) =>
  lines.filter((line) => /^\d+ \D.* (Selesai|Sesuai jadwal|Waspada|Tertinggal|Belum lapor)( |$)/.test(line)).length;

test.describe('Karawang on 12 April 2021', () => {
  test.beforeEach(async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
  });

  test('the sheet says what was published, on one page', async ({ page }) => {
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await page.getByRole('link', { name: 'Lembar rapat' }).click();
    await page.waitForURL(/\/pk21\/32\.15\/lembar\?/);
    const sheet = new SheetPage(page);
    await expect(sheet.rows).toHaveCount(30);
    await expect(sheet.sum).toContainText('Jumlah Karawang');
    for (const figure of ['734.768', '28.800', '3,92']) await expect(sheet.sum).toContainText(figure);
    await expect(sheet.paper).toContainText('Keadaan 12 April 2021');
    await expectAccessible(page);

    const printed = await sheet.print();
    expect(printed).toHaveLength(1);
    const [only] = printed;
    if (!only) throw new Error('Nothing was printed.');
    expect(only.height).toBeGreaterThan(only.width);
    expect(countRows(only)).toBe(30);
    const text = only.lines.join('\n');
    expect(text).toMatch(
      /^Jumlah Karawang 734\.768 28\.800 28\.800 3,92 705\.968 Tertinggal Lapangan lambat, laju 0,53$/m,
    );
    expect(text).toMatch(/Halaman 1 dari 1$/m);
    // What is for the screen stays there.
    expect(text).not.toContain('Cetak');
    expect(text).not.toContain('Kolom dan kertas');
  });

  test('columns are chosen by keyboard, and the paper turns when they need it', async ({ page }) => {
    const sheet = new SheetPage(page);
    await sheet.open('pk21', '32.15', { per });
    await sheet.choice.focus();
    await page.keyboard.press('Enter');
    await sheet.column('Manual').focus();
    await page.keyboard.press('Space');
    for (const name of ['Kode', 'Perlu/hari', 'Laju']) {
      await sheet.column(name).focus();
      await page.keyboard.press('Space');
    }
    await page.keyboard.press('Enter');
    await expect(sheet.headers).toHaveText([
      ...['No', 'Kode', 'Wilayah', 'Target', 'Online', 'Total', '%', 'Sisa', 'Perlu/hari', 'Laju', 'Status', 'Sebab'],
    ]);
    const [first] = await sheet.print();
    expect(first?.width).toBeGreaterThan(first?.height ?? Number.NaN);
    await expectAccessible(page);
  });

  test('each file is there under its name', async ({ page }) => {
    const sheet = new SheetPage(page);
    await sheet.open('pk21', '32.15', { per, kolom: 'total,persen' });
    for (const [label, ending] of [
      ['PDF', 'pdf'],
      ['XLSX', 'xlsx'],
      ['CSV (;)', 'csv'],
      ['CSV (,)', 'csv'],
    ] as const) {
      const href = await sheet.download(label).getAttribute('href');
      expect(href).toContain('kolom=total%2Cpersen');
      const response = await page.request.get(href ?? '');
      expect([label, response.status()]).toEqual([label, 200]);
      const name = `pk21-32.15-karawang-${per}.${ending}`;
      expect(response.headers()['content-disposition']).toContain(`filename="${name}"`);
    }
  });

  test('an area outside the own one has no sheet', async ({ page }) => {
    for (const code of ['33.13', '32.04', '99.99']) {
      const response = await new SheetPage(page).open('pk21', code);
      expect([code, response?.status()]).toEqual([code, 404]);
    }
  });

  test('a desa, and a filter that nothing passes, leave the sum alone on the sheet', async ({ page }) => {
    const sheet = new SheetPage(page);
    const nobody = { per, cari: 'tidak ada yang bernama begini' };
    for (const [code, query] of [
      ['32.15.03.2006', { per }],
      ['32.15', nobody],
    ] as const) {
      await sheet.open('pk21', code, query);
      await expect(sheet.rows).toHaveCount(0);
      await expect(sheet.paper).toContainText('Tidak ada baris rincian.');
      await expect(sheet.sum).toHaveCount(1);
      expect(await sheet.print()).toHaveLength(1);
    }
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('columns and paper are chosen by the form', async ({ page }) => {
    await new SignInPage(page).signInAs(people.karawang);
    const sheet = new SheetPage(page);
    await sheet.open('pk21', '32.15', { per });
    await sheet.choice.click();
    await sheet.column('Status').uncheck();
    await page.getByRole('radio', { name: 'Datar' }).check();
    await sheet.apply.click();
    await expect(sheet.headers).toHaveText([
      'No',
      'Wilayah',
      'Target',
      'Online',
      'Manual',
      'Total',
      '%',
      'Sisa',
      'Sebab',
    ]);
    await expect(page).toHaveURL(/per=2021-04-12/);
    const [first] = await sheet.print();
    expect(first?.width).toBeGreaterThan(first?.height ?? Number.NaN);
  });
});

test('a kecamatan keeps the columns that its sheets have from then on', async ({ page }) => {
  await new SignInPage(page).signInAs(people.telukjambe);
  const sheet = new SheetPage(page);
  await sheet.open('pk21', '32.15.03', { per });
  const code = await sheet.choice.click().then(() => sheet.column('Kode').isChecked());
  await sheet.column('Kode').setChecked(!code);
  await sheet.apply.click();
  await sheet.keep.click();
  await expect(page.getByRole('status')).toContainText('Kolom ini sekarang dipakai');
  await sheet.open('pk21', '32.15.03', { per });
  await expect(sheet.headers.filter({ hasText: 'Kode' })).toHaveCount(code ? 0 : 1);
});

test('who only reads cannot keep columns for an office', async ({ page }) => {
  await new SignInPage(page).signInAs(people.pembaca);
  const sheet = new SheetPage(page);
  await sheet.open('pk21', '32.15', { per, kolom: 'total' });
  await expect(sheet.rows).toHaveCount(30);
  await expect(sheet.keep).toHaveCount(0);
});

test('all kecamatan of a province: a head on every page, and no page for the sum alone', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const sheet = new SheetPage(page);
  await sheet.open('pk23-jabar', '32', { rinci: 'kecamatan' });
  await expect(sheet.rows).toHaveCount(627);
  const printed = await sheet.print();
  expect(printed.length).toBeGreaterThan(10);
  for (const [at, one] of printed.entries()) {
    expect(one.lines.at(-1)).toContain(`Halaman ${at + 1} dari ${printed.length}`);
  }
  const withSum = printed.findIndex(({ lines }) => lines.some((line) => line.startsWith('Jumlah Jawa Barat')));
  expect(printed.slice(0, withSum + 1).every(hasHead)).toBe(true);
  expect(countRows(printed[withSum] ?? { width: 0, height: 0, lines: [] })).toBeGreaterThanOrEqual(2);
  expect(printed.reduce((sum, one) => sum + countRows(one), 0)).toBe(627);
});

test('more rows than paper takes: the number, and ways on', async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const sheet = new SheetPage(page);
  await sheet.open('pk21', '32', { rinci: 'desa', per });
  await expect(sheet.main).toContainText('paling banyak 700 baris');
  await expect(sheet.paper).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^XLSX, / })).toBeVisible();
  await expectAccessible(page);
});

test('on a phone the sheet is a list and never scrolls sideways', { tag: '@phone-only' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await new SignInPage(page).signInAs(people.karawang);
  const sheet = new SheetPage(page);
  await sheet.open('pk21', '32.15', { per });
  await sheet.choice.click();
  await expect(sheet.sum).toContainText('734.768');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await expectAccessible(page);
});
