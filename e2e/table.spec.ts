import { expect, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { readPasted } from './pages/pasted';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const per = '2021-04-12';

test.beforeEach(({ page }) => new SignInPage(page).signInAs(people.karawang));

test('the table is copied as it stands, also where the browser keeps its clipboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write']);
  const area = new AreaPage(page);
  await area.open('pk21', '32.15', { per, urut: 'wilayah' });
  const copy = page.getByRole('button', { name: 'Salin tabel' });
  await copy.click();
  await expect(page.getByText('Tersalin', { exact: true })).toBeVisible();
  const lines = (await readPasted(page)).split('\n').map((line) => line.split('\t'));
  expect(lines[0]?.slice(0, 5)).toEqual(['No', 'Kecamatan', '%', 'Status', 'Sisa']);
  // Columns that make way in this window are not copied.
  expect(lines[0]).not.toContain('Terakhir lapor');
  expect(lines).toHaveLength(1 + 30 + 1);
  expect(lines.slice(1, 31).map(([, name]) => name)).toEqual(await area.column('Kecamatan'));
  expect(lines.at(-1)?.slice(0, 3)).toEqual(['', 'Jumlah Karawang', '3,92']);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await copy.click();
  const box = page.getByRole('textbox', { name: 'Salin tabel, teksnya' });
  await expect(box).toBeFocused();
  await expect(box).toHaveValue(/^No\tKecamatan\t/);
  await expect(page.getByText('tekan Ctrl+C', { exact: false })).toBeVisible();
});

test('counts stand as percents of the target, rows of desa say their kecamatan, and a change its direction', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 900 });
  const area = new AreaPage(page);
  await area.open('pk21', '32.15', { per, rinci: 'desa' });
  await expect(area.rows.first().locator('[data-col=wilayah] small')).toHaveText(/^Kec\. /);
  await page.getByRole('navigation', { name: 'Angka dalam tabel' }).getByRole('link', { name: '% target' }).click();
  await expect(page).toHaveURL(/rinci=desa.*angka=persen/);
  await expect(area.sum.locator('[data-col=online]')).toHaveText('3,92');
  await expect(area.table.getByRole('columnheader', { name: /^Online, %/ }).getByRole('link')).toHaveCount(0);
  await expect(area.rows.first().locator('[data-col=beda]')).toHaveText(/^(naik|turun|tetap) [+−]?[\d.]+$/);
  await expect(area.main).toContainText(/(Naik|Turun) [\d.]+ sejak laporan \d+ April/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('a phone orders its list by a select, and reads its bars by a legend', async ({ page }) => {
    const area = new AreaPage(page);
    await area.open('pk21', '32.15', { per });
    await expect(page.getByText('Batang 0–25')).toBeVisible();
    await page.getByRole('combobox', { name: /^Urut/ }).selectOption('terendah');
    await page.getByRole('button', { name: 'Urutkan' }).click();
    await expect(page).toHaveURL(/urut=persen/);
    const [lowest, next] = (await area.column('%')).map((text) =>
      Number(text.replace(',', '.').replace(/[^\d.]/g, '')),
    );
    expect(lowest).toBeLessThanOrEqual(next ?? 0);
    await expect(page.getByRole('combobox', { name: /^Urut/ })).toHaveValue('persen');
  });
});

test('nothing moves when the scripts of the page come: what a reader was about to press stays where it was', async ({
  browser,
  page,
}) => {
  const still = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const before = await still.newPage();
  for (const width of [1366, 360]) {
    const boxes = [];
    for (const one of [before, page]) {
      await one.setViewportSize({ width, height: 768 });
      await one.goto('/pk21/32.15?per=2021-04-12');
      if (one === page) await expect(page.locator('.recharts-surface').first()).toBeVisible();
      boxes.push(await one.getByRole('link', { name: 'Lembar rapat' }).boundingBox());
    }
    expect(boxes[1], `${width} px`).toEqual(boxes[0]);
  }
  await still.close();
});
