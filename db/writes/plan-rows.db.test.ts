import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { Channel } from '../../lib/domain/counts';
import { addDays, toDay } from '../../lib/domain/days';
import { judgeFigure } from '../../lib/domain/held-figures';
import { countMeasure } from '../../lib/domain/imports';
import { computePaceBefore, isFarFromBefore, isImplausiblePerKader } from '../../lib/domain/plan-flags';
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
  campaignId = await makeTestCampaign(database.owner, `baris-${made++}`);
});

const at = (code: string, day: string, value: number, channel: Channel = 'online', row?: number): PlannedFact => ({
  code,
  day: toDay(day),
  measure: countMeasure('recorded', channel),
  value,
  ...(row === undefined ? {} : { row }),
});
const target = (code: string, value: number): PlannedFact => ({ code, day: null, measure: 'target.total', value });
const kader = (code: string, day: string, value: number): PlannedFact => ({
  code,
  day: toDay(day),
  measure: 'workforce.kader',
  value,
});

async function report(...facts: PlannedFact[]): Promise<void> {
  const id = await storePlan(database.serving, karawang, { campaignId, facts });
  await commitImport(database.serving, karawang, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
}

/** What a plan of these figures says of each of its rows. */
async function plan(...facts: PlannedFact[]) {
  const id = await storePlan(database.serving, karawang, { campaignId, facts });
  return (await readPlan(database.owner, id)).rows.map(({ change, flags }) => [change, flags]);
}

const desa = '32.15.03.2001';
const other = '32.15.03.2002';

describe('what a row changes', () => {
  test('new, changed, same and fallen', async () => {
    await report(at(desa, '2021-04-11', 100), at(other, '2021-04-11', 50));
    expect(
      await plan(
        at('32.15.03.2003', '2021-04-12', 0),
        at(desa, '2021-04-12', 101),
        at(other, '2021-04-12', 50),
        at('32.15.03', '2021-04-12', 200),
      ),
    ).toEqual([
      ['new', []],
      ['changed', []],
      ['same', []],
      // Beside the 150 of its desa, which its page shows.
      ['changed', []],
    ]);
    expect(await plan(at(desa, '2021-04-12', 99))).toEqual([['fallen', ['fell']]]);
  });

  test('the most telling figure of a row counts', async () => {
    await report(at(desa, '2021-04-11', 100));
    expect(await plan(at(desa, '2021-04-12', 100, 'online', 7), at(desa, '2021-04-12', 3, 'manual', 7))).toEqual([
      ['new', []],
    ]);
    expect(await plan(at(desa, '2021-04-12', 105, 'online', 7), at(desa, '2021-04-12', 3, 'manual', 7))).toEqual([
      ['changed', []],
    ]);
    expect(await plan(at(desa, '2021-04-12', 90, 'online', 7), at(desa, '2021-04-12', 30, 'manual', 7))).toEqual([
      ['fallen', ['fell']],
    ]);
  });

  test('rows of two tables of a file with one number are two rows', async () => {
    const facts = [at(desa, '2021-04-11', 10), { ...at(desa, '2021-04-12', 12), part: 1 }].map((one) => ({
      ...one,
      row: 5,
    }));
    const id = await storePlan(database.serving, karawang, { campaignId, facts });
    expect((await readPlan(database.owner, id)).rows.map(({ part, row }) => [part, row])).toEqual([
      [0, 5],
      [1, 5],
    ]);
  });

  test('targets and people change, and are never odd', async () => {
    await report(target(desa, 400), kader(desa, '2021-04-11', 5));
    expect(await plan(target(desa, 300), kader(desa, '2021-04-12', 4), target(other, 9))).toEqual([
      ['changed', []],
      ['changed', []],
      ['new', []],
    ]);
  });
});

describe('fell', () => {
  test('a total without channels below the channels that it replaces', async () => {
    await report(at(desa, '2021-04-11', 60), at(desa, '2021-04-11', 40, 'manual'));
    expect(await plan(at(desa, '2021-04-12', 99, 'unsplit'))).toEqual([['fallen', ['fell']]]);
    expect(await plan(at(desa, '2021-04-12', 100, 'unsplit'))).toEqual([['changed', []]]);
  });

  test('below an earlier day of the same file; above what stood on an earlier day that is filled in later', async () => {
    expect(await plan(at(desa, '2021-04-11', 100), at(desa, '2021-04-12', 90))).toEqual([
      ['new', []],
      ['fallen', ['fell']],
    ]);
    await report(at(desa, '2021-04-10', 10), at(desa, '2021-04-13', 50));
    expect(await plan(at(desa, '2021-04-12', 30))).toEqual([['changed', []]]);
  });
});

describe('over the target', () => {
  test('with a channel that the file does not speak of, never with what it replaces', async () => {
    await report(target(desa, 100), at(desa, '2021-04-11', 60, 'manual'), at(desa, '2021-04-11', 30));
    expect(await plan(at(desa, '2021-04-12', 40))).toEqual([['changed', []]]);
    expect(await plan(at(desa, '2021-04-12', 41))).toEqual([['changed', ['overTarget']]]);
    expect(await plan(at(desa, '2021-04-12', 95, 'unsplit'))).toEqual([['changed', []]]);
  });

  test('by the target that the file brings before the one that stands; without one never', async () => {
    await report(target(desa, 100), at(desa, '2021-04-11', 90));
    expect(await plan(at(desa, '2021-04-12', 95, 'online', 4), { ...target(desa, 94), row: 4 })).toEqual([
      ['changed', ['overTarget']],
    ]);
    expect(await plan(at(other, '2021-04-12', 1_000_000))).toEqual([['new', []]]);
  });

  test('Nasional PK23 at its end: 15.741.662 of 15.703.133', async () => {
    await report(target('32.15', 15_703_133), at('32.15', '2021-05-30', 15_700_000, 'unsplit'));
    expect(await plan(at('32.15', '2021-05-31', 15_741_662, 'unsplit'))).toEqual([['changed', ['overTarget']]]);
  });
});

describe('implausible per kader', () => {
  test('Karawang, 12 April 2021: 28.800 in twelve days by 4.561 kader is plausible, by 60 just so, by 59 not', async () => {
    for (const [people, flags] of [
      [4_561, []],
      [60, []],
      [59, ['implausiblePerKader']],
    ] as const) {
      const facts = [
        at('32.15', '2021-04-12', 28_800, 'online', 2),
        { ...kader('32.15', '2021-04-12', people), row: 2 },
      ];
      expect([people, await plan(...facts)]).toEqual([people, [['new', flags]]]);
    }
  });

  test('since its own last report, although its parts reported since, and by the standing kader', async () => {
    await report(kader('32.15.03', '2021-04-01', 10), at('32.15.03', '2021-04-02', 1_000));
    await report(at(desa, '2021-04-09', 5));
    // Ten days at 400 a day.
    expect(await plan(at('32.15.03', '2021-04-12', 5_000))).toEqual([['changed', []]]);
    expect(await plan(at('32.15.03', '2021-04-12', 5_001))).toEqual([['changed', ['implausiblePerKader']]]);
  });
});

describe('parts above the whole', () => {
  test('Kota Pekalongan, the other way round: what is stated below the sum of the parts', async () => {
    await report(at(desa, '2021-04-11', 60), at(other, '2021-04-11', 40));
    expect(await plan(at('32.15.03', '2021-04-12', 99))).toEqual([['changed', ['partsExceedWhole']]]);
    // What its parts make it is what its page shows: a table that says so changes nothing.
    expect(await plan(at('32.15.03', '2021-04-12', 100))).toEqual([['same', []]]);
    // Parts that the file itself brings; a desa has none.
    expect(await plan(at('32.15.03', '2021-04-12', 100), at(desa, '2021-04-12', 61))).toEqual([
      ['same', ['partsExceedWhole']],
      ['changed', []],
    ]);
  });

  test('an area whose standing statement its parts outgrow is flagged when the file speaks of it', async () => {
    await report(at('32.15.03', '2021-04-11', 100), at(desa, '2021-04-11', 90));
    expect(await plan(at('32.15.03', '2021-04-12', 5, 'manual'), at(desa, '2021-04-12', 101))).toEqual([
      ['new', ['partsExceedWhole']],
      ['changed', []],
    ]);
  });
});

describe('far from before', () => {
  const days = Array.from({ length: 11 }, (_, day) => addDays(toDay('2021-04-01'), day));

  test('Karawang, 12 April 2021: +2.574 is near, a figure ten times too large is far, a first report never', async () => {
    await report(
      target('32.15', 734_768),
      ...days.map((day, past) => at('32.15', day, Math.round((26_226 * (past + 1)) / 11))),
    );
    expect(await plan(at('32.15', '2021-04-12', 28_800))).toEqual([['changed', []]]);
    expect(await plan(at('32.15', '2021-04-12', 288_000))).toEqual([['changed', ['farFromBefore']]]);
    expect(await plan(at('32.15.03', '2021-04-12', 288_000))).toEqual([['new', []]]);
  });

  test('as lib/domain says, whatever stood and however long ago', async () => {
    const cases: { before: number; after: number; target: number; people: number; lastDay: string }[] = [];
    for (const before of [0, 40, 1_000])
      for (const after of [60, 141, 1_200, 3_000, 9_000])
        for (const goal of [0, 900, 20_000])
          for (const lastDay of ['2021-04-02', '2021-04-11'])
            cases.push({ before, after: before + after, target: goal, people: 3, lastDay });
    const areas = await database.owner.execute<{ code: string }>(
      `select code from areas where level = 4 and code like '32.15.%' order by code limit ${cases.length}`,
    );
    const code = (index: number) => areas[index]?.code ?? '';
    await report(
      ...cases.flatMap((one, index) => [
        at(code(index), one.lastDay, one.before),
        kader(code(index), '2021-04-01', one.people),
        ...(one.target > 0 ? [target(code(index), one.target)] : []),
      ]),
    );
    const rows = await plan(...cases.map((one, index) => at(code(index), '2021-04-12', one.after)));
    const expected = cases.map((one) => {
      const dayNumber = Number(one.lastDay.slice(-2));
      const [added, gap] = [one.after - one.before, 12 - dayNumber];
      const pace = computePaceBefore({ before: one.before, weekBefore: null, dayNumber });
      const flags = [];
      if (one.target > 0 && one.after > one.target) flags.push('overTarget');
      if (isImplausiblePerKader({ added, days: gap, kader: one.people })) flags.push('implausiblePerKader');
      if (isFarFromBefore({ added, days: gap, before: one.before, pace, target: one.target }))
        flags.push('farFromBefore');
      if (judgeFigure(one.after, { target: one.target, targetAbove: null, lastReport: one.before })) flags.push('held');
      return ['changed', flags];
    });
    expect(rows).toEqual(expected);
    const far = expected.filter(([, flags]) => flags?.includes('farFromBefore')).length;
    expect(far).toBeGreaterThan(10);
    expect(far).toBeLessThan(cases.length - 10);
  });
});
