import { expect, type Page, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

const widths = [360, 700, 768, 800, 801, 870, 960, 961, 1024, 1240, 1366, 1440, 1920];

/** The cells of the area table that do not hold their figure, as "column: text". Names may be shortened. */
function findClipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cells = [...document.querySelectorAll<HTMLElement>('#tabel table [data-col]:not([data-col="wilayah"])')];
    return cells
      .filter((cell) => {
        // A list has no room for it, and clips it for those who listen.
        const clips = [cell, cell.closest('thead')].some((one) => one && getComputedStyle(one).clipPath !== 'none');
        if (clips) return false;
        const head = cell.closest('thead') !== null;
        const high = head && cell.scrollHeight > cell.clientHeight;
        return cell.clientWidth > 0 && (high || cell.scrollWidth > cell.clientWidth);
      })
      .map((cell) => `${cell.dataset.col}: ${cell.innerText} (${cell.scrollWidth} of ${cell.clientWidth} px)`);
  });
}

/** The asterisks of the area table that lie on the figure they belong to. */
function findCovered(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#tabel table sup')].flatMap((star) => {
      const cell = star.closest<HTMLElement>('td, th');
      const figure = document.createRange();
      if (!cell) return [];
      figure.setStart(cell, 0);
      figure.setEndBefore(star);
      const [own, texts] = [star.getBoundingClientRect(), [...figure.getClientRects()]];
      const covers = texts.some(
        ({ left, right, top, bottom }) =>
          own.width > 0 && own.left < right - 1 && own.right > left + 1 && own.top < bottom && own.bottom > top,
      );
      return covers ? [cell.innerText] : [];
    }),
  );
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
      const faults = [await overflow(page), await findClipped(page), await findCovered(page)];
      expect([campaign, code, width, ...faults]).toEqual([campaign, code, width, 0, [], []]);
    }
  }
});

test('one screen says one number for one word', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  const area = new AreaPage(page);
  await area.open('pk21', '32.15', { per: '2021-04-12' });
  await expect(area.fact('Tidak lapor hari ini')).toHaveText('5');
  await expect(page.getByRole('link', { name: /^Tidak lapor hari ini/ })).toHaveText(/5$/);
  await expect(area.main).toContainText('dari 30 kecamatan, 2 di antaranya belum pernah');
  await area.open('pk23-jabar', '32', { per: '2023-07-31' });
  await expect(area.main).toContainText('6.166 data online sudah terdata');
  await expect(area.main).toContainText('6.166 terdata online, belum masuk server');
  await expect(area.main).not.toContainText('6.317');
});

test('the bars of the stages share one scale when more was collected than the target', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await new AreaPage(page).open('pk23-jabar', '32.77', { per: '2023-07-31' });
  const longest = (label: string) =>
    page
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: label, exact: true }) })
      .locator('svg rect')
      .evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().width)));
  const [target, collected] = [await longest('Target'), await longest('Terdata')];
  // 17.751 of 21.234.
  expect(target / collected).toBeCloseTo(17_751 / 21_234, 2);
});

test('a tablet shows name, bar, percent, status, what is left and why without scrolling the table', async ({
  page,
}) => {
  await new SignInPage(page).signInAs(people.karawang);
  await page.setViewportSize({ width: 768, height: 900 });
  await new AreaPage(page).open('pk21', '32.15', { per: '2021-04-12' });
  const row = new AreaPage(page).row('Majalaya');
  for (const column of ['wilayah', 'capaian', 'persen', 'status', 'sisa', 'sebab']) {
    const box = await row.locator(`[data-col=${column}]`).boundingBox();
    expect([column, (box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 1000) <= 768]).toEqual([column, true, true]);
  }
  // The status of a row stands on the line of its name.
  const middleOf = (column: string) =>
    row.locator(`[data-col=${column}]`).evaluate((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const { top, height } = range.getBoundingClientRect();
      return top + height / 2;
    });
  const line = await middleOf('sisa');
  for (const column of ['wilayah', 'persen', 'status'])
    expect(Math.abs((await middleOf(column)) - line), column).toBeLessThanOrEqual(3);
  // The others are there, to the right, and those for which no desktop has room.
  for (const column of ['target', 'lapor']) {
    await row.locator(`[data-col=${column}]`).scrollIntoViewIfNeeded();
    await expect(row.locator(`[data-col=${column}]`)).toBeInViewport();
  }
  await expect(row.locator('[data-col=wilayah]')).toBeInViewport();
});

test('the pages for typing, importing and targets do not scroll sideways at any width', async ({ page }) => {
  await new SignInPage(page).signInAs(people.karawang);
  const paths = [
    ...['/pk21/isi?wilayah=32.15&per=2021-04-12', '/pk21/impor', '/pk21/target', '/pk21/32.15/lembar'],
    ...['/pk21/32.15/rekap', '/pk21/32.15/rapat', '/kantor'],
  ];
  for (const path of paths) {
    await page.goto(path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
    }
  }
});

test('on a tablet the head is one line, however long the name of the campaign', async ({ page }) => {
  await new SignInPage(page).signInAs(people.admin);
  await new AreaPage(page).open('pk23-jabar', '32.01', { per: '2023-07-29' });
  for (const width of [721, 768, 900, 1024]) {
    await page.setViewportSize({ width, height: 900 });
    const tops = await page.locator('header :is(input:not([type=hidden]), summary)').evaluateAll((parts) => {
      return parts.map((part) =>
        Math.round(part.getBoundingClientRect().top + part.getBoundingClientRect().height / 2),
      );
    });
    expect(Math.max(...tops) - Math.min(...tops), `${width} px`).toBeLessThan(5);
  }
});
