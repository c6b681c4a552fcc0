import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { type ChannelFigures, noChannelFigures, partsExceedWhole, totalOf } from '../../lib/domain/counts';
import { type IsoDay, toDay } from '../../lib/domain/days';
import { inScope } from '../client';
import { getUndoPlan } from '../queries/undo-plan';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, readPlan, storePlan } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { commitImport } from './imports';

let database: TestDatabase;
let nation: AuthorizedArea;
let campaignId: number;
let made = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  nation = await testArea(database.owner, 'id');
});
afterAll(() => database.close());
beforeEach(async () => {
  campaignId = await makeTestCampaign(database.owner, `anker-${made++}`);
});

const twelfthOfApril = toDay('2021-04-12');
const endOfMay = toDay('2021-05-31');

/** "33.75 recorded.unsplit 77199", as of a day; targets have none. */
const said = (day: IsoDay, ...texts: string[]): PlannedFact[] =>
  texts.map((text) => {
    const [code = '', measure = '', value] = text.split(' ');
    return {
      code,
      measure: measure as PlannedFact['measure'],
      value: Number(value),
      day: measure.startsWith('target') ? null : day,
    };
  });

const store = (facts: PlannedFact[]) => storePlan(database.serving, nation, { campaignId, facts });
const commit = (id: number) =>
  commitImport(database.serving, nation, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });

/** What the page of an area reads as of a day: its figure, and what it states. */
async function read(code: string, day: IsoDay): Promise<{ figures: ChannelFigures; stated: ChannelFigures }> {
  const [row] = await database.owner.execute<Record<string, number | null>>(sql`
    select * from progress where campaign_id = ${campaignId} and area = ${rangeOfCode(code).lo} and day <= ${day}
    order by day desc limit 1`);
  const of = (prefix: string): ChannelFigures => ({
    online: row?.[`${prefix}recorded_online`] ?? null,
    manual: row?.[`${prefix}recorded_manual`] ?? null,
    unsplit: row?.[`${prefix}recorded_unsplit`] ?? null,
  });
  return { figures: of(''), stated: of('own_') };
}

/** The kecamatan of Kota Pekalongan: their sum, 74.965, is published beside the 77.199 that the city states. */
const ofPekalongan = ['33.75.01 18765', '33.75.02 19800', '33.75.03 17400', '33.75.04 19000'].map((one) =>
  one.replace(' ', ' recorded.unsplit '),
);

type Anchor = {
  name: string;
  day: IsoDay;
  /** One upload after the other; the preview and the undo are those of the last. */
  uploads: string[][];
  area: string;
  level: number;
  figures: Partial<ChannelFigures>;
  exceeds?: true;
};

const anchors: Anchor[] = [
  {
    name: 'Jawa Barat, 12 April 2021: 1.100.000 in all over 28.800 of Karawang online',
    day: twelfthOfApril,
    uploads: [['32.15 recorded.online 28800'], ['32 recorded.unsplit 1100000']],
    area: '32',
    level: 1,
    figures: { online: 28_800, unsplit: 1_071_200 },
  },
  {
    name: 'the same, Karawang after the province',
    day: twelfthOfApril,
    uploads: [['32 recorded.unsplit 1100000'], ['32.15 recorded.online 28800']],
    area: '32',
    level: 1,
    figures: { online: 28_800, unsplit: 1_071_200 },
  },
  {
    name: 'Kota Pekalongan, end of May 2021: 77.199 over four kecamatan with 74.965',
    day: endOfMay,
    uploads: [['33.75 recorded.unsplit 77199'], ofPekalongan],
    area: '33.75',
    level: 2,
    figures: { unsplit: 77_199 },
  },
  {
    name: 'Kota Pekalongan the other way round: parts that are more than what the city states are flagged, not hidden',
    day: endOfMay,
    uploads: [['33.75 recorded.unsplit 74000'], ofPekalongan],
    area: '33.75',
    level: 2,
    figures: { unsplit: 74_965 },
    exceeds: true,
  },
  {
    name: 'Nasional, PK23, at its end: 15.741.662 of 15.703.133, never capped',
    day: endOfMay,
    uploads: [['id target.total 15703133'], ['id recorded.unsplit 15741662']],
    area: 'id',
    level: 0,
    figures: { unsplit: 15_741_662 },
  },
];

describe('the larger of what an area states and of its parts, through preview, commit and undo', () => {
  test.each(anchors)('$name', async ({ day, uploads, area, level, figures, exceeds = false }) => {
    const last = uploads.length - 1;
    for (const texts of uploads.slice(0, last)) await commit(await store(said(day, ...texts)));
    const before = await read(area, day);
    const id = await store(said(day, ...(uploads[last] ?? [])));
    const total = totalOf({ ...noChannelFigures, ...figures });
    const { levels } = await readPlan(database.owner, id);
    expect(levels.find((one) => one.level === level && one.stage === 'recorded')).toMatchObject({
      before: totalOf(before.figures),
      after: total,
    });
    await commit(id);
    const after = await read(area, day);
    expect(after.figures).toEqual({ ...noChannelFigures, ...figures });
    expect(partsExceedWhole({ figures: after.figures, stated: after.stated })).toBe(exceeds);
    const undo = await inScope(database.serving, nation, (transaction) =>
      getUndoPlan(transaction, nation, { importId: id, editionId: nation.editionId, limit: 10, offset: 0 }),
    );
    const [stated] = undo?.totals ?? [];
    const sum = said(day, ...(uploads[last] ?? [])).reduce((all, { value }) => all + value, 0);
    expect(stated).toMatchObject({ now: sum, after: null });
  });

  test('what is made of found families and newly listed ones: 5.968.674 = 5.584.128 + 384.546, PK23, 12 July 2023', async () => {
    const facts = said(endOfMay, 'id recorded.unsplit 5968674').map((one) => ({ ...one, found: 5_584_128 }));
    await commit(await store(facts));
    const [row] = await database.owner.execute<{ found: number; rest: number }>(sql`
      select found, recorded_unsplit - found as rest from progress where campaign_id = ${campaignId} and area = 0`);
    expect(row).toEqual({ found: 5_584_128, rest: 384_546 });
  });
});
