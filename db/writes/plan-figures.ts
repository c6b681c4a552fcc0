import { type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { channels, type Stage, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';
import { column, list, text, totalOfColumns } from '../queries/statement-parts';
import { ownExpression } from './progress';

/** The plan that is compared, and what is known of it. */
export type ComparedPlan = {
  importId: number;
  campaignId: number;
  editionId: number;
  startDay: IsoDay;
  /** The area it was uploaded for. */
  inside: AreaRange;
  /** The newest day of its counts, and the stages that they speak of; null and none in a file without counts. */
  lastDay: IsoDay | null;
  stages: Stage[];
};

/** The columns of `progress` that a comparison reads, for the stages of the file. */
export const progressColumns = (plan: ComparedPlan, prefixes: readonly string[]): SQL[] =>
  plan.stages.flatMap((stage) =>
    prefixes.flatMap((prefix) => channels.map((channel) => column(`${prefix}${stage}_${channel}`))),
  );

/** Days and figures as one number, so that the newest figure is the largest: counts stay below 2^32 (`largestCount`). */
const dated = (value: SQL) => sql`((day - date '2000-01-01')::bigint << 32) + ${value}`;
const dayOf = (value: SQL) => sql`(${value} >> 32)`;
const figureOf = (value: SQL) => sql`(${value} & 4294967295)`;

/**
 * `plan_facts`: the facts of the import where the planner can count them. Right after an upload it takes `import_facts`
 * to be empty, and compares every row of a national file with every other.
 */
export async function gatherFacts(transaction: ScopedTransaction, importId: number): Promise<void> {
  await transaction.execute(sql`
    create temporary table plan_facts on commit drop as
    select part, row, area, day, measure, value, split_part(measure, '.', 1) as stage
    from import_facts where import_id = ${importId}`);
  await transaction.execute(sql`analyze plan_facts (part, row, area, day, stage)`);
}

/**
 * The stages and the newest day that the counts of `plan_facts` speak of, and `plan_areas (area, first_day)`: the areas
 * with counts.
 */
export async function gatherAreas(transaction: ScopedTransaction): Promise<Pick<ComparedPlan, 'lastDay' | 'stages'>> {
  await transaction.execute(sql`
    create temporary table plan_areas on commit drop as
    select area, min(day) as first_day from plan_facts where stage in (${list(stages.map(text))}) group by area`);
  await transaction.execute(sql`analyze plan_areas`);
  const spoken = await transaction.execute<{ stage: Stage; lastDay: IsoDay }>(sql`
    select stage, max(day) as "lastDay" from plan_facts where stage in (${list(stages.map(text))}) group by stage`);
  const days = spoken.map(({ lastDay }) => lastDay).sort();
  return { lastDay: days.at(-1) ?? null, stages: stages.filter((stage) => spoken.some((one) => one.stage === stage)) };
}

/**
 * `plan_moves (area, day, stage, …)`: what each area of the file stands at by its own reports on each of its days and of
 * those of standing reports between them, before (`before_…`) and after the file (`after_…`). It follows `ownExpression` of
 * the roll-up (db/writes/progress.ts): the newest statement of a channel stands, and a total without channels and channels
 * replace each other. `progress` is read once an area, for what stood before the first day of the file and since.
 *
 * `filed`: the file speaks of the stage on this day. `moved`: on any day; `newest`: this is the last such. `last`: the newest
 * day of all. `previous`,
 * `previous_day`: what stood, and since when, before this day.
 */
export async function compareOwnFigures(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const { campaignId, lastDay } = plan;
  const read = list([column('day'), column('kader'), ...progressColumns(plan, ['own_', 'said_'])]);
  const ofArea = sql`from progress p where p.campaign_id = ${campaignId} and p.area = a.area`;
  await transaction.execute(sql`
    create temporary table plan_standing on commit drop as
    select a.area, p.*, p.day < a.first_day as base
    from plan_areas a
    cross join lateral (
      (select ${read} ${ofArea} and p.day < a.first_day order by p.day desc limit 1)
      union all
      (select ${read} ${ofArea} and p.day between a.first_day and ${lastDay}::date)
    ) p`);
  await transaction.execute(sql`analyze plan_standing (area, base)`);
  for (const stage of plan.stages) {
    await compareOneDay(transaction, plan, stage);
    await compareSeveralDays(transaction, plan, stage);
  }
  await transaction.execute(sql`analyze plan_moves (area, day, stage, filed, last)`);
  await transaction.execute(sql`drop table plan_standing`);
}

/** The channels that a figure of this channel replaces from one report to the next. */
const otherForm = (channel: string): string[] => (channel === 'unsplit' ? ['online', 'manual'] : ['unsplit']);

const sideNames = (side: string) => channels.map((channel) => column(`${side}_${channel}`));
const moveColumns = list([
  ...['area', 'day', 'stage', 'filed', 'moved', 'newest', 'last', 'kader'].map(column),
  ...sideNames('before'),
  ...sideNames('after'),
  ...['total_before', 'total_after', 'previous', 'previous_day', 'previous_filed'].map(column),
]);

/** The areas that the file speaks of on its newest day alone, nearly all of a usual file: the rule of one row of `progress`. */
async function compareOneDay(transaction: ScopedTransaction, plan: ComparedPlan, stage: Stage): Promise<void> {
  const filed = (channel: string) => sql`f.${column(`filed_${channel}`)}`;
  const ownOf = (row: string) => (channel: string) => sql`${column(row)}.${column(`own_${stage}_${channel}`)}`;
  // The file is the later word: of its own day it replaces what was said in the other form.
  const said = (name: string) => {
    const channel = name.slice(name.lastIndexOf('_') + 1);
    return sql`coalesce(${filed(channel)}, case when num_nonnulls(${list(otherForm(channel).map(filed))}) = 0 then e.${column(name)} end)`;
  };
  await transaction.execute(sql`
    insert into plan_moves (${moveColumns})
    select area, ${plan.lastDay}::date, ${stage}, filed, filed, filed, true, kader, ${list([...sideNames('before'), ...sideNames('after')])},
      ${totalOfColumns((channel) => column(`before_${channel}`))}, ${totalOfColumns((channel) => column(`after_${channel}`))},
      previous, case when previous is not null then previous_day end, false
    from (
      select a.area, coalesce(f.filed, false) as filed, coalesce(f.filed_kader, e.kader, b.kader) as kader,
        ${totalOfColumns(ownOf('b'))} as previous, b.day as previous_day, ${list(
          channels.flatMap((channel) => [
            sql`case when e.area is null then ${ownOf('b')(channel)} else ${ownOf('e')(channel)} end as ${column(`before_${channel}`)}`,
            sql`${ownExpression(`${stage}_${channel}`, said)} as ${column(`after_${channel}`)}`,
          ]),
        )}
      from plan_areas a
      left join (
        select area, count(*) filter (where stage = ${text(stage)}) > 0 as filed,
          max(value) filter (where measure = 'workforce.kader') as filed_kader, ${list(
            channels.map(
              (channel) =>
                sql`max(value) filter (where measure = ${text(`${stage}.${channel}`)}) as ${column(`filed_${channel}`)}`,
            ),
          )}
        from plan_facts where stage in (${text(stage)}, 'workforce') group by area
      ) f on f.area = a.area
      left join plan_standing b on b.area = a.area and b.base
      left join plan_standing e on e.area = a.area and not e.base
      where a.first_day = ${plan.lastDay}::date
    ) own`);
}

/** The others: the newest statement of each channel up to each day of the file, by windows over the days of an area. */
async function compareSeveralDays(transaction: ScopedTransaction, plan: ComparedPlan, stage: Stage): Promise<void> {
  const standing = (channel: string) => column(`stood_${channel}`);
  const filed = (channel: string) => column(`filed_${channel}`);
  const newest = (side: string, channel: string) => column(`${side}_at_${channel}`);
  const windowed = channels.flatMap((channel) => [
    sql`max(${dated(standing(channel))}) over (of_area order by day) as ${newest('before', channel)}`,
    sql`max(${dated(sql`coalesce(${filed(channel)}, case when num_nonnulls(${list(otherForm(channel).map(filed))}) = 0 then ${standing(channel)} end)`)})
      over (of_area order by day) as ${newest('after', channel)}`,
  ]);
  const own = (side: string, channel: string) => {
    const at = newest(side, channel);
    // The other form replaces it from a later day on; what is left of one day is of one report, and stands.
    const replaced = list(
      otherForm(channel).map((other) => sql`coalesce(${dayOf(newest(side, other))}, ${dayOf(at)})`),
    );
    return sql`case when ${dayOf(at)} >= greatest(${replaced}) then ${figureOf(at)} end`;
  };
  const sides = ['before', 'after'].flatMap((side) =>
    channels.map((channel) => sql`${own(side, channel)} as ${column(`${side}_${channel}`)}`),
  );
  const totals = ['before', 'after'].map(
    (side) => sql`${totalOfColumns((channel) => column(`${side}_${channel}`))} as ${column(`total_${side}`)}`,
  );
  const names = list([...sideNames('before'), ...sideNames('after')]);
  const ofSeveral = sql`area in (select area from plan_areas where first_day < ${plan.lastDay}::date)`;
  const spoken = sql`num_nonnulls(${list(channels.map(filed))}) > 0`;
  const said = sql`num_nonnulls(${list(channels.flatMap((channel) => [standing(channel), filed(channel)]))}) > 0`;
  await transaction.execute(sql`
    insert into plan_moves (${moveColumns})
    with reports as (
      select area, day, kader::bigint as stood_kader, null::bigint as filed_kader, ${list(
        channels.flatMap((channel) => [
          sql`case when base then ${column(`own_${stage}_${channel}`)} else ${column(`said_${stage}_${channel}`)} end as ${standing(channel)}`,
          sql`null::bigint as ${filed(channel)}`,
        ]),
      )}
      from plan_standing where ${ofSeveral}
      union all
      select area, day, null, max(value) filter (where measure = 'workforce.kader'), ${list(
        channels.flatMap((channel) => [
          sql`null`,
          sql`max(value) filter (where measure = ${text(`${stage}.${channel}`)})`,
        ]),
      )}
      from plan_facts
      where (stage = ${text(stage)} or measure = 'workforce.kader') and ${ofSeveral}
      group by area, day
    ), days as (
      select area, day, ${list(
        [...channels, 'kader'].flatMap((one) => [
          sql`max(${standing(one)}) as ${standing(one)}`,
          sql`max(${filed(one)}) as ${filed(one)}`,
        ]),
      )}
      from reports group by area, day
    ), newest as (
      select area, day, ${spoken} as filed, max(day) filter (where ${spoken}) over of_area as newest_day,
        lead(day) over (of_area order by day) is null as last,
        ${figureOf(sql`max(${dated(sql`coalesce(filed_kader, stood_kader)`)}) over (of_area order by day)`)} as kader,
        max(day) filter (where ${said}) over (of_area order by day) as said_day,
        ${list(windowed)}
      from days window of_area as (partition by area)
    ), own as (
      select *, ${list(sides)} from newest
    ), figures as (
      select *, ${list(totals)} from own
    ), moves as (
      select *, lag(total_after) over of_area as previous, lag(said_day) over of_area as previous_day, coalesce(lag(filed) over of_area, false) as previous_filed
      from figures window of_area as (partition by area order by day)
    )
    select area, day, ${stage}, filed, newest_day is not null, newest_day = day, last, kader, ${names}, total_before, total_after,
      previous, previous_day, previous_filed
    from moves where filed or last`);
}
