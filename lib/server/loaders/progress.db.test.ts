import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseLoad } from '../../../db/client-load';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { toDay } from '../../domain/days';
import { contextOf } from '../auth/context';
import { operatorUser } from '../auth/operator';
import { readAreaProgress } from './progress';

const slug = 'laju';
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  const campaignId = await makeTestCampaign(database.owner, slug);
  const nation = await testArea(database.owner, 'id');
  const id = await storePlan(database.serving, nation, {
    campaignId,
    facts: [
      { code: '32.15.03', day: toDay('2021-04-10'), measure: 'recorded.online', value: 100 },
      { code: '32.15.03', day: toDay('2021-04-12'), measure: 'recorded.online', value: 140 },
      { code: '32.15.05', day: toDay('2021-04-12'), measure: 'recorded.manual', value: 7 },
      // Of 32.08 one kecamatan has said what it collected, though of one desa more is recorded than collected.
      { code: '32.08', day: null, measure: 'target.total', value: 1_000 },
      { code: '32.15.03', day: null, measure: 'target.total', value: 500 },
      { code: '32.08.01.2001', day: toDay('2021-04-12'), measure: 'recorded.online', value: 5 },
      { code: '32.08.01.2001', day: toDay('2021-04-12'), measure: 'collected.online', value: 4 },
      { code: '32.08.01.2002', day: toDay('2021-04-12'), measure: 'recorded.online', value: 5 },
      { code: '32.08.01.2002', day: toDay('2021-04-12'), measure: 'collected.online', value: 30 },
    ],
  });
  await commitImport(database.serving, nation, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
});
afterAll(() => database.close());

test('rows have sparks for those who draw them, and the same figures for all', async () => {
  const request = {
    ...{ campaignSlug: slug, code: '32.15', asOf: toDay('2021-04-12'), stage: 'recorded' as const },
    ...{ detail: null, targetSet: null, series: false },
  };
  const read = async (sparks?: true) => {
    const found = await readAreaProgress(contextOf(operatorUser(), database.serving), {
      ...request,
      ...(sparks && { sparks }),
    });
    if (!found) throw new Error('nothing of 32.15');
    return found;
  };
  const [plain, drawn] = [await read(), await read(true)];
  expect(plain.rows.filter(({ spark }) => spark !== null)).toEqual([]);
  const sparkOf = (code: string) => drawn.rows.find(({ area }) => area.code === code)?.spark;
  expect(sparkOf('32.15.03')?.slice(-3)).toEqual([100, null, 40]);
  expect(sparkOf('32.15.05')?.slice(-3)).toEqual([null, null, 7]);
  expect(sparkOf('32.15.01')?.every((gain) => gain === null)).toBe(true);
  expect({ ...drawn, rows: drawn.rows.map((row) => ({ ...row, spark: null })) }).toEqual(plain);
  expect(plain.rows.find(({ area }) => area.code === '32.15.03')?.figures.pace).not.toBeNull();
  // Each row by its own reports: a first one is no change.
  const changeOf = (code: string) => plain.rows.find(({ area }) => area.code === code)?.figures.change;
  expect(changeOf('32.15.03')).toEqual({ since: '2021-04-10', count: 40 });
  expect(changeOf('32.15.05')).toBeNull();
  expect(plain.headline.change).toEqual({ since: '2021-04-10', count: 47 });
});

test.each(['32', '32.15', '32.08'])('%s: the answer is the same whatever level the rows have', async (code) => {
  const read = async (detail: 'kecamatan' | 'desa' | null) => {
    const found = await readAreaProgress(contextOf(operatorUser(), database.serving), {
      ...{ campaignSlug: slug, code, asOf: toDay('2021-04-12'), stage: 'recorded', targetSet: null, series: false },
      detail,
    });
    if (!found) throw new Error(`nothing of ${code}`);
    const { headline, parts } = found;
    return { headline, parts };
  };
  const [children, kecamatan, desa] = [await read(null), await read('kecamatan'), await read('desa')];
  expect(kecamatan).toEqual(children);
  expect(desa).toEqual(children);
  if (code === '32.08') {
    expect(children.headline.gap).toMatchObject({ total: 187, notCollected: 163, onlineUnsent: 24 });
    expect(children.parts).toMatchObject({ reporting: 1, few: true, collected: null });
  }
});

test.each(['32.15.03.2001', '32.08.01.2001'])('%s: the path says what the pages above say', async (code) => {
  const read = async (wanted: string) => {
    const found = await readAreaProgress(contextOf(operatorUser(), database.serving), {
      ...{ campaignSlug: slug, code: wanted, asOf: toDay('2021-04-12'), stage: 'recorded', targetSet: null },
      ...{ detail: null, series: false },
    });
    if (!found) throw new Error(`nothing of ${wanted}`);
    return found;
  };
  const { path } = await read(code);
  const above = await Promise.all(path.map(({ area }) => read(area.code)));
  expect(path.map(({ percent }) => percent)).toEqual(
    above.map(({ headline, parts }) => (parts.few ? null : headline.percent)),
  );
  // What a kecamatan states itself is a figure of it, and the sum of a few kabupaten none of the province.
  expect(path.map(({ percent }) => percent)).toEqual([null, null, null, code === '32.15.03.2001' ? 28 : null]);
});

/** How often a page asks the database: its statements, how often it waits for answers to some of them, its transactions. */
async function countAsked(
  work: () => Promise<unknown>,
): Promise<{ statements: number; waits: number; committed: number }> {
  const asked = { statements: 0, waits: 0, committed: 0 };
  const state = {
    get statements() {
      return asked.statements;
    },
    set statements(count) {
      // What is sent while another statement is on its way does not wait for that one's answer.
      if (databaseLoad.statements.running === 0) asked.waits += 1;
      asked.statements = count;
    },
  };
  const shared = globalThis as { kejarAnswering?: AsyncLocalStorage<typeof state> };
  shared.kejarAnswering = new AsyncLocalStorage();
  const before = databaseLoad.transactions.committed;
  try {
    await shared.kejarAnswering.run(state, work);
  } finally {
    delete shared.kejarAnswering;
  }
  return { ...asked, committed: databaseLoad.transactions.committed - before };
}

test.each([
  // Of an area that holds others: what it and its rows are, and the telephones of those that are silent.
  ['32.15', { statements: 22, waits: 5 }],
  ['32', { statements: 22, waits: 6 }],
  ['32.15.03.2001', { statements: 21, waits: 5 }],
])('the page of %s asks the database so often, and waits for it so often', async (code, most) => {
  const asked = await countAsked(() =>
    readAreaProgress(contextOf(operatorUser(), database.serving), {
      ...{ campaignSlug: slug, code, asOf: toDay('2021-04-12'), stage: 'recorded', targetSet: null, detail: null },
      ...{ series: true, sparks: true, calls: true },
    }),
  );
  expect(asked.committed).toBe(1);
  expect(asked.statements).toBeLessThanOrEqual(most.statements);
  expect(asked.waits).toBeLessThanOrEqual(most.waits);
});
