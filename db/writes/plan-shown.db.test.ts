import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { type Channel, channels } from '../../lib/domain/counts';
import { toDay } from '../../lib/domain/days';
import { countMeasure } from '../../lib/domain/imports';
import { inScope } from '../client';
import { listPlannedChanges } from '../queries/plan-rows';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, readPlan, storePlan } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { commitImport } from './imports';

let database: TestDatabase;
let karawang: AuthorizedArea;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.owner, '32.15');
});
afterAll(() => database.close());
beforeEach(async () => {
  campaignId = await makeTestCampaign(database.owner, `tampak-${made++}`);
});

/** Figures of one row: an area and a day. */
type Said = { code: string; day: number; row?: number } & Partial<Record<Channel, number>>;

const store = (...said: Said[]) =>
  storePlan(database.serving, karawang, {
    campaignId,
    facts: said.flatMap(({ code, day, row, ...figures }, at): PlannedFact[] =>
      Object.entries(figures).map(([channel, value]) => ({
        code,
        day: toDay(`2021-04-${String(day).padStart(2, '0')}`),
        measure: countMeasure('recorded', channel as Channel),
        value,
        row: row ?? at + 2,
      })),
    ),
  });

async function report(...said: Said[]): Promise<void> {
  await commitImport(database.serving, karawang, {
    ...{ id: await store(...said), userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
}

const listFacts = (importId: number) =>
  inScope(database.serving, karawang, (transaction) =>
    listPlannedChanges(transaction, {
      ...{ importId, campaignId, editionId: karawang.editionId },
      ...{ filter: 'all', limit: 50, offset: 0 },
    }),
  );

/**
 * What the preview says of a file: its rows as the page lists them, each channel before and after; what the page of the
 * area will show; what each row changes; and the totals over its areas.
 */
async function preview(...said: Said[]) {
  const id = await store(...said);
  const { rows, totals } = await readPlan(database.owner, id);
  const facts = await listFacts(id);
  const inOrder = (measure: string) => channels.findIndex((channel) => measure === `recorded.${channel}`);
  return {
    facts: facts
      .toSorted((one, other) => one.row - other.row || inOrder(one.measure) - inOrder(other.measure))
      .map(({ measure, before, after }) => [measure.replace('recorded.', ''), before, after]),
    shown: rows.map(({ row }) => facts.find((one) => one.row === row)?.shown?.recorded?.after ?? null),
    changes: rows.map(({ change }) => change),
    totals: totals
      .toSorted((one, other) => inOrder(one.measure) - inOrder(other.measure))
      .map(({ measure, before, after }) => [measure.replace('recorded.', ''), before, after]),
  };
}

const telukjambe = '32.15.03';
const desa = '32.15.03.2001';
const other = '32.15.03.2002';

describe("a kecamatan's figure is compared with what its page shows", () => {
  beforeEach(() => report({ code: desa, day: 11, online: 1_000 }, { code: other, day: 11, manual: 814 }));

  test('its first own total over desa that were counted already', async () => {
    expect(await preview({ code: telukjambe, day: 12, unsplit: 2_051 })).toEqual({
      facts: [['unsplit', 1_814, 2_051]],
      shown: [null],
      changes: ['changed'],
      totals: [['unsplit', 1_814, 2_051]],
    });
  });

  test('the same total as its parts changes nothing', async () => {
    expect(await preview({ code: telukjambe, day: 12, unsplit: 1_814 })).toEqual({
      facts: [['unsplit', 1_814, 1_814]],
      shown: [null],
      changes: ['same'],
      totals: [['unsplit', 1_814, 1_814]],
    });
  });

  test('below the sum of its parts: what the page will show', async () => {
    expect(await preview({ code: telukjambe, day: 12, unsplit: 1_200 })).toEqual({
      facts: [['unsplit', 1_814, 1_200]],
      shown: [1_814],
      changes: ['changed'],
      totals: [['unsplit', 1_814, 1_200]],
    });
  });

  test('of one channel beside another below its parts: the page is told before and after in all', async () => {
    await report({ code: telukjambe, day: 12, online: 1_200, manual: 500 });
    const [fact] = await listFacts(await store({ code: telukjambe, day: 13, online: 50 }));
    // Its page shows the larger of each channel: 1.200 and the 814 of its parts, then 1.000 and 814.
    expect(fact).toMatchObject({ before: 1_200, after: 50 });
    expect(fact?.shown?.recorded).toEqual({ before: 2_014, after: 1_814 });
  });

  test('below the parts that the file itself moves', async () => {
    const said = await preview({ code: telukjambe, day: 12, unsplit: 1_900 }, { code: desa, day: 12, online: 1_500 });
    expect(said.facts).toEqual([
      ['unsplit', 1_814, 1_900],
      ['online', 1_000, 1_500],
    ]);
    expect(said.shown).toEqual([2_314, null]);
  });

  test('by channel, and a channel below that of its parts', async () => {
    expect(await preview({ code: telukjambe, day: 12, online: 900, manual: 1_000 })).toEqual({
      facts: [
        ['online', 1_000, 900],
        ['manual', 814, 1_000],
      ],
      shown: [2_000],
      changes: ['changed'],
      totals: [
        ['online', 1_000, 900],
        ['manual', 814, 1_000],
      ],
    });
  });

  test('an own total that its parts outgrew: the larger counts, and what falls with a lower one', async () => {
    await report({ code: telukjambe, day: 11, unsplit: 1_500 });
    expect((await preview({ code: telukjambe, day: 12, unsplit: 2_051 })).facts).toEqual([['unsplit', 1_814, 2_051]]);
    await report({ code: telukjambe, day: 12, unsplit: 2_500 });
    expect(await preview({ code: telukjambe, day: 13, unsplit: 1_700 })).toMatchObject({
      facts: [['unsplit', 2_500, 1_700]],
      shown: [1_814],
      changes: ['fallen'],
    });
  });

  test('each day of a file of several days', async () => {
    const said = await preview(
      { code: telukjambe, day: 12, unsplit: 1_600 },
      { code: telukjambe, day: 13, unsplit: 1_900 },
    );
    expect(said.facts).toEqual([
      ['unsplit', 1_814, 1_600],
      ['unsplit', 1_814, 1_900],
    ]);
    expect(said.shown).toEqual([1_814, null]);
    expect(said.changes).toEqual(['changed', 'changed']);
  });

  test('in the other form than its own: what is replaced adds up to what the page shows', async () => {
    await report({ code: telukjambe, day: 11, online: 600, manual: 400 });
    expect(await preview({ code: telukjambe, day: 12, unsplit: 2_051 })).toMatchObject({
      facts: [
        ['online', 1_000, null],
        ['manual', 814, null],
        ['unsplit', null, 2_051],
      ],
      totals: [
        ['online', 1_000, null],
        ['manual', 814, null],
        ['unsplit', null, 2_051],
      ],
    });
    await report({ code: telukjambe, day: 12, unsplit: 2_051 });
    expect(await preview({ code: telukjambe, day: 13, online: 1_300, manual: 900 })).toMatchObject({
      facts: [
        ['online', 1_000, 1_300],
        ['manual', 814, 900],
        ['unsplit', 237, null],
      ],
      totals: [
        ['online', 1_000, 1_300],
        ['manual', 814, 900],
        ['unsplit', 237, null],
      ],
    });
  });

  test('the kabupaten above, which never said anything either', async () => {
    expect((await preview({ code: '32.15', day: 12, unsplit: 2_000 })).facts).toEqual([['unsplit', 1_814, 2_000]]);
  });
});

test('parts in all, their kecamatan by channel', async () => {
  await report({ code: desa, day: 11, unsplit: 1_000 }, { code: other, day: 11, unsplit: 814 });
  expect(await preview({ code: telukjambe, day: 12, online: 1_000, manual: 1_051 })).toMatchObject({
    facts: [
      ['online', null, 1_000],
      ['manual', null, 1_051],
      ['unsplit', 1_814, null],
    ],
    shown: [null],
    changes: ['changed'],
  });
});

test('a desa, and an area of which nothing was counted, stand at what they said themselves', async () => {
  await report({ code: desa, day: 11, online: 70 });
  const said = await preview({ code: desa, day: 12, online: 75 }, { code: '32.15.01', day: 12, unsplit: 40 });
  expect(said.facts).toEqual([
    ['online', 70, 75],
    ['unsplit', null, 40],
  ]);
  expect(said.changes).toEqual(['changed', 'new']);
});

test('a channel that stands again by a correction is in the totals and in the row', async () => {
  await report({ code: desa, day: 12, online: 70, manual: 30 });
  await report({ code: desa, day: 13, unsplit: 110 });
  expect(await preview({ code: desa, day: 13, online: 80 })).toMatchObject({
    facts: [
      ['online', null, 80],
      ['manual', null, 30],
      ['unsplit', 110, null],
    ],
    totals: [
      ['online', null, 80],
      ['manual', null, 30],
      ['unsplit', 110, null],
    ],
  });
  // All three on one day: the 30 do not come back by themselves.
  await report({ code: other, day: 13, online: 70, manual: 30 });
  await report({ code: other, day: 13, unsplit: 110 });
  expect((await preview({ code: other, day: 13, online: 80 })).totals).toEqual([
    ['online', null, 80],
    ['unsplit', 110, null],
  ]);
});
