import { expect, type Page, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const widths = [360, 700, 768, 800, 870, 1024, 1240, 1366, 1440, 1920];

/** The cells of the area table that do not hold their figure, as "column: text". Names may be shortened. */
function findClipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('#tabel table [data-col]:not([data-col="wilayah"])')];
    return cells
      .filter((cell) => cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth)
      .map((cell) => `${cell.dataset.col}: ${cell.innerText} (${cell.scrollWidth} of ${cell.clientWidth} px)`);
  });
}

/** Pixels by which the page itself is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

const areas: [string, string, Record<string, string>][] = [
  ['pk21', 'id', { per: '2021-04-12' }],
  ['pk21', 'id', { per: '2021-05-31', rinci: 'kabupaten' }],
  ['pk21', '32', {}],
  ['pk21', '32.15', { per: '2021-04-12' }],
  ['pk23-jabar', '32', { per: '2023-07-31' }],
  ['pk23-jabar', '32.77', { per: '2023-07-31' }],
];

test('the area table cuts no figure and the page does not scroll sideways at any width', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  for (const [campaign, code, query] of areas) {
    await new AreaPage(page).open(campaign, code, query);
    await expect(new AreaPage(page).rows.first()).toBeVisible();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect([campaign, code, width, await overflow(page), await findClipped(page)]).toEqual([
        campaign,
        code,
        width,
        0,
        [],
      ]);
    }
  }
});

test('a tablet shows name, bar, percent, status and what is left without scrolling the table', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.setViewportSize({ width: 768, height: 900 });
  await new AreaPage(page).open('pk21', '32.15', { per: '2021-04-12' });
  const row = new AreaPage(page).row('Majalaya');
  for (const column of ['wilayah', 'capaian', 'persen', 'status', 'sisa']) {
    const box = await row.locator(`[data-col=${column}]`).boundingBox();
    expect([column, (box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 1000) <= 768]).toEqual([column, true, true]);
  }
  // The others are there, to the right.
  await row.locator('[data-col=lapor]').scrollIntoViewIfNeeded();
  await expect(row.locator('[data-col=lapor]')).toBeInViewport();
  await expect(row.locator('[data-col=wilayah]')).toBeInViewport();
});

test('the pages for typing, importing and targets do not scroll sideways at any width', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  for (const path of ['/pk21/isi?wilayah=32.15&per=2021-04-12', '/pk21/impor', '/pk21/target', '/pk21/32.15/lembar']) {
    await page.goto(path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
    }
  }
});
