import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import { countMeasures, type ImportFact, type Measure } from '../../lib/domain/imports';
import type { UndoPlan } from '../../lib/domain/undo-plan';
import { inScope } from '../client';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { storeFacts } from '../testing/plans';
import { testArea, testTargetScope } from '../testing/scope';
import { undoImport } from '../writes/import-undo';
import { commitImport } from '../writes/imports';
import { getUndoPlan } from './undo-plan';

let database: TestDatabase;
let nation: AuthorizedArea;
let karawang: AuthorizedArea;
let telukjambe: AuthorizedArea;
let campaignId: number;
let sent = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  nation = await testArea(database.owner, 'id');
  karawang = await testArea(database.owner, '32.15');
  telukjambe = await testArea(database.owner, '32.15.03');
});
afterAll(() => database.close());
beforeEach(async () => {
  campaignId = await makeTestCampaign(database.owner, `batal-${sent++}`);
});

type Fact = { code: string; day: IsoDay; measure: Measure; value: number };

const firstDay = toDay('2021-04-10');
const desa = '32.15.03.2001';
const other = '32.15.03.2002';

/** "32.15.03.2001 0 recorded.online 70": an area, the days after the first, a measure and a value. */
const said = (text: string): Fact => {
  const [code = '', day, measure, value] = text.split(' ');
  return { code, day: addDays(firstDay, Number(day)), measure: measure as Measure, value: Number(value) };
};

async function commit(area: AuthorizedArea, ...facts: (string | Fact)[]): Promise<number> {
  const rows = facts.map((one) => (typeof one === 'string' ? said(one) : one));
  const id = await storeFacts(database.serving, area, {
    campaignId,
    facts: rows.map(
      (one, at): ImportFact => ({
        row: at + 2,
        area: rangeOfCode(one.code).lo,
        day: one.measure.startsWith('target') ? null : one.day,
        measure: one.measure,
        value: one.value,
      }),
    ),
  });
  const confirmHeld = Object.fromEntries(rows.map((_, at) => [at + 2, 'begitu adanya']));
  await commitImport(database.serving, area, {
    ...{ id, userId: null, acceptPartial: false, confirmHeld },
    setsTargets: testTargetScope('id'),
  });
  return id;
}

const undo = (area: AuthorizedArea, id: number, acceptLater?: boolean) =>
  undoImport(database.serving, area, {
    ...{ id, userId: null, setsTargets: testTargetScope('id') },
    ...(acceptLater === undefined ? {} : { acceptLater }),
  });

const look = (area: AuthorizedArea, importId: number, page: { limit: number; offset: number } | null = null) =>
  inScope(database.serving, area, (transaction) =>
    getUndoPlan(transaction, area, {
      importId,
      editionId: area.editionId,
      ...(page ?? { limit: 1_000, offset: 0 }),
    }),
  );

async function plan(area: AuthorizedArea, importId: number): Promise<UndoPlan> {
  const found = await look(area, importId);
  if (!found) throw new Error(`no plan for ${importId}`);
  return found;
}

const laterIds = async (area: AuthorizedArea, id: number) =>
  (await plan(area, id)).later.reports.map(({ upload }) => upload?.id ?? null);

const lastAudit = async () => {
  const [row] = await database.owner.execute<{ action: string; detail: Record<string, unknown> }>(
    sql`select action, detail from audit order by id desc limit 1`,
  );
  return row;
};

const laterReports = (later: number, ids: number[]) =>
  expect.objectContaining({ name: 'Problem', status: 409, type: 'later-reports', extra: { later, ids } });

describe('what goes back', () => {
  test('the only report of a day: not reported again, and the area falls to the day before', async () => {
    await commit(karawang, `${desa} 0 recorded.online 70`, `${other} 0 recorded.online 30`);
    const id = await commit(karawang, `${desa} 1 recorded.online 75`, `${other} 1 recorded.online 33`);
    expect(await plan(karawang, id)).toEqual({
      returning: 2,
      replaced: 0,
      same: 0,
      rowCount: 2,
      totals: [{ measure: 'recorded.online', now: 108, after: 100 }],
      figures: [
        expect.objectContaining({ code: desa, day: '2021-04-11', measure: 'recorded.online', now: 75, after: null }),
        expect.objectContaining({ code: other, now: 33, after: null }),
      ],
      later: { count: 0, reports: [] },
    });
    await undo(karawang, id);
    expect(await lastAudit()).toEqual({ action: 'import.undo', detail: { withdrawn: 2 } });
  });

  test('a figure that was replaced stays, one that says what stood before does not change', async () => {
    await commit(karawang, `${desa} 0 recorded.online 70`, `${other} 0 recorded.online 30`);
    const id = await commit(
      karawang,
      `${desa} 0 recorded.online 75`,
      `${desa} 0 recorded.manual 5`,
      `${other} 0 recorded.online 30`,
    );
    await commit(telukjambe, `${desa} 0 recorded.online 80`);
    expect(await plan(karawang, id)).toMatchObject({
      returning: 1,
      replaced: 1,
      same: 1,
      totals: [
        { measure: 'recorded.manual', now: 5, after: null },
        { measure: 'recorded.online', now: 110, after: 110 },
      ],
      figures: [{ code: desa, measure: 'recorded.manual', now: 5, after: null }],
    });
  });

  test('targets and people', async () => {
    await commit(karawang, '32.15 0 target.total 700', '32.15 0 workforce.kader 40');
    const id = await commit(
      karawang,
      '32.15 0 target.total 734',
      '32.15 1 workforce.kader 45',
      '32.15 1 workforce.supervisor 4',
    );
    const found = await plan(karawang, id);
    expect(found.totals).toEqual([
      { measure: 'target.total', now: 734, after: 700 },
      { measure: 'workforce.kader', now: 45, after: 40 },
      { measure: 'workforce.supervisor', now: 4, after: null },
    ]);
    expect(found.figures.map(({ day, measure, now, after }) => [day, measure, now, after])).toEqual([
      [null, 'target.total', 734, 700],
      ['2021-04-11', 'workforce.kader', 45, null],
      ['2021-04-11', 'workforce.supervisor', 4, null],
    ]);
  });

  test('a total without channels gives way to the channels that stood before it', async () => {
    await commit(karawang, `${desa} 0 recorded.online 60`, `${desa} 0 recorded.manual 10`);
    const id = await commit(karawang, `${desa} 1 recorded.unsplit 90`);
    expect((await plan(karawang, id)).totals).toEqual([
      { measure: 'recorded.manual', now: null, after: 10 },
      { measure: 'recorded.online', now: null, after: 60 },
      { measure: 'recorded.unsplit', now: 90, after: null },
    ]);
  });

  test('a whole and its parts are not added up', async () => {
    const id = await commit(karawang, '32.15 0 recorded.online 100', `${desa} 0 recorded.online 40`);
    expect((await plan(karawang, id)).totals).toEqual([{ measure: 'recorded.online', now: 100, after: null }]);
  });

  test('pages are of areas and days, whatever an area says of a day', async () => {
    const days = [0, 1, 2];
    const id = await commit(
      karawang,
      ...days.flatMap((day) => [`${desa} ${day} recorded.online 7${day}`, `${desa} ${day} collected.online 8${day}`]),
    );
    const page = await look(karawang, id, { limit: 2, offset: 2 });
    expect(page).toMatchObject({ rowCount: 3, returning: 6 });
    expect(page?.figures.map(({ day, now }) => [day, now])).toEqual([
      ['2021-04-12', 82],
      ['2021-04-12', 72],
    ]);
  });
});

describe('later reports that stand on it', () => {
  test('of the same day and of later days; not of earlier ones, other areas, other measures or earlier uploads', async () => {
    await commit(karawang, `${desa} 3 recorded.online 99`);
    const id = await commit(karawang, `${desa} 2 recorded.online 75`, '32.15 0 target.total 700');
    await commit(karawang, `${desa} 1 recorded.online 70`);
    await commit(karawang, `${other} 2 recorded.online 30`);
    await commit(karawang, `${desa} 2 recorded.manual 3`, `${desa} 2 collected.online 90`, '32.15 0 target.online 600');
    expect(await laterIds(karawang, id)).toEqual([]);
    const sameDay = await commit(telukjambe, `${desa} 2 recorded.online 76`);
    const laterDay = await commit(karawang, `${desa} 3 recorded.online 80`, `${desa} 4 recorded.online 85`);
    const target = await commit(karawang, '32.15 0 target.total 710');
    expect((await plan(karawang, id)).later).toEqual({
      count: 3,
      reports: [
        expect.objectContaining({ figures: 1, upload: expect.objectContaining({ id: target, userName: null }) }),
        expect.objectContaining({ figures: 2, upload: expect.objectContaining({ id: laterDay }) }),
        expect.objectContaining({
          figures: 1,
          upload: expect.objectContaining({ id: sameDay, committedAt: expect.any(Date) }),
        }),
      ],
    });
    await expect(undo(karawang, id)).rejects.toEqual(laterReports(3, [target, laterDay, sameDay]));
    await expect(undo(karawang, id, false)).rejects.toEqual(laterReports(3, [target, laterDay, sameDay]));
    expect(await plan(karawang, id)).toMatchObject({ returning: 0, replaced: 2 });
    await undo(karawang, id, true);
    expect(await lastAudit()).toEqual({ action: 'import.undo', detail: { withdrawn: 0, later: 3 } });
  });

  test('people of a later day', async () => {
    const id = await commit(karawang, '32.15 0 workforce.kader 40');
    await commit(karawang, '32.15 1 workforce.supervisor 4');
    const later = await commit(karawang, '32.15 1 workforce.kader 45');
    expect(await laterIds(karawang, id)).toEqual([later]);
  });

  test('one that was undone itself is none, nor is what its undoing wrote', async () => {
    const id = await commit(karawang, `${desa} 0 recorded.online 70`);
    const later = await commit(karawang, `${desa} 0 recorded.online 75`, `${desa} 1 recorded.online 78`);
    await undo(karawang, later);
    expect(await plan(karawang, id)).toMatchObject({ returning: 1, replaced: 0, later: { count: 0 } });
    await undo(karawang, id);
  });

  test('one of an office above counts, and nothing is told of it', async () => {
    const id = await commit(telukjambe, `${desa} 0 recorded.online 70`, `${other} 0 recorded.online 5`);
    const above = await commit(karawang, `${desa} 0 recorded.online 75`);
    const own = await commit(telukjambe, `${desa} 1 recorded.online 76`);
    expect(await plan(telukjambe, id)).toMatchObject({ returning: 1, replaced: 1 });
    const { later } = await plan(telukjambe, id);
    expect(later).toEqual({
      count: 2,
      reports: [
        { figures: 1, upload: expect.objectContaining({ id: own }) },
        { figures: 1, upload: null },
      ],
    });
    await expect(undo(telukjambe, id)).rejects.toEqual(laterReports(2, [own]));
    expect(await laterIds(karawang, id)).toEqual([own, above]);
    await undo(telukjambe, id, true);
  });

  test('of another campaign is none', async () => {
    const id = await commit(karawang, `${desa} 0 recorded.online 70`);
    campaignId = await makeTestCampaign(database.owner, `batal-lain-${sent++}`);
    await commit(karawang, `${desa} 0 recorded.online 75`, '32.15 0 target.total 5');
    expect(await laterIds(karawang, id)).toEqual([]);
  });
});

test('there is no plan for an upload outside the scope, of a larger area, unknown, or not committed', async () => {
  const id = await commit(karawang, `${desa} 0 recorded.online 70`);
  expect(await look(await testArea(database.owner, '33.13'), id)).toBeNull();
  expect(await look(telukjambe, id)).toBeNull();
  expect(await look(karawang, id + 1_000)).toBeNull();
  await undo(karawang, id);
  expect(await look(karawang, id)).toBeNull();
});

test('the scope is its own again after a look', async () => {
  const id = await commit(telukjambe, `${desa} 0 recorded.online 70`);
  await commit(nation, '33.13 0 recorded.online 5');
  const seen = await inScope(database.serving, telukjambe, async (transaction) => {
    await getUndoPlan(transaction, telukjambe, {
      importId: id,
      editionId: telukjambe.editionId,
      limit: 1,
      offset: 0,
    });
    return transaction.execute(sql`select 1 from counts where campaign_id = ${campaignId}`);
  });
  expect(seen).toHaveLength(1);
});

/** Two kecamatan with a desa each, and what lies above them. */
const codes = ['32', '32.15', '32.15.03', '32.15.03.2001', '32.15.03.2002', '32.15.01', '32.15.01.1001'];
const fact: fc.Arbitrary<Fact> = fc.record({
  code: fc.constantFrom(...codes),
  day: fc.integer({ min: 0, max: 4 }).map((more) => addDays(firstDay, more)),
  measure: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<Measure>('recorded.online', 'recorded.manual', 'recorded.unsplit') },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Measure>('collected.online', 'workforce.kader', 'target.total', 'target.online'),
    },
  ),
  value: fc.integer({ min: 0, max: 9 }),
});

function lastOfEachKey(facts: Fact[]): Fact[] {
  const keyOf = (one: Fact) => `${one.code} ${one.measure.startsWith('target') ? '' : one.day} ${one.measure}`;
  return [...new Map(facts.map((one) => [keyOf(one), one])).values()];
}

/**
 * What stands for each key of the ledgers, as "32150300… 2021-04-10 recorded.online": of counts what the roll-up says of the
 * day, for a later report in another form replaces without a row of its own.
 */
async function readLedger(): Promise<Map<string, number | null>> {
  const rows = await database.owner.execute<{ key: string; value: number | null }>(sql`
    (select concat(area, ' ', day, ' ', measure) as key, value from progress cross join lateral (values ${sql.raw(
      countMeasures.map((measure) => `('${measure}', said_${measure.replace('.', '_')})`).join(', '),
    )}) said (measure, value) where campaign_id = ${campaignId})
    union all
    (select distinct on (area, day, role) concat(area, ' ', day, ' workforce.', role), value
      from workforce where campaign_id = ${campaignId} order by area, day, role, id desc)
    union all
    (select distinct on (f.target_set_id, f.area, f.part) concat(f.area, ' null target.', f.part), f.value
      from target_facts f join target_sets s on s.id = f.target_set_id where s.campaign_id = ${campaignId}
      order by f.target_set_id, f.area, f.part, f.id desc)`);
  return new Map(rows.map(({ key, value }) => [key, value]));
}

/** The totals of the facts' areas from what pages read, and of targets from what was said: nothing here knows of the plan. */
async function readTotals(facts: Fact[], ledger: Map<string, number | null>): Promise<Map<string, number | null>> {
  const totals = new Map<string, number | null>();
  const subjectOf = (measure: string) => (measure.startsWith('recorded') ? 'recorded' : measure);
  const subjects = new Set(facts.map((one) => `${one.code} ${subjectOf(one.measure)}`));
  for (const subject of subjects) {
    const [code = '', name = ''] = subject.split(' ');
    const inAnother = [...subjects].some((one) => {
      const [above = '', of] = one.split(' ');
      return of === name && above !== code && code.startsWith(`${above}.`);
    });
    if (inAnother) continue;
    const last = facts
      .filter((one) => one.code === code && subjectOf(one.measure) === name)
      .map((one) => one.day)
      .sort()
      .at(-1);
    const [own = {}] = await database.owner.execute<Record<string, number | null>>(
      sql`select * from progress where campaign_id = ${campaignId} and area = ${rangeOfCode(code).lo} and day <= ${last ?? null}
        order by day desc limit 1`,
    );
    const measuresOf = name === 'recorded' ? countMeasures.filter((one) => one.startsWith('recorded')) : [name];
    for (const measure of measuresOf) {
      const value = measure.startsWith('target')
        ? ledger.get(`${rangeOfCode(code).lo} null ${measure}`)
        : own[`own_${measure.replace('workforce.', '').replace('.', '_')}`];
      if (value === null || value === undefined) continue;
      totals.set(measure, (totals.get(measure) ?? 0) + value);
    }
  }
  return totals;
}

test('what the preview says is what the undo does, for random reports and undos', { timeout: 300_000 }, async () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ report: fc.array(fact, { minLength: 1, maxLength: 5 }) }) },
    { weight: 1, arbitrary: fc.record({ undo: fc.nat(9) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), fc.nat(9), async (steps, which) => {
      campaignId = await makeTestCampaign(database.owner, `acak-${sent++}`);
      const reports: { id: number; facts: Fact[] }[] = [];
      for (const one of steps) {
        if ('report' in one) {
          const facts = lastOfEachKey(one.report);
          reports.push({ id: await commit(nation, ...facts), facts });
        } else if (reports.length > 0) {
          const [taken] = reports.splice(one.undo % reports.length, 1);
          if (taken) await undo(nation, taken.id, true);
        }
      }
      const chosen = reports[which % Math.max(reports.length, 1)];
      if (!chosen) return;
      const { id, facts } = chosen;
      const ledger = await readLedger();
      const totals = await readTotals(facts, ledger);
      const told = await plan(nation, id);
      await undo(nation, id, true);
      const ledgerAfter = await readLedger();
      const totalsAfter = await readTotals(facts, ledgerAfter);
      const standing = (of: Map<string, number | null>, key: string) => of.get(key) ?? null;
      const moved = [...new Set([...ledger.keys(), ...ledgerAfter.keys()])]
        .filter((key) => standing(ledger, key) !== standing(ledgerAfter, key))
        .map((key) => [key, standing(ledger, key), standing(ledgerAfter, key)] as const);
      const keyOf = (one: { code: string; day: IsoDay | null; measure: string }) =>
        `${rangeOfCode(one.code).lo} ${one.day} ${one.measure}`;
      expect(told.figures.map((one) => [keyOf(one), one.now, one.after]).sort()).toEqual([...moved].sort());
      expect(told.returning).toBe(moved.length);
      // Where its form gives way, figures of others stand again: they are told beside its own.
      const ofOthers = moved.filter(
        ([key]) => !facts.some((one) => keyOf(one) === key || key.endsWith(`null ${one.measure}`)),
      );
      expect(told.returning + told.replaced + told.same).toBe(facts.length + ofOthers.length);
      const known = (side: 'now' | 'after') =>
        new Map(told.totals.flatMap((one) => (one[side] === null ? [] : [[one.measure, one[side]] as const])));
      expect(known('now')).toEqual(totals);
      expect(known('after')).toEqual(totalsAfter);
    }),
    { numRuns: process.env.KEJAR_LONG ? 200 : 6, endOnFailure: true },
  );
});
