import { type SQL, sql } from 'drizzle-orm';
import type { LaterStated } from '../../lib/domain/imports';
import type { LaterDays, MovedDay } from '../../lib/domain/moved-days';
import { inNation, type ScopedTransaction } from '../client';
import { dated, figureIn } from './figure-rules';
import { byChannel, byStage, column } from './statement-parts';
import { countsNow, countsWithout } from './undo-rule';

/**
 * What moves when a report comes in, or is taken back, before days that were reported by increments: said once in SQL, so
 * that the preview shows what the commit writes. The rule is `replayDays` of lib/domain/moved-days.ts; a property test
 * holds the two together.
 */

/** Which statements count, and whose areas, measures and first days are looked at. */
export type Replay = {
  importId: number;
  campaignId: number;
  /**
   * `planned`: the import waits, and its figures are put on what stands. `counted`: it is in the ledger. `without`: as if
   * it were not.
   */
  as: 'planned' | 'counted' | 'without';
  /** Whether figures in all of later days are moved too, by a file of increments. */
  statedMoves: boolean;
};

const isCount = sql.raw(`measure not like 'target.%' and measure not like 'workforce.%'`);
const ofSeries = sql.raw(
  'c.campaign_id = k.campaign_id and c.area = k.area and c.channel = k.channel and c.stage = k.stage',
);

/**
 * `area, day, stage, channel, import_id, added, value, after`: the days whose figure is another one when each increment is
 * put on what stands before it. `import_id`, `added`: of the statement that stands there. `added_found`, `found_after`: of
 * those, the families that were found, null as soon as one of them does not say. Needs the scope of the nation.
 * @param options.withFound the days too on which only that is another one
 */
export function replayed(
  { importId, campaignId, as, statedMoves }: Replay,
  { withFound = false }: { withFound?: boolean } = {},
): SQL {
  const keys =
    as === 'without'
      ? sql`select campaign_id, area, stage, channel, min(day) as first from counts where import_id = ${importId} group by 1, 2, 3, 4`
      : sql`select ${campaignId}::integer as campaign_id, area, split_part(measure, '.', 1)::stage as stage,
          split_part(measure, '.', 2)::channel as channel, min(day) as first
          from import_facts where import_id = ${importId} and ${isCount} group by 1, 2, 3, 4`;
  const counts = as === 'without' ? countsWithout('c', importId) : countsNow('c');
  const own = as === 'without' ? sql`false` : sql`coalesce(c.import_id = ${importId}, false)`;
  const planned = sql`
    union all
    select k.area, k.stage, k.channel, k.first, f.day, 9223372036854775807, f.value, f.added, f.found, f.added_found,
      ${importId}::integer, true
    from keys k join import_facts f on f.import_id = ${importId} and f.area = k.area
      and f.measure = k.stage::text || '.' || k.channel::text`;
  const step = sql`case when added is not null then added ${
    statedMoves
      ? sql`when day > first and not mine then value - coalesce(${figureIn(sql`max(${dated(sql`day`, sql`old_value`)}) over (series rows between unbounded preceding and 1 preceding)`)}, 0)`
      : sql``
  } end`;
  return sql`
    with keys as materialized (
      -- Only where something was reported of a later day, or by an increment on the first.
      select k.* from (${keys}) k where exists (
        select 1 from counts c where ${ofSeries} and c.day >= k.first and (c.day > k.first or c.added is not null) offset 0)
    ), spoken as materialized (
      select k.area, k.stage, k.channel, k.first, c.day, c.id, c.value, c.added, c.found, c.added_found, c.import_id, ${own} as mine
      from keys k cross join lateral (
        select * from counts c where ${ofSeries} and c.day >= k.first and ${counts} offset 0
      ) c
      union all
      select k.area, k.stage, k.channel, k.first, c.day, c.id, c.value, null, c.found, null, c.import_id, false
      from keys k cross join lateral (
        select * from counts c where ${ofSeries} and c.day < k.first and ${counts} order by c.day desc, c.id desc limit 1
      ) c
      ${as === 'planned' ? planned : sql``}
    ), newest as (
      select distinct on (area, stage, channel, day) * from spoken order by area, stage, channel, day, id desc
    ), old as (
      select distinct on (area, stage, channel, day) area, stage, channel, day, value as old_value
      from spoken where not mine order by area, stage, channel, day, id desc
    ), steps as (
      select n.*, ${step} as step from newest n left join old using (area, stage, channel, day)
      window series as (partition by area, stage, channel order by day)
    ), runs as (
      select *, count(*) filter (where step is null) over (series order by day) as run from steps
      window series as (partition by area, stage, channel)
    ), sums as (
      select *, case when run > 0 then first_value(value) over of_run else 0 end
        + sum(case when step is null then 0 else step end) over of_run as after,
        case when bool_and(step is null or added_found is not null) over of_run
          then case when run > 0 then first_value(found) over of_run else 0 end + sum(case when step is null then 0 else added_found end) over of_run
        end as found_after
      from runs window of_run as (partition by area, stage, channel, run order by day)
    )
    select area, day, stage, channel, import_id, added, value, after::bigint as after, added_found, found_after::bigint as found_after
    from sums
    where step is not null and (after <> value${withFound ? sql` or found_after is distinct from found` : sql``}) ${as === 'planned' ? sql`and not mine` : sql``}`;
}

/** Whether any report of a campaign came by increments, an import aside: where none did, nothing moves. */
export async function hasIncrements(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<boolean> {
  const [row] = await transaction.execute(sql`
    select 1 from imports where campaign_id = ${input.campaignId} and status = 'committed' and settings ->> 'mode' = 'daily'
      and id <> ${input.importId} limit 1`);
  return row !== undefined;
}

/** An import with what bears on the days after its own. */
export type WaitingImport = { importId: number; campaignId: number; daily: boolean; laterStated: LaterStated | null };

/** How a waiting import is replayed: a file of increments may move figures in all, where that was said. */
export const replayOf = (found: WaitingImport, as: 'planned' | 'counted'): Replay => ({
  importId: found.importId,
  campaignId: found.campaignId,
  as,
  statedMoves: found.daily && found.laterStated === 'moves',
});

/**
 * The later days that a waiting import moves, and the figures in all of later days of which is to be said whether it moves
 * them (`asked`), a page of both together.
 */
export async function listLaterDays(
  transaction: ScopedTransaction,
  input: WaitingImport & { editionId: number; limit: number; offset: number },
): Promise<LaterDays> {
  return inNation(transaction, async (nation) => {
    if (!input.daily && !(await hasIncrements(nation, input))) return { moved: 0, asked: 0, days: [] };
    const asks = input.daily && input.laterStated === null;
    const asked = sql`
      union all
      select area, day, stage, channel, value, null::bigint, true
      from (${replayed({ ...replayOf(input, 'planned'), statedMoves: true })}) s where s.added is null`;
    const [row] = await nation.execute<{ moved: number; asked: number; days: MovedDay[] }>(sql`
      with later as materialized (
        select area, day, stage, channel, value, after, false as asks from (${replayed(replayOf(input, 'planned'))}) r
        ${asks ? asked : sql``}
      ), standing as materialized (
        -- What a report in another form has replaced moves with the others and stands nowhere.
        select l.* from later l join progress p on p.campaign_id = ${input.campaignId} and p.area = l.area and p.day = l.day
        where ${saidOf(sql`l.stage`, sql`l.channel`)} is not null
      )
      select count(*) filter (where not asks)::integer as moved, count(*) filter (where asks)::integer as asked,
        (select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name, 'day', s.day,
          'measure', s.stage::text || '.' || s.channel::text, 'before', s.value, 'after', s.after, 'because', s.because)
          order by s.asks desc, s.area, s.day, s.stage, s.channel), '[]')
        from (
          select s.*, (
            select json_agg(day order by day) from (
              select distinct f.day from import_facts f where f.import_id = ${input.importId} and f.area = s.area
                and f.measure = s.stage::text || '.' || s.channel::text and f.day < s.day
            ) own) as because
          from standing s order by s.asks desc, s.area, s.day, s.stage, s.channel limit ${input.limit} offset ${input.offset}
        ) s join areas a on a.edition_id = ${input.editionId} and a.lo = s.area) as days
      from standing`);
    return row ?? { moved: 0, asked: 0, days: [] };
  });
}

/** The figure of `p`, a row of progress, that stands of a day for a stage and channel. */
export const saidOf = (stage: SQL, channel: SQL): SQL =>
  byStage(stage, (one) => byChannel(channel, (other) => sql`p.${column(`said_${one}_${other}`)}`));
