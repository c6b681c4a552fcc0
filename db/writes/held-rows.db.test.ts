import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { Channel, Stage } from '../../lib/domain/counts';
import { toDay } from '../../lib/domain/days';
import type { HeldReasons, HeldRow } from '../../lib/domain/held-rows';
import { countMeasure } from '../../lib/domain/imports';
import { addUser } from '../../lib/server/auth/accounts';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { type PlannedFact, readPlan, storePlan } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { commitImport } from './imports';
import { verifyProgress } from './rebuild';

let database: TestDatabase;
let karawang: AuthorizedArea;
let campaignId: number;
let slug: string;
let made = 0;

const tirtamulya = '32.15.16';
const klari = '32.15.03';
const desa = '32.15.03.2001';
const other = '32.15.03.2002';

beforeAll(async () => {
  database = await openTestDatabase();
  karawang = await testArea(database.owner, '32.15');
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `ditahan-${made++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

type Place = { day?: string; channel?: Channel; stage?: Stage; row?: number; part?: number };
const at = (
  code: string,
  value: number,
  { day = '2021-04-12', channel = 'online', stage = 'recorded', ...place }: Place = {},
): PlannedFact => ({
  code,
  day: toDay(day),
  measure: countMeasure(stage, channel),
  value,
  ...place,
});
const target = (code: string, value: number, row?: number): PlannedFact => ({
  ...{ code, day: null, measure: 'target.total', value },
  ...(row !== undefined && { row }),
});

const check = (...facts: PlannedFact[]) => storePlan(database.serving, karawang, { campaignId, facts });
const commit = (id: number, confirmHeld: HeldReasons = {}) =>
  commitImport(database.serving, karawang, {
    ...{ id, userId: null, acceptPartial: false, confirmHeld },
    setsTargets: testTargetScope('id'),
  });
/** What stands before a case begins: whatever is odd about it is meant. */
const report = async (...facts: PlannedFact[]) =>
  commit(await check(...facts), Object.fromEntries(facts.map(({ row }, at) => [row ?? at + 2, 'begitu adanya'])));

async function held(id: number): Promise<HeldRow[]> {
  const [found] = await database.owner.execute<{ held: HeldRow[] }>(sql`select held from imports where id = ${id}`);
  return found?.held ?? [];
}
const heldOf = async (...facts: PlannedFact[]) =>
  (await held(await check(...facts))).map(({ row, code }) => [row, code]);

/** What stands in the ledger of an area, by channel. */
async function stands(code: string): Promise<Record<string, number>> {
  const rows = await database.owner.execute<{ channel: string; value: number }>(sql`
    select distinct on (channel) channel, value from counts c join areas a on a.lo = c.area
    where c.campaign_id = ${campaignId} and a.code = ${code} order by channel, day desc, c.id desc`);
  return Object.fromEntries(rows.map(({ channel, value }) => [channel, Number(value)]));
}

const lastAudit = async () => {
  const [row] = await database.owner.execute<{ detail: Record<string, unknown> }>(
    sql`select detail from audit where action = 'import.commit' order by id desc limit 1`,
  );
  return row?.detail;
};

describe('what is held when it is checked', () => {
  test("Tirtamulya's 15.400.000 against the stored target, and against the file's own", async () => {
    await report(target(tirtamulya, 15_340));
    const [one, ...others] = await held(await check(at(tirtamulya, 15_400_000, { row: 14 })));
    expect(others).toEqual([]);
    expect(one).toEqual({
      ...{ part: 0, row: 14, area: tirtamulya, name: 'Tirtamulya', measure: 'recorded.online', value: 15_400_000 },
      ...{ code: 'aboveTarget', against: 15_340, suggestion: 15_400 },
    });
    expect(await heldOf(target(klari, 20_000), at(klari, 60_001, { row: 9 }))).toEqual([[9, 'aboveTarget']]);
    // The file's own target goes before the one that stands.
    expect(await heldOf(target(tirtamulya, 100_000, 14), at(tirtamulya, 154_000, { row: 14 }))).toEqual([]);
  });

  test('104 % passes, and so does all that a fortnight brings inside the target', async () => {
    await report(target(klari, 10_000), at(klari, 40, { day: '2021-04-02' }));
    expect(await heldOf(at(klari, 10_444))).toEqual([]);
    expect(await heldOf(at(klari, 30_000))).toEqual([]);
    expect(await heldOf(at(klari, 30_001))).toEqual([[2, 'aboveTarget']]);
  });

  test('all channels together, also with what stands already', async () => {
    await report(target(klari, 100), at(klari, 250));
    const [one] = await held(await check(at(klari, 60, { channel: 'manual' })));
    expect(one).toMatchObject({ measure: 'recorded.total', value: 310, code: 'aboveTarget' });
    // Of another stage they are not together.
    expect(await heldOf(at(klari, 60, { channel: 'manual', stage: 'collected' }))).toEqual([]);
    // Only the row that is too large by itself is held, not its neighbour of another sheet.
    expect(await heldOf(at(klari, 999, { row: 5 }), at(klari, 40, { row: 6, channel: 'manual' }))).toEqual([
      [5, 'aboveTarget'],
    ]);
  });

  test('without a target: the last report, the nearest target above, and neighbours together', async () => {
    await report(at(klari, 2_000, { day: '2021-04-10' }));
    expect(await heldOf(at(klari, 20_000))).toEqual([]);
    expect(await heldOf(at(klari, 20_001))).toEqual([[2, 'aboveLastReport']]);
    await report(target('32.15', 700));
    expect(await heldOf(at(other, 2_101))).toEqual([[2, 'aboveTargetAbove']]);
    expect(await heldOf(at(other, 100), at(desa, 150))).toEqual([]);
    // Klari states 2.000 and has no target; its own report is not what is new here.
    expect(await heldOf(at(other, 1_300), at(desa, 1_300))).toEqual([
      [2, 'aboveTargetTogether'],
      [3, 'aboveTargetTogether'],
    ]);
  });

  test("a kecamatan's target also measures what an office below uploads", async () => {
    await report(target(klari, 500));
    const office = await testArea(database.owner, desa);
    const id = await storePlan(database.serving, office, { campaignId, facts: [at(desa, 15_000)] });
    expect(await held(id)).toMatchObject([
      { code: 'aboveTargetAbove', against: 500, whose: { area: klari, name: 'Telukjambe Timur' } },
    ]);
  });

  test('held rows are in no total, and marked among the rows', async () => {
    await report(target(tirtamulya, 15_340), target(klari, 20_000));
    const id = await check(at(tirtamulya, 15_400_000), at(klari, 700));
    const kept = await readPlan(database.owner, id);
    expect(kept.rows.map(({ row, flags }) => [row, flags.includes('held')])).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(kept.totals).toEqual([{ measure: 'recorded.online', before: null, after: 700 }]);
    expect(kept.levels.map(({ level, after }) => [level, after])).toEqual([
      [3, 700],
      [2, 700],
    ]);
  });
});

describe('a commit', () => {
  test('saves the rest, leaves held rows out and says so', async () => {
    await report(target(tirtamulya, 15_340), target(klari, 20_000));
    const id = await check(at(tirtamulya, 15_400_000), at(klari, 700));
    await commit(id);
    expect(await stands(klari)).toEqual({ online: 700 });
    expect(await stands(tirtamulya)).toEqual({});
    expect(await held(id)).toMatchObject([{ row: 2 }]);
    expect((await held(id))[0]?.confirmed).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ accepted: 1, held: { leftOut: 1 } });
    expect((await verifyProgress(database.owner, slug))[0]?.difference).toBeNull();
  });

  test('with a reason counts it, and the audit keeps reason, value and who', async () => {
    await report(target(tirtamulya, 15_340), target(klari, 20_000));
    const id = await check(at(tirtamulya, 15_400_000), at(klari, 90_000));
    await commit(id, { 2: 'Targetnya salah, surat menyusul' });
    expect(await stands(tirtamulya)).toEqual({ online: 15_400_000 });
    expect(await stands(klari)).toEqual({});
    expect((await held(id)).map((one) => [one.row, one.confirmed])).toEqual([
      [2, 'Targetnya salah, surat menyusul'],
      [3, undefined],
    ]);
    expect(await lastAudit()).toMatchObject({
      accepted: 1,
      held: {
        leftOut: 1,
        rows: [
          { row: 2, area: tirtamulya, value: 15_400_000, confirmed: 'Targetnya salah, surat menyusul' },
          { row: 3 },
        ],
      },
    });
    const { totals } = await readPlan(database.owner, id);
    expect(totals).toEqual([{ measure: 'recorded.online', before: null, after: 15_400_000 }]);
  });

  test('of nothing but held rows is refused, and nothing changes', async () => {
    await report(target(tirtamulya, 15_340));
    const id = await check(at(tirtamulya, 15_400_000), at(tirtamulya, 15_400_000, { stage: 'collected' }));
    await expect(commit(id)).rejects.toMatchObject({ status: 409, type: 'all-held' });
    await expect(commit(id, { 2: 'a' })).rejects.toMatchObject({ status: 400, type: 'bad-reason' });
    expect((await readPlan(database.owner, id)).rows).toHaveLength(2);
    await commit(id, { 3: 'dihitung ulang di lapangan' });
    expect(await stands(tirtamulya)).toEqual({ online: 15_400_000 });
  });

  test('is judged by what stands then: a target that came meanwhile holds, one that grew lets go', async () => {
    const small = await check(at(tirtamulya, 15_400_000), at(klari, 700));
    expect(await held(small)).toEqual([]);
    await report(target(tirtamulya, 15_340));
    await commit(small);
    expect(await stands(tirtamulya)).toEqual({});
    const large = await check(at(tirtamulya, 50_000, { day: '2021-04-13' }));
    expect(await held(large)).toHaveLength(1);
    await report(target(tirtamulya, 48_000));
    await commit(large);
    expect(await stands(tirtamulya)).toEqual({ online: 50_000 });
    expect(await held(large)).toEqual([]);
  });

  test('is judged by the last report of then', async () => {
    const id = await check(at(klari, 30_000), at(desa, 5));
    expect(await held(id)).toEqual([]);
    await report(at(klari, 2_000, { day: '2021-04-10' }));
    await commit(id);
    expect(await stands(klari)).toEqual({ online: 2_000 });
    expect(await stands(desa)).toEqual({ online: 5 });
  });
});

test('a target in a file measures its figures only where its sender, and the user who commits it, may set targets', async () => {
  await report(target(tirtamulya, 15_340));
  const sender = async (role: 'kabupaten' | 'provinsi', areaCode: string) => {
    const email = `${role}-${slug}@kejar.example`;
    const account = { email, name: role, office: '', role, areaCode, password: null };
    await addUser(database.serving, account, { id: null });
    const [user] = await database.owner.execute<{ id: number }>(sql`select id from users where email = ${email}`);
    return user?.id ?? 0;
  };
  const facts = [target(tirtamulya, 20_000_000, 5), at(tirtamulya, 15_400_000, { row: 5 }), at(klari, 7, { row: 6 })];
  const kabupaten = await sender('kabupaten', '32.15');
  const id = await storePlan(database.serving, karawang, { campaignId, facts, userId: kabupaten });
  expect(await held(id)).toMatchObject([{ row: 5, against: 15_340 }]);
  const trusted = await storePlan(database.serving, karawang, {
    ...{ campaignId, facts },
    userId: await sender('provinsi', '32'),
  });
  expect(await held(trusted)).toEqual([]);
  // Saved by the kabupaten all the same its target is a proposal, and the figure is held.
  await commitImport(database.serving, karawang, { id: trusted, userId: kabupaten, acceptPartial: false });
  expect(await stands(tirtamulya)).toEqual({});
  expect(await stands(klari)).toEqual({ online: 7 });
});

test('a target that stays out of a file measures no figure of it either', async () => {
  await report(target(tirtamulya, 15_340), target(klari, 20_000));
  const id = await check(
    target(tirtamulya, 20_000_000, 5),
    at(tirtamulya, 15_400_000, { row: 6 }),
    at(klari, 7, { row: 7 }),
  );
  await commit(id);
  expect(await stands(tirtamulya)).toEqual({});
  expect(await stands(klari)).toEqual({ online: 7 });
  expect((await held(id)).map((one) => [one.row, one.measure])).toEqual([
    [5, 'target.total'],
    [6, 'recorded.online'],
  ]);
});

test("a province's day of a campaign without targets is compared in the time of one with targets", async () => {
  const jabar = await testArea(database.owner, '32');
  const all = await database.owner.execute<{ code: string }>(
    sql`select code from areas where edition_id = ${jabar.editionId} and level = 4 and code like '32.%' order by code`,
  );
  const timed = async (...targets: PlannedFact[]) => {
    const began = performance.now();
    const facts = [...all.map(({ code }, row) => at(code, 10, { row })), ...targets];
    await storePlan(database.serving, jabar, { campaignId, facts });
    return performance.now() - began;
  };
  const withTargets = await timed(...all.map(({ code }, row) => target(code, 100, row)));
  expect(await timed()).toBeLessThan(3 * withTargets);
});
