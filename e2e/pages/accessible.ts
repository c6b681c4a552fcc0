import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const requireOfBuilder = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axe = readFileSync(requireOfBuilder.resolve('axe-core/axe.min.js'), 'utf8');
const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Expects that axe finds nothing on the page as it stands, by the rules of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page) {
  // Once a document: the builder puts half a megabyte of it in twice at each call, which takes longer than to run it.
  if (await page.evaluate('typeof window.axe === "undefined"')) await page.evaluate(axe);
  const { violations } = await new AxeBuilder({ page, axeSource: 'null' })
    .options({ runOnly, resultTypes: ['violations'] })
    // In the page itself: a third of the time, and we have no frames of other sites, which this mode cannot enter.
    .setLegacyMode(true)
    // The rows of a long table are alike: more of them say nothing else.
    .exclude('tbody > tr:nth-child(n + 41)')
    .analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map((node) => node.html).join('\n')}`);
  expect(found).toEqual([]);
}

/**
 * Expects the same of the page on a phone, and that nothing there lies beside the screen: of a story that goes the same way
 * at any width, which a second run on a phone would only repeat.
 */
export async function expectFitsPhone(page: Page) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  if (before) await page.setViewportSize(before);
}
