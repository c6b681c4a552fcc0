import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'esbuild';

/**
 * The real chart with the real library, drawn in a browser without the server: for series that no demo holds. A failing
 * run prints its seed; KEJAR_CHART_SEED repeats it.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const seed = Number(process.env.KEJAR_CHART_SEED ?? Math.floor(Math.random() * 2 ** 31));

type Point = Record<'online' | 'manual' | 'unsplit' | 'total' | 'collected' | 'expected' | 'gained', number | null>;
type Series = { points: Partial<Point>[]; target?: number | null; pace?: number | null; days?: number };
type Drawing = {
  drawSeries(input: { seed: number; runs: number }): Promise<string | null>;
  drawOne(props: object): Promise<string | null>;
};

async function bundle(): Promise<{ script: string; style: string }> {
  const { outputFiles } = await build({
    entryPoints: [`${root}components/charts/fixtures/draw.ts`],
    absWorkingDir: root,
    bundle: true,
    write: false,
    outdir: 'drawing',
    format: 'iife',
    globalName: 'drawing',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const of = (kind: string) => outputFiles.find((file) => file.path.endsWith(kind))?.text ?? '';
  return { script: of('.js'), style: of('.css') };
}

let bundled: Awaited<ReturnType<typeof bundle>>;
test.beforeAll(async () => {
  bundled = await bundle();
});

test.beforeEach(async ({ page }) => {
  await page.goto('about:blank');
  await page.addStyleTag({ content: bundled.style });
  await page.addScriptTag({ content: bundled.script });
});

function drawOne(page: Page, series: Series): Promise<string | null> {
  const none = {
    ...{ online: null, manual: null, unsplit: null, total: null, collected: null },
    ...{ expected: null, gained: null, percent: null, compared: null },
  };
  const points = series.points.map((point, at) => ({ ...none, ...point, x: at + 1, label: `${at + 1}`, note: null }));
  const end = { x: series.days ?? 61, label: '31 Mei' };
  const { target = null, pace = null } = series;
  const rest = {
    ...{ projected: null, shortfall: null, outages: [], ticks: [{ x: 1, label: '1 Apr' }], reached: 'valid' },
    ...{ collected: 'terdata', required: [], requiredPace: null, compared: null },
    ...{ shares: { expected: null, collected: null } },
    until: Math.max(end.x, points.length),
  };
  const plan =
    target === null
      ? []
      : [
          { x: 0, y: 0 },
          { x: end.x, y: target },
        ];
  const props = { ...rest, points, end, target, plan, pace };
  return page.evaluate((one) => (window as unknown as { drawing: Drawing }).drawing.drawOne(one), props);
}

const many = (length: number, of: (day: number) => Partial<Point>) => Array.from({ length }, (_, day) => of(day));

const named: Record<string, Series> = {
  'a day that fell, and only a negative pace': {
    points: [{ total: 2_000 }, { total: 1_988, gained: -12 }],
    target: 10_000,
    pace: -1.7,
  },
  'only a negative pace': { points: [{ total: 5 }], target: 10_000, pace: -12_355.9 },
  'falling every day': { points: many(60, (day) => ({ total: 900 - day, gained: day === 0 ? null : -1 })), pace: -1 },
  'nothing but zeros': { points: many(9, () => ({ online: 0, total: 0, gained: 0 })), target: 100, pace: 0 },
  'one day': { points: [{ online: 28_800, total: 28_800, gained: 28_800 }], target: 734_768, pace: 2_400 },
  'a campaign of one day': { points: [{ total: 1, gained: 1 }], target: 1, pace: 1, days: 1 },
  'no day': { points: [], target: 5_000 },
  'no target': { points: many(5, (day) => ({ total: day * 7, gained: 7 })), pace: 7 },
  'a target of zero': { points: [{ total: 3, gained: 3 }], target: 0, pace: 3 },
  '2.000 % of the target': { points: [{ total: 15_400_000, gained: 15_400_000 }], target: 734_768, pace: 2_200_000 },
  gaps: { points: many(40, (day) => (day % 3 === 0 ? { total: day, gained: 2 } : {})), target: 50, pace: 0.9 },
  'numbers of ten digits': { points: [{ total: 9_000_000_000, gained: 9_000_000_000 }], target: 12_000_000_000 },
  'a pace below one': { points: [{ total: 1, gained: 0 }], target: 90, pace: 0.1 },
};

test('the chart draws a fall, nothing, one day, gaps, 2.000 % and numbers of ten digits', async ({ page }) => {
  const faults: [string, string][] = [];
  for (const [name, series] of Object.entries(named)) {
    const fault = await drawOne(page, series);
    if (fault !== null) faults.push([name, fault]);
  }
  expect(faults).toEqual([]);
});

const drawnSeries = process.env.KEJAR_LONG ? 600 : 60;
test(`the chart draws ${drawnSeries} series drawn at random`, async ({ page }) => {
  const draw = (input: { seed: number; runs: number }) =>
    (window as unknown as { drawing: Drawing }).drawing.drawSeries(input);
  expect(await page.evaluate(draw, { seed, runs: drawnSeries }), `KEJAR_CHART_SEED=${seed}`).toBeNull();
});
