import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPk24Karawang } from '../../../db/seed/pk24-karawang';
import { makeTestCampaign } from '../../../db/testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../../../db/testing/database';
import { loadTestDemo } from '../../../db/testing/demo-campaigns';
import { storePlan } from '../../../db/testing/plans';
import { testArea, testTargetScope } from '../../../db/testing/scope';
import { commitImport } from '../../../db/writes/imports';
import { addTargetSet, countTargetSet } from '../../../db/writes/target-sets';
import { lacksReport, rowsTakingPart } from '../../domain/area-progress';
import type { CampaignOverview } from '../../domain/campaign-overviews';
import { toDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import type { Figures } from '../../domain/progress';
import type { AccountRole } from '../../domain/users';
import { type Context, contextOf } from '../auth/context';
import { personOf } from '../auth/fixtures/people';
import { loadCampaignOverviews } from './campaign-overviews';
import { readAreaProgress } from './progress';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await loadTestDemo(database.owner, buildPk24Karawang());
  const campaignId = await makeTestCampaign(database.owner, 'laju');
  const nation = await testArea(database.owner, 'id');
  const day = toDay('2021-04-12');
  const id = await storePlan(database.serving, nation, {
    campaignId,
    facts: [
      { code: '32.15.03', day: null, measure: 'target.total', value: 1_000 },
      { code: '32.15.05', day: null, measure: 'target.total', value: 500 },
      { code: '32.15.03', day: toDay('2021-04-11'), measure: 'recorded.online', value: 140 },
      { code: '32.15.03', day, measure: 'recorded.online', value: 100 },
      { code: '32.15.05', day, measure: 'recorded.manual', value: 7 },
    ],
  });
  await commitImport(database.serving, nation, {
    ...{ id, userId: null, acceptPartial: false },
    setsTargets: testTargetScope('id'),
  });
});
afterAll(() => database.close());

const contextFor = (role: AccountRole, code: string, now = '2024-09-12T03:00:00Z'): Context =>
  contextOf(personOf(role, code), database.serving, new Date(now));

async function overviewOf(ctx: Context, slug: string): Promise<CampaignOverview> {
  const found = (await loadCampaignOverviews(ctx)).find(({ campaign }) => campaign.slug === slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

/** What a list tells of figures: none of it follows from a pace. */
const told = ({ target, online, manual, total, percent, expectedPercent, status, flags, takesPart }: Figures) => ({
  ...{ target, online, manual, total, percent, expectedPercent, status, flags, takesPart },
});

describe.each<[AccountRole, string]>([
  ['admin', 'id'],
  ['provinsi', '32'],
  ['pembaca', '32'],
  ['provinsi', '33'],
  ['kabupaten', '32.15'],
  ['kecamatan', '32.15.03'],
])('the list of %s %s', (role, code) => {
  test.each(['laju', 'pk24-karawang'])(
    'says of %s what the page of the own area says, and of no other area',
    async (slug) => {
      const ctx = contextFor(role, code);
      const { area, standing } = await overviewOf(ctx, slug);
      const page = await readAreaProgress(ctx, { ...defaultView, campaignSlug: slug, code, series: false });
      if (!page || !standing) throw new Error(`nothing of ${code}`);
      expect(area).toEqual(page.area);
      expect(standing.asOf).toBe(page.asOf);
      expect(told(standing.figures)).toEqual(told(page.headline));
      const rows = rowsTakingPart(page.rows);
      expect(standing.reported).toEqual({ reported: rows.length - rows.filter(lacksReport).length, of: rows.length });
    },
  );
});

test('counts what is odd among the children, and nothing that lies elsewhere', async () => {
  const { standing } = await overviewOf(contextFor('kabupaten', '32.15'), 'laju');
  // 32.15.03 fell from 140 to 100.
  expect(standing).toMatchObject({ odd: 1, held: 0, proposals: 0, reported: { reported: 2, of: 30 } });
  const other = await overviewOf(contextFor('provinsi', '33'), 'laju');
  expect(other.standing).toMatchObject({ odd: 0, figures: { total: null, target: null } });
});

test('measures by the version of the targets that counts on the day shown', async () => {
  const ctx = contextFor('admin', 'id');
  const nation = await testArea(database.owner, 'id');
  const { campaign } = await overviewOf(ctx, 'laju');
  const of = { nation, campaignId: campaign.id, userId: null };
  const words = { name: 'Revisi', letter: null, decidedDay: null, note: null };
  const id = await addTargetSet(database.serving, { ...of, ...words, copyOf: null });
  const chosen = { id, fromDay: toDay('2021-05-01'), startDay: campaign.startDay, seen: null };
  await countTargetSet(database.serving, { ...of, ...chosen });
  const { standing } = await overviewOf(ctx, 'laju');
  expect(standing).toMatchObject({ asOf: '2021-04-12', figures: { target: 1_500 } });
});

test('stands where the day puts it: before, during and after', async () => {
  const phases = async (now: string) =>
    (await loadCampaignOverviews(contextFor('admin', 'id', now))).map(({ campaign, phase, clock }) => [
      campaign.slug,
      phase,
      clock.dayNumber,
    ]);
  expect(await phases('2021-03-31T16:59:00Z')).toEqual([
    ['pk24-karawang', 'upcoming', 0],
    ['laju', 'upcoming', 0],
  ]);
  // Midnight in western Indonesia.
  expect(await phases('2021-03-31T17:00:00Z')).toEqual([
    ['pk24-karawang', 'upcoming', 0],
    ['laju', 'running', 1],
  ]);
  expect(await phases('2024-09-12T03:00:00Z')).toEqual([
    ['pk24-karawang', 'running', 43],
    ['laju', 'over', 61],
  ]);
});

test('of an archived campaign nothing is read', async () => {
  await database.owner.execute(`update campaigns set archived_at = now() where slug = 'laju'`);
  expect(await overviewOf(contextFor('admin', 'id'), 'laju')).toMatchObject({ phase: 'archived', standing: null });
});
