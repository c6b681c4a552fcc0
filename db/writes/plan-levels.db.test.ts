import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AuthorizedArea, codePath, levelOfCode, rangeOfCode } from '../../lib/domain/areas';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import { addDays, toDay } from '../../lib/domain/days';
import { countMeasure, type LevelTotal } from '../../lib/domain/imports';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, readPlan, storePlan, sumProgress } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { commitImport } from './imports';

const firstDay = toDay('2021-04-01');
const days = Array.from({ length: 5 }, (_, at) => addDays(firstDay, at));
const [day1 = firstDay, day2 = firstDay, day3 = firstDay] = days;
/** Two kecamatan of one kabupaten with desa, another kabupaten, and all above them. */
const codes = ['id', '32', '32.15', '32.15.01', '32.15.01.1001', '32.15.01.1003', '32.15.03', '32.15.03.2001', '32.16'];

let database: TestDatabase;
let nation: AuthorizedArea;
let karawang: AuthorizedArea;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  nation = await testArea(database.owner, 'id');
  karawang = await testArea(database.owner, '32.15');
});
afterAll(() => database.close());
beforeEach(async () => {
  campaignId = await makeTestCampaign(database.owner, `tingkat-${made++}`);
});

const at = (code: string, day: string, value: number, channel: Channel = 'online', stage: Stage = 'recorded') =>
  ({ code, day: toDay(day), measure: countMeasure(stage, channel), value }) satisfies PlannedFact;

async function commit(area: AuthorizedArea, id: number): Promise<void> {
  await commitImport(database.serving, area, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
}

async function report(facts: PlannedFact[], area = nation): Promise<void> {
  await commit(area, await storePlan(database.serving, area, { campaignId, facts }));
}

/** What `progress` says of the areas that the facts move, a level of a stage each. */
async function inProgress(area: AuthorizedArea, facts: readonly PlannedFact[]) {
  const newest =
    facts
      .flatMap(({ day }) => day ?? [])
      .sort()
      .at(-1) ?? firstDay;
  const found = [];
  for (const stage of stages) {
    const ofStage = facts.filter(({ measure }) => measure.startsWith(stage));
    const moved = new Set(ofStage.flatMap(({ code }) => codePath(code)));
    for (const level of [4, 3, 2, 1, 0] as const) {
      const areas = [...moved]
        .filter((code) => levelOfCode(code) === level)
        .map((code) => rangeOfCode(code).lo)
        .filter((lo) => lo >= area.lo && lo <= area.hi);
      if (areas.length === 0) continue;
      const total = await sumProgress(database.owner, { campaignId, areas, stage, day: newest });
      found.push({ level, stage, areas: areas.length, total });
    }
  }
  return found;
}

/** Stores a plan, and holds its levels against `progress` before it and, after the commit, behind it. */
async function compare(facts: PlannedFact[], area = nation): Promise<LevelTotal[]> {
  const before = await inProgress(area, facts);
  const id = await storePlan(database.serving, area, { campaignId, facts });
  const { levels } = await readPlan(database.owner, id);
  await commit(area, id);
  const after = await inProgress(area, facts);
  expect(levels.map(({ level, stage, areas, before }) => ({ level, stage, areas, total: before }))).toEqual(before);
  expect(levels.map(({ level, stage, areas, after }) => ({ level, stage, areas, total: after }))).toEqual(after);
  return levels;
}

const said = (levels: LevelTotal[]) => levels.map(({ level, areas, before, after }) => [level, areas, before, after]);

test('desa move their kecamatan and the kabupaten, and nothing above the office', async () => {
  await report([at('32.15.01.1001', '2021-04-01', 70), at('32.15.01.1003', '2021-04-01', 30)]);
  const levels = await compare(
    [at('32.15.01.1001', '2021-04-02', 90), at('32.15.03.2001', '2021-04-02', 5, 'manual')],
    karawang,
  );
  expect(said(levels)).toEqual([
    [4, 2, 70, 95],
    [3, 2, 100, 125],
    [2, 1, 100, 125],
  ]);
});

test('a kecamatan over standing desa counts by what is larger', async () => {
  await report([at('32.15.01.1001', '2021-04-01', 70), at('32.15.01.1003', '2021-04-01', 30)]);
  expect(said(await compare([at('32.15.01', '2021-04-02', 80), at('32.15.03', '2021-04-02', 40)], karawang))).toEqual([
    [3, 2, 100, 140],
    [2, 1, 100, 140],
  ]);
});

test('a stated total above the parts stands, however the parts move below it', async () => {
  await report([at('32.15', '2021-04-01', 1_000, 'unsplit'), at('32.15.01.1001', '2021-04-01', 70)]);
  expect(said(await compare([at('32.15.01.1001', '2021-04-02', 90)], karawang))).toEqual([
    [4, 1, 70, 90],
    [3, 1, 70, 90],
    [2, 1, 1_000, 1_000],
  ]);
});

test('manual beside online; a total without channels ends both', async () => {
  await report([at('32.15.01.1001', '2021-04-01', 70), at('32.15.01.1001', '2021-04-01', 20, 'manual')]);
  expect(said(await compare([at('32.15.01.1001', '2021-04-02', 25, 'manual')], karawang))[0]).toEqual([4, 1, 90, 95]);
  expect(said(await compare([at('32.15.01.1001', '2021-04-03', 99, 'unsplit')], karawang))[0]).toEqual([4, 1, 95, 99]);
  expect(said(await compare([at('32.15.01.1001', '2021-04-04', 60)], karawang))[0]).toEqual([4, 1, 99, 60]);
});

test('several days in a file: as of the newest of them', async () => {
  await report([at('32.15.01.1001', '2021-04-01', 10)]);
  const facts = ['2021-04-01', '2021-04-02', '2021-04-03'].map((day, days) => at('32.15.01.1001', day, 20 + days));
  expect(said(await compare(facts, karawang))[0]).toEqual([4, 1, 10, 22]);
});

test('an earlier day that is filled in later moves nothing that a later report says', async () => {
  await report([at('32.15.01.1001', '2021-04-03', 50), at('32.15.01.1001', '2021-04-01', 10)]);
  expect(said(await compare([at('32.15.01.1001', '2021-04-02', 30)], karawang))[0]).toEqual([4, 1, 10, 30]);
  const both = [at('32.15.01.1001', '2021-04-01', 11), at('32.15.01.1003', '2021-04-04', 5)];
  expect(said(await compare(both, karawang))[0]).toEqual([4, 2, 50, 55]);
});

test('targets of the areas stand beside them where each has one, and the file brings none itself', async () => {
  await report([{ code: '32.15.01.1001', day: null, measure: 'target.total', value: 400 }]);
  const one = await compare([at('32.15.01.1001', '2021-04-01', 10)], karawang);
  expect(one.map(({ target }) => target)).toEqual([400, 400, 400]);
  const two = await compare([at('32.15.01.1001', '2021-04-02', 10), at('32.15.03.2001', '2021-04-02', 1)], karawang);
  expect(two.map(({ target }) => target)).toEqual([null, null, 400]);
});

test('without counts there are no levels', async () => {
  const facts: PlannedFact[] = [
    { code: '32.15.01', day: null, measure: 'target.total', value: 400 },
    { code: '32.15.01', day: day1, measure: 'workforce.kader', value: 4 },
  ];
  const { levels, rows, totals } = await readPlan(
    database.owner,
    await storePlan(database.serving, karawang, { campaignId, facts }),
  );
  expect(levels).toEqual([]);
  expect(rows.map(({ change, flags }) => [change, flags])).toEqual([
    ['new', []],
    ['new', []],
  ]);
  expect(totals).toEqual([
    { measure: 'target.total', before: null, after: 400 },
    { measure: 'workforce.kader', before: null, after: 4 },
  ]);
});

test(
  'whatever was reported and whatever a file says: levels are what the pages show after the commit',
  async () => {
    const fact: fc.Arbitrary<PlannedFact> = fc.record({
      code: fc.constantFrom(...codes),
      day: fc.constantFrom(...days),
      measure: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...channels.map((channel) => countMeasure('recorded', channel))) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(countMeasure('collected', 'online'), countMeasure('collected', 'unsplit')),
        },
        { weight: 1, arbitrary: fc.constant('workforce.kader' as const) },
      ),
      value: fc.integer({ min: 0, max: 50 }),
    });
    const file = fc.uniqueArray(fact, {
      minLength: 1,
      maxLength: 8,
      selector: ({ code, day, measure }) => `${code} ${day} ${measure}`,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), async (files) => {
        campaignId = await makeTestCampaign(database.owner, `tingkat-${made++}`);
        for (const facts of files) {
          if (facts.some(({ measure }) => !measure.startsWith('workforce'))) await compare(facts.filter(isCount));
          const people = facts.filter((one) => !isCount(one));
          if (people.length > 0) await report(people);
        }
      }),
      { numRuns: process.env.KEJAR_LONG ? 200 : 5 },
    );
  },
  20 * 60_000,
);

const isCount = ({ measure }: PlannedFact) => !measure.startsWith('workforce');

test('kader beside counts change no level', async () => {
  await report([
    at('32.15.01', '2021-04-01', 10),
    { code: '32.15.01', day: day2, measure: 'workforce.kader', value: 3 },
  ]);
  const facts: PlannedFact[] = [
    at('32.15.01', '2021-04-02', 12),
    { code: '32.15.01', day: day3, measure: 'workforce.kader', value: 4 },
    { code: '32.15.03', day: day1, measure: 'workforce.kader', value: 4 },
  ];
  const { levels } = await readPlan(database.owner, await storePlan(database.serving, karawang, { campaignId, facts }));
  expect(said(levels)).toEqual([
    [3, 1, 10, 12],
    [2, 1, 10, 12],
  ]);
});
