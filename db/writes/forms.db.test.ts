import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import { type ChannelFigures, totalOf } from '../../lib/domain/counts';
import { addDays, type IsoDay, toDay } from '../../lib/domain/days';
import type { ImportFact, Measure } from '../../lib/domain/imports';
import { inScope } from '../client';
import { listSaidOn } from '../queries/counts';
import { getImport } from '../queries/imports';
import { countPlanRows, listPlannedChanges } from '../queries/plan-rows';
import { listStandings } from '../queries/progress';
import { getUndoPlan } from '../queries/undo-plan';
import { makeTestCampaign } from '../testing/campaigns';
import { openTestDatabase, type TestDatabase } from '../testing/database';
import { storeFacts } from '../testing/plans';
import { testArea } from '../testing/scope';
import { undoImport } from './import-undo';
import { commitImport } from './imports';
import { verifyProgress } from './rebuild';
import { upgradeFigures } from './upgrade';

let database: TestDatabase;
let nation: AuthorizedArea;
let slug: string;
let campaignId: number;
let sent = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  nation = await testArea(database.owner, 'id');
});
afterAll(() => database.close());
beforeEach(async () => {
  slug = `bentuk-${sent++}`;
  campaignId = await makeTestCampaign(database.owner, slug);
});

const cilacap = '33.01';
const may20 = toDay('2021-05-20');
const may25 = toDay('2021-05-25');

type Figures = Partial<ChannelFigures>;

async function check(day: IsoDay, figures: Figures, code = cilacap): Promise<number> {
  const facts = Object.entries(figures).map(
    ([channel, value], at): ImportFact => ({
      row: Math.floor(at / 3) + 2,
      area: rangeOfCode(code).lo,
      day,
      measure: `recorded.${channel}` as Measure,
      value: value ?? 0,
    }),
  );
  return storeFacts(database.serving, nation, {
    campaignId,
    facts,
  });
}

async function send(day: IsoDay, figures: Figures, code = cilacap): Promise<number> {
  const id = await check(day, figures, code);
  await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false });
  return id;
}

const undo = (id: number) => undoImport(database.serving, nation, { id, userId: null, acceptLater: true });

async function standing(asOf: IsoDay, code = cilacap) {
  const area = await testArea(database.owner, code);
  const [found] = await inScope(database.serving, area, (transaction) =>
    listStandings(transaction, { area, campaignId, targetSetId: null, levels: [area.level], asOf }),
  );
  if (!found) throw new Error(`${code} is not there`);
  return { ...found.state.figures.recorded, fell: found.state.fell.recorded };
}

const total = async (asOf: IsoDay, code = cilacap) => totalOf(await standing(asOf, code));

const planOf = (importId: number) =>
  inScope(database.serving, nation, async (transaction) => ({
    totals: (await getImport(transaction, importId))?.totals,
    counts: await countPlanRows(transaction, importId),
    rows: await listPlannedChanges(transaction, {
      importId,
      campaignId,
      editionId: nation.editionId,
      filter: 'all',
      limit: 50,
      offset: 0,
    }),
  }));

const undoPlanOf = (importId: number) =>
  inScope(database.serving, nation, (transaction) =>
    getUndoPlan(transaction, nation, { importId, editionId: nation.editionId, limit: 50, offset: 0 }),
  );

const sound = async () => expect(await verifyProgress(database.owner, slug)).toMatchObject([{ difference: null }]);

describe('one area and day in two forms', () => {
  test('Cilacap: 100.000 in all, then 70.000 and 30.000 by channel, are 100.000, here and above', async () => {
    await send(may20, { unsplit: 100_000 });
    await send(may20, { online: 70_000, manual: 30_000 });
    expect(await standing(may20)).toEqual({ online: 70_000, manual: 30_000, unsplit: null, fell: false });
    expect([await total(may20, '33'), await total(may20, 'id')]).toEqual([100_000, 100_000]);
    await sound();
  });

  test('the other way round, corrected once more, and each undone', async () => {
    await send(may20, { online: 70_000, manual: 30_000 });
    const inAll = await send(may20, { unsplit: 110_000 });
    expect(await standing(may20)).toMatchObject({ online: null, manual: null, unsplit: 110_000 });
    const again = await send(may20, { online: 80_000, manual: 35_000 });
    expect(await total(may20)).toBe(115_000);
    await undo(again);
    expect(await standing(may20)).toMatchObject({ online: null, manual: null, unsplit: 110_000 });
    await undo(inAll);
    expect(await standing(may20)).toMatchObject({ online: 70_000, manual: 30_000, unsplit: null });
    await sound();
  });

  test('the same figures sent again by channel, and taken back: the total of before stands again', async () => {
    await send(may20, { online: 70, manual: 30 });
    await send(may20, { unsplit: 100 });
    const again = await send(may20, { online: 70, manual: 30 });
    expect(await standing(may20)).toMatchObject({ online: 70, manual: 30, unsplit: null });
    await undo(again);
    expect(await standing(may20)).toMatchObject({ online: null, manual: null, unsplit: 100 });
    await sound();
  });

  test('an upload below another one that is undone first', async () => {
    const byChannel = await send(may20, { online: 70, manual: 30 });
    const inAll = await send(may20, { unsplit: 110 });
    await undo(byChannel);
    expect(await standing(may20)).toMatchObject({ online: null, manual: null, unsplit: 110 });
    await undo(inAll);
    expect(await total(may20)).toBeNull();
    await sound();
  });

  test('within one file both stand beside each other', async () => {
    await send(may20, { online: 70, manual: 30, unsplit: 5 });
    expect(await total(may20)).toBe(105);
  });

  test('a form of one day ends the other of the days before, either way', async () => {
    await send(may20, { online: 70_000, manual: 30_000 });
    await send(may25, { unsplit: 110_000 });
    expect(await standing(may25)).toMatchObject({ online: null, manual: null, unsplit: 110_000, fell: false });
    expect(await total(may20)).toBe(100_000);
    await send(addDays(may25, 1), { online: 75_000, manual: 40_000 });
    expect(await standing(addDays(may25, 1))).toMatchObject({ online: 75_000, manual: 40_000, unsplit: null });
  });

  test('one channel after a total: the figure is that channel, it fell, and the preview says so', async () => {
    await send(may20, { unsplit: 100 });
    const id = await check(may25, { online: 70 });
    const plan = await planOf(id);
    expect(plan.totals).toEqual([
      { measure: 'recorded.online', before: null, after: 70 },
      { measure: 'recorded.unsplit', before: 100, after: null },
    ]);
    expect(plan.counts.changes).toEqual({ new: 0, changed: 0, same: 0, fallen: 1 });
    expect(plan.counts.flags).toMatchObject([{ flag: 'fell', rows: 1 }]);
    expect(plan.rows.map(({ measure, before, after }) => [measure, before, after])).toEqual([
      ['recorded.online', null, 70],
      ['recorded.unsplit', 100, null],
    ]);
    await commitImport(database.serving, nation, { id, userId: null, acceptPartial: false });
    expect(await standing(may25)).toEqual({ online: 70, manual: null, unsplit: null, fell: true });
  });

  test('a kabupaten whose one kecamatan changes its form has not fallen', async () => {
    await send(may20, { online: 70, manual: 30 }, '33.01.01');
    await send(may20, { online: 500, manual: 50 }, '33.01.02');
    await send(may25, { unsplit: 105 }, '33.01.01');
    expect(await standing(may25)).toEqual({ online: 500, manual: 50, unsplit: 105, fell: false });
  });
});

test('a database of the release before: its figures follow the rule after the start, once, and verify is sound', async () => {
  await send(may20, { unsplit: 100 });
  await send(may20, { online: 70, manual: 30 });
  await send(may25, { online: 80, manual: 30 });
  await send(may20, { online: 500, manual: 50, unsplit: 5 }, '33.02');
  await send(may20, { online: 70, manual: 30 }, '33.03.01');
  await send(may20, { online: 500, manual: 50 }, '33.03.02');
  await send(may25, { unsplit: 105 }, '33.03.01');
  // As that release counted: both forms of one day, and a fall where one channel of an area gave way.
  await database.owner.execute(sql`
    update progress set said_recorded_unsplit = 100, own_recorded_unsplit = 100, recorded_unsplit = 100
    where campaign_id = ${campaignId} and area = ${rangeOfCode(cilacap).lo} and day = ${may20}`);
  await database.owner.execute(sql`
    update progress set recorded_unsplit = coalesce(recorded_unsplit, 0) + 100
    where campaign_id = ${campaignId} and area in (0, ${rangeOfCode('33').lo}) and day = ${may20}`);
  await database.owner.execute(sql`
    update progress set fell_recorded = true
    where campaign_id = ${campaignId} and area in (0, ${rangeOfCode('33').lo}, ${rangeOfCode('33.03').lo}) and day = ${may25}`);
  await database.owner.execute(sql`update campaigns set roll_up_rule = 1 where id = ${campaignId}`);
  expect(await total(may20)).toBe(200);
  const steps: string[] = [];
  await upgradeFigures(database.ownerUrl, (step) => steps.push(step));
  await upgradeFigures(database.ownerUrl, (step) => steps.push(step));
  expect(steps).toEqual(['Menghitung ulang Uji menurut aturan baru']);
  expect([await total(may20), await total(may25), await total(may20, '33.02')]).toEqual([100, 110, 555]);
  expect(await standing(may25, '33.03')).toMatchObject({ unsplit: 105, fell: false });
  await sound();
});

describe('what is told of it', () => {
  test('the preview of a day in another form: before and after in all, and what is replaced', async () => {
    await send(may20, { unsplit: 100_000 });
    const plan = await planOf(await check(may20, { online: 70_000, manual: 30_000 }));
    expect(plan.totals).toEqual([
      { measure: 'recorded.manual', before: null, after: 30_000 },
      { measure: 'recorded.online', before: null, after: 70_000 },
      { measure: 'recorded.unsplit', before: 100_000, after: null },
    ]);
    expect(plan.counts.changes).toEqual({ new: 0, changed: 1, same: 0, fallen: 0 });
    expect(plan.counts.flags).toEqual([]);
    expect(plan.rows.map(({ row, measure, before, after }) => [row, measure, before, after])).toEqual([
      [2, 'recorded.manual', null, 30_000],
      [2, 'recorded.online', null, 70_000],
      [2, 'recorded.unsplit', 100_000, null],
    ]);
  });

  test('the levels of the preview say what the commit makes', async () => {
    await send(may20, { online: 70, manual: 30 });
    const id = await check(may20, { unsplit: 120 });
    const levels = await inScope(
      database.serving,
      nation,
      async (transaction) => (await getImport(transaction, id))?.levels,
    );
    expect(levels?.map(({ level, before, after }) => [level, before, after])).toEqual([
      [2, 100, 120],
      [1, 100, 120],
      [0, 100, 120],
    ]);
  });

  test('what stands of a day, for the typing grid: never what was replaced', async () => {
    await send(may20, { unsplit: 100 });
    await send(may20, { online: 70 });
    const said = await inScope(database.serving, nation, (transaction) =>
      listSaidOn(transaction, { campaignId, areas: [rangeOfCode(cilacap).lo], day: may20, stage: 'recorded' }),
    );
    expect(said.map(({ channel, value }) => [channel, value])).toEqual([['online', 70]]);
  });

  test('undoing it: what comes back, and in which form', async () => {
    await send(may20, { unsplit: 100 });
    const id = await send(may20, { online: 70, manual: 35 });
    expect(await undoPlanOf(id)).toMatchObject({
      returning: 3,
      replaced: 0,
      same: 0,
      rowCount: 1,
      totals: [
        { measure: 'recorded.manual', now: 35, after: null },
        { measure: 'recorded.online', now: 70, after: null },
        { measure: 'recorded.unsplit', now: null, after: 100 },
      ],
      figures: [
        { measure: 'recorded.manual', now: 35, after: null },
        { measure: 'recorded.online', now: 70, after: null },
        { measure: 'recorded.unsplit', now: null, after: 100 },
      ],
    });
  });

  test('undoing what a later report in the other form has replaced changes nothing, and says so', async () => {
    const id = await send(may20, { online: 70, manual: 30 });
    await send(may20, { unsplit: 100 });
    expect(await undoPlanOf(id)).toMatchObject({
      returning: 0,
      replaced: 2,
      same: 0,
      rowCount: 0,
      totals: [{ now: 100, after: 100 }],
    });
    await undo(id);
    expect(await total(may20)).toBe(100);
  });
});
