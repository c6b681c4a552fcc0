import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { buildAreaTable, tablePageSize } from '../../domain/area-table';
import { viewOf } from '../../domain/figure-view';
import { defaultAreaQuery } from '../../format/area-query';
import { buildSheet } from '../../reports/report';
import { whileAnswering } from '../admission/fixtures/follow';
import { operatorUser } from '../auth/operator';
import { readMovement } from '../loaders/movement';
import { readOffice } from '../loaders/offices';
import { readAreaProgress } from '../loaders/progress';
import { readReporting } from '../loaders/reporting';
import { requireReporting } from './reporting';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  // Of the process beside this one.
  vi.stubEnv('KEJAR_SERVING_URL', database.servingUrl);
  await makeTestCampaign(database.owner, 'pk21');
});
afterAll(async () => {
  await database.close();
  vi.unstubAllEnvs();
});

describe('a page that is asked for more than 1.000 rows', () => {
  const place = { campaignSlug: 'pk21', code: '32' };
  const view = { ...viewOf(defaultAreaQuery), detail: 'desa', series: false } as const;
  const ctxOf = () => ({ actor: operatorUser(), database: database.serving, now: new Date() });

  test('holds one page of them, with what is said of them all', { timeout: 180_000 }, async () => {
    const ctx = ctxOf();
    const whole = await readAreaProgress(ctx, { ...place, ...view, sparks: true });
    if (!whole) throw new Error('no area');
    for (const choice of [
      { order: { key: 'persen', descending: true }, filter: { status: null, search: '' }, page: 3 },
      {
        order: { key: 'wilayah', descending: false },
        filter: { status: 'belumLaporHariIni', search: 'suka' },
        page: 1,
      },
      { order: { key: 'wilayah', descending: false }, filter: { status: null, search: '' }, page: 100_000 },
    ] as const) {
      const request = { ...place, ...view, sparks: true, long: { table: choice } } as const;
      const progress = await whileAnswering(() => readAreaProgress(ctx, request));
      const table = progress?.tooLong?.table;
      expect(progress?.rows).toHaveLength(27);
      expect(table).toEqual(buildAreaTable(whole, choice));
      expect(table?.rows.length).toBeLessThanOrEqual(tablePageSize);
      expect([progress?.headline, progress?.tooLong?.count]).toEqual([whole.headline, whole.rows.length]);
    }
  });

  test('has them read by one process, with limits of its own and behind what pages ask for', {
    timeout: 180_000,
  }, async () => {
    const read = () => whileAnswering(() => readAreaProgress(ctxOf(), { ...place, ...view }));
    await Promise.all([read(), read(), read()]);
    const all = execFileSync('ps', ['-eo', 'ppid=,ni=,args=']).toString().split('\n');
    const own = all.map((line) => line.trim().split(/\s+/)).filter(([parent]) => parent === `${process.pid}`);
    const long = own.filter((words) => words.some((word) => word.endsWith('long-worker.mjs')));
    expect(long).toEqual([expect.arrayContaining(['5', '--max-old-space-size=288', '--max-semi-space-size=16'])]);
  });

  test('has its sheet made beside the server, and refuses what needs them all', { timeout: 180_000 }, async () => {
    const ctx = ctxOf();
    const sheet = { order: defaultAreaQuery.order, filter: { status: null, search: 'sukamaju' } };
    const whole = await readAreaProgress(ctx, { ...place, ...view });
    const long = await whileAnswering(() => readAreaProgress(ctx, { ...place, ...view, long: { sheet } }));
    const office = await readOffice(ctx, whole?.campaign.editionId ?? 0);
    expect(whole && long && buildSheet(long, sheet, { office, madeAt: ctx.now })).toEqual(
      whole && buildSheet(whole, sheet, { office, madeAt: ctx.now }),
    );
    expect(long?.tooLong?.sheet?.report?.rows.length).toBeGreaterThan(10);
    const all = await whileAnswering(() =>
      readAreaProgress(ctx, { ...place, ...view, long: { sheet: defaultAreaQuery } }),
    );
    expect(all?.tooLong?.sheet).toEqual({ shown: whole?.rows.length, report: null });

    const movement = await whileAnswering(() => readMovement(ctx, { ...place, from: null, to: null, view }));
    expect(movement?.refusal?.detail).toMatch(/^5\.9\d\d desa\/kelurahan terlalu banyak .* paling banyak 1\.000/);
    const reporting = await whileAnswering(() => readReporting(ctx, { ...place, asOf: null, detail: 'desa' }));
    expect([reporting?.reporting?.rows.length, reporting?.progress.tooLong?.count]).toEqual([27, whole?.rows.length]);
    const asked = { ...place, asOf: null, detail: 'desa' } as const;
    await expect(whileAnswering(() => requireReporting(ctx, asked))).rejects.toMatchObject({ status: 422 });
  });
});
