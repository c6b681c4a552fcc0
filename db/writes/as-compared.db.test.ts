import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { toDay } from '../../lib/domain/days';
import type { ChangedFigure, ImportSettings, Measure } from '../../lib/domain/imports';
import { Problem } from '../../lib/domain/problems';
import { inScope } from '../client';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, storePlan } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { undoImport } from './import-undo';
import { commitImport } from './imports';
import { lockCampaign } from './locks';
import { compareImportAgain } from './plan-again';

let database: TestDatabase;
let karawang: AuthorizedArea;
let klariOnly: AuthorizedArea;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.serving, '32.15');
  klariOnly = await testArea(database.serving, '32.15.05');
});
afterAll(() => database.close());

beforeEach(async () => {
  campaignId = await makeTestCampaign(database.owner, `dilihat-${made++}`);
});

const twelfth = toDay('2021-04-12');
const eleventh = toDay('2021-04-11');

const figure = (value: number, change: Partial<PlannedFact> = {}): PlannedFact => ({
  ...{ code: '32.15.05', day: twelfth as IsoDay | null, measure: 'recorded.online' as Measure, value },
  ...change,
});

function plan(facts: readonly PlannedFact[], mode: ImportSettings['mode'] = 'cumulative', area = karawang) {
  return storePlan(database.serving, area, { campaignId, facts, mode });
}
const commit = (id: number, area = karawang) =>
  commitImport(database.serving, area, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
const save = async (facts: readonly PlannedFact[], area = karawang) => {
  const id = await plan(facts, 'cumulative', area);
  await commit(id, area);
  return id;
};
const again = (id: number) => compareImportAgain(database.serving, karawang, { id, userId: null });

async function refusalOf(work: Promise<unknown>): Promise<{ type: string; count: number; changed: ChangedFigure[] }> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`no refusal: ${String(error)}`);
  expect(error.status).toBe(409);
  const { count, changed } = error.extra as { count: number; changed: ChangedFigure[] };
  return { type: error.type, count, changed };
}

describe('a figure saved after the comparison', () => {
  test('is not overwritten: both values are told, and compared again it may be', async () => {
    await save([figure(1_200)]);
    const id = await plan([figure(1_300), figure(40, { code: '32.15.06' })]);
    await save([figure(1_450)]);
    const told = await refusalOf(commit(id));
    expect(told).toMatchObject({ type: 'figures-changed', count: 1 });
    expect(told.changed).toEqual([
      {
        ...{ part: 0, row: 2, area: '32.15.05', name: 'Klari', day: twelfth, measure: 'recorded.online' },
        ...{ seen: 1_200, now: 1_450, by: null, at: expect.stringMatching(/^20\d\d-.*Z$/) },
      },
    ]);
    await again(id);
    await commit(id);
  });

  test('the first of its area and day, where there was none', async () => {
    const id = await plan([figure(1_300)]);
    await save([figure(1_450)]);
    expect((await refusalOf(commit(id))).changed).toMatchObject([{ seen: null, now: 1_450 }]);
  });

  test('by an office below, whose upload lies inside', async () => {
    const id = await plan([figure(1_300)]);
    await save([figure(1_450)], klariOnly);
    expect((await refusalOf(commit(id))).changed).toMatchObject([{ seen: null, now: 1_450 }]);
  });

  test('by an office above, of which nothing is told', async () => {
    const id = await storePlan(database.serving, klariOnly, { campaignId, facts: [figure(1_300)] });
    await save([figure(1_450)]);
    expect((await refusalOf(commit(id, klariOnly))).changed).toMatchObject([
      { seen: null, now: 1_450, by: null, at: null },
    ]);
  });

  test('that was taken back', async () => {
    const first = await save([figure(1_200)]);
    const id = await plan([figure(1_300)]);
    await undoImport(database.serving, karawang, { id: first, userId: null, setsTargets: testTargetScope('id') });
    expect((await refusalOf(commit(id))).changed).toMatchObject([{ seen: 1_200, now: null }]);
  });

  test('in the other form: a total over channels, and channels over a total', async () => {
    const byChannel = await plan([figure(70), figure(30, { measure: 'recorded.manual', row: 2 })]);
    await save([figure(120, { measure: 'recorded.unsplit' })]);
    expect((await refusalOf(commit(byChannel))).changed).toMatchObject([
      { measure: 'recorded.unsplit', seen: null, now: 120 },
    ]);
    const asTotal = await plan([figure(100, { code: '32.15.06', measure: 'recorded.unsplit' })]);
    await save([figure(70, { code: '32.15.06' }), figure(35, { code: '32.15.06', measure: 'recorded.manual' })]);
    const told = await refusalOf(commit(asTotal));
    expect(told.count).toBe(2);
    expect(told.changed).toMatchObject([
      { measure: 'recorded.manual', seen: null, now: 35 },
      { measure: 'recorded.online', seen: null, now: 70 },
    ]);
  });

  test('of kader', async () => {
    const kader = (value: number) => figure(value, { measure: 'workforce.kader' });
    await save([kader(90)]);
    const id = await plan([kader(100)]);
    await save([figure(5), figure(12, { measure: 'workforce.supervisor' })]);
    await save([kader(95)]);
    expect((await refusalOf(commit(id))).changed).toMatchObject([{ measure: 'workforce.kader', seen: 90, now: 95 }]);
  });

  test('of a target, and of the channel of one', async () => {
    const target = (value: number, part: 'total' | 'online' = 'total') =>
      figure(value, { day: null, measure: `target.${part}` });
    await save([target(1_000)]);
    const id = await plan([target(1_100)]);
    await save([target(1_050), target(700, 'online')]);
    expect((await refusalOf(commit(id))).changed).toMatchObject([
      { measure: 'target.online', day: null, seen: null, now: 700 },
      { measure: 'target.total', day: null, seen: 1_000, now: 1_050 },
    ]);
  });

  test('of many: fifty are named, all are counted', async () => {
    const codes = Array.from({ length: 30 }, (_, at) => `32.15.${String(at + 1).padStart(2, '0')}`);
    const facts = (by: number) =>
      codes.flatMap((code) => [figure(by, { code }), figure(by + 1, { code, measure: 'collected.online' })]);
    const id = await plan(facts(10));
    await save(facts(20));
    const told = await refusalOf(commit(id));
    expect([told.count, told.changed.length]).toEqual([60, 50]);
  });
});

describe('is no change', () => {
  test('what touches no area, day or stage that the plan writes', async () => {
    const id = await plan([figure(1_300)]);
    await save([figure(7, { code: '32.15.06' })]);
    await save([figure(7, { code: '32.15.05.2001' })]);
    await save([figure(7, { day: eleventh })]);
    await save([figure(7, { measure: 'collected.online' })]);
    await save([figure(2_000, { day: null, measure: 'target.total' })]);
    await commit(id);
  });

  test('a figure that says what the plan says', async () => {
    const id = await plan([figure(1_300), figure(5, { measure: 'recorded.manual' })]);
    await save([figure(1_300)]);
    await commit(id);
  });

  test('a figure that was changed and changed back', async () => {
    await save([figure(1_200)]);
    const id = await plan([figure(1_300)]);
    const other = await save([figure(1_450)]);
    await undoImport(database.serving, karawang, { id: other, userId: null, setsTargets: testTargetScope('id') });
    await commit(id);
  });
});

test('increments are held to every day of their areas and stages, and to nothing else', async () => {
  await save([figure(100, { day: eleventh })]);
  const id = await plan([figure(150)], 'daily');
  await save([figure(9, { code: '32.15.06', day: eleventh })]);
  await save([figure(140, { day: eleventh })]);
  const told = await refusalOf(commit(id));
  expect(told).toMatchObject({ type: 'base-changed', count: 1 });
  expect(told.changed).toMatchObject([{ day: eleventh, seen: 100, now: 140 }]);
  const other = await plan([figure(150)], 'daily');
  await save([figure(9, { code: '32.15.06', day: eleventh })]);
  await save([figure(10, { code: '32.15.06', day: eleventh })]);
  await commit(other);
});

test('a comparison beside a commit that runs does not take its figures for seen', async () => {
  await save([figure(1_200)]);
  const running = await plan([figure(1_450)]);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Another writer of the campaign holds its lock: what it has written nobody sees yet.
  const writer = inScope(database.serving, karawang, async (transaction) => {
    await lockCampaign(transaction, campaignId);
    await held;
  });
  const id = await plan([figure(1_300)]);
  release();
  await writer;
  await commit(running);
  expect((await refusalOf(commit(id))).changed).toMatchObject([{ seen: 1_200, now: 1_450 }]);
});
