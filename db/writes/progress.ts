import { sql } from 'drizzle-orm';
import type { CommitProgress } from '../../lib/domain/uploads';
import type { NationTransaction } from '../client';
import { areaAtStep, levelOf, stepsToItselfAndAbove } from '../queries/area-steps';
import { hasFound } from './found-expressions';
import { preferIndexProbes, reusingPlans } from './locks';
import { markHeld } from './roll-held';
import { endlessReach, reachOf } from './roll-reach';
import { desaLevel, makeRows, type Slice } from './roll-rows';
import { collectSaid } from './roll-said';

/**
 * Brings `progress` up to the ledger for the areas and days in the temporary table `touched (area, day)`, and for all
 * areas above them: called in the transaction that wrote the ledger, in the scope of the nation (an area's report moves areas
 * outside the writer's own) and after that write has been held to the writer's own scope. A report moves every later row of its area and of the areas above it, so the rows are made day by day from
 * the first touched day, desa first and Indonesia last. The rules are those of
 * lib/domain/counts.ts (db/queries/figure-rules.ts).
 * @param options.again the ledger is the same as before, so that no figure changed now
 * @param options.onStep told how many rows are made, of how many
 */
export async function rollUp(
  transaction: NationTransaction,
  campaignId: number,
  { again = false, onStep = () => {} }: { again?: boolean; onStep?: (progress: CommitProgress) => void } = {},
): Promise<void> {
  await preferIndexProbes(transaction);
  await transaction.execute(sql`analyze touched`);
  const saysFound = await hasFound(transaction, campaignId);
  await collectSaid(transaction, { campaignId, saysFound });
  await listRowsToMake(transaction, campaignId, { all: again || saysFound });
  if (!again) await stampChanges(transaction, campaignId);
  const slices = await listSlices(transaction, campaignId);
  const total = slices.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  onStep({ step: 'areas', done, total });
  await transaction.execute(sql`create temporary table roll_concerned (area bigint not null) on commit drop`);
  await reusingPlans(transaction, async () => {
    for (const { rows, ...slice } of slices) {
      const joined = slice.level === desaLevel && rows >= manyRows;
      if (joined) await joinByHash(transaction, true);
      await makeRows(transaction, { campaignId, saysFound, joined, ...slice });
      if (joined) await joinByHash(transaction, false);
      done += rows;
      onStep({ step: 'areas', done, total });
    }
    await markHeld(transaction, campaignId);
  });
  await transaction.execute(sql`drop table said, roll_rows, roll_concerned, touched`);
}

/**
 * `roll_rows (area, day, level)`: the touched areas and all above them on the touched days, and every later row that
 * they have, up to where it moves nothing any more (roll-reach.ts). The areas above follow from the digits
 * (lib/domain/areas.ts `AreaRange`).
 * @param options.all every later row
 */
async function listRowsToMake(
  transaction: NationTransaction,
  campaignId: number,
  options: { all: boolean },
): Promise<void> {
  await transaction.execute(sql`
    create temporary table roll_rows on commit drop as
    with keys as (
      select distinct ${areaAtStep(sql`t.area`)} as area, t.day
      from touched t, ${stepsToItselfAndAbove}
    ), reach as (
      select ${areaAtStep(sql`s.area`)} as area, max(s.until) as until
      from (${options.all ? endlessReach : reachOf(campaignId)}) s, ${stepsToItselfAndAbove}
      group by 1
    ), later as (
      -- A probe for each area, which offset 0 keeps from becoming a join: taken for a few rows, all areas of a national
      -- file were compared with every row of progress. Its first day and its reach are brought together by grouping, for a
      -- join was taken for one of a few rows too, and compared all areas with all.
      select k.area, p.day from (
        select area, min(from_day) as from_day, max(until) as until
        from (
          select area, day as from_day, null::date as until from keys union all select area, null, until from reach
        ) both_of group by area
      ) k
      cross join lateral (
        select p.day from progress p
        where p.campaign_id = ${campaignId} and p.area = k.area and p.day > k.from_day and p.day < k.until offset 0
      ) p
      -- Indonesia has a row for each day that any area has one for: after the last of them there is nothing to look for.
      where exists (
        select 1 from progress n where n.campaign_id = ${campaignId} and n.area = 0 and n.day > (select min(day) from touched))
    )
    select area, day, ${levelOf(sql`area`)} as level
    from (select * from keys union select * from later) wanted`);
  await transaction.execute(sql`create index on roll_rows (day, level, area)`);
  await transaction.execute(sql`analyze roll_rows`);
}

/** From so many desa on, neighbours by their codes, one pass over what lies between the first and the last is less than probes. */
const manyRows = 1_000;

async function joinByHash(transaction: NationTransaction, joins: boolean): Promise<void> {
  // A plan for many rows is made by the first and the last of them.
  await transaction.execute(sql`select set_config('enable_hashjoin', ${joins ? 'on' : 'off'}, true),
    set_config('plan_cache_mode', ${joins ? 'force_custom_plan' : 'force_generic_plan'}, true)`);
}

/** So many rows one statement makes at most: a national day says how far it is every few seconds. */
const sliceRows = 10_000;

/** The rows to make, cut by area, in the order in which they have to be made. */
async function listSlices(transaction: NationTransaction, campaignId: number): Promise<(Slice & { rows: number })[]> {
  return transaction.execute<Slice & { rows: number }>(sql`
    select day, level, min(area) as first, max(area) as last, count(*)::integer as rows,
      not exists (select 1 from progress n where n.campaign_id = ${campaignId} and n.area = 0 and n.day = sliced.day) as fresh
    from (
      select day, level, area, (row_number() over (partition by day, level order by area) - 1) / ${sliceRows}::bigint as slice
      from roll_rows
    ) sliced group by day, level, slice order by day, level desc, slice`);
}

/** The hour of the data of every area that moves. */
async function stampChanges(transaction: NationTransaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`
    insert into area_changes (campaign_id, area, changed_at)
    -- Not now(), when the transaction began: writers of a campaign take turns, and each hour is later than the last.
    select distinct ${campaignId}::integer, area, (select clock_timestamp()) from roll_rows
    on conflict (campaign_id, area) do update set changed_at = excluded.changed_at`);
}
