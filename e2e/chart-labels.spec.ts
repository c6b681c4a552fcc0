import { expect, type Page, test } from '@playwright/test';
import { AreaPage } from './pages/area';
import { SignInPage } from './pages/sign-in';
import { people } from './personas';

/** Texts of the chart that lie on one another, as "one / other". */
function findCovered(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const figure = document.querySelector('figure');
    const texts = [...(figure?.querySelectorAll('svg text, li span, [role=img] span') ?? [])]
      .map((one) => ({ text: one.textContent ?? '', box: one.getBoundingClientRect() }))
      .filter(({ text, box }) => text.trim() !== '' && box.width > 0);
    const covered: string[] = [];
    texts.forEach((one, at) => {
      for (const other of texts.slice(at + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // A box of text has some air above and below its letters.
        if (wide > 1 && high > 6) covered.push(`${one.text} / ${other.text}`);
      }
    });
    return covered;
  });
}

const addresses: [string, string, Record<string, string>][] = [
  // The picture of the fault: "kurang 4.059" on "Pada laju sekarang 1.034".
  ['pk21', '32.15.03', { per: '2021-04-12' }],
  ['pk21', '32.15', { per: '2021-04-12' }],
  ['pk21', '32', {}],
  ['pk23-jabar', '32.01.35', { per: '2023-07-23' }],
  ['pk23-jabar', '32.15', { per: '2023-07-09' }],
  ['pk23-jabar', '32.15', { per: '2023-07-30' }],
  ['pk21', '32.15', { per: '2021-04-12', grafik: 'kini', banding: 'induk' }],
  ['pk21', '32', { per: '2021-04-01', grafik: 'kini' }],
];

test('no label of the chart covers another', { tag: '@phone' }, async ({ page }) => {
  await new SignInPage(page).signInAs(people.jabar);
  const area = new AreaPage(page);
  const covered: [string, string[]][] = [];
  for (const [campaign, code, query] of addresses) {
    await area.open(campaign, code, query);
    await expect(page.locator('figure .recharts-yAxis-tick-labels')).toHaveCount(2);
    const found = await findCovered(page);
    if (found.length > 0) covered.push([`${campaign} ${code} ${query.per} ${query.grafik}`, found]);
  }
  expect(covered).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('no label of the drawing covers another', { tag: '@phone' }, async ({ page }) => {
    await new SignInPage(page).signInAs(people.jabar);
    for (const [campaign, code, query] of addresses) {
      await new AreaPage(page).open(campaign, code, query);
      expect([code, query.per, await findCovered(page)]).toEqual([code, query.per, []]);
    }
  });
});
