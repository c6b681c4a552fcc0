import { type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';
import { carriedOverDays, carriedStep, dated, figureIn, settledWithFile } from '../queries/figure-rules';
import { column, list, text, totalOfColumns } from '../queries/statement-parts';

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
 * those of standing reports between them, before (`before_…`) and after the file (`after_…`). The rule is `carryOwn`,
 * with the file as the later word. `progress` is read once an area, for what stood before the first day of the file and since.
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
  // Nearly no file: planning the windows takes longer than a file of one day takes otherwise.
  const [several] = await transaction.execute(sql`select 1 from plan_areas where first_day < ${lastDay}::date limit 1`);
  for (const stage of plan.stages) {
    await compareOneDay(transaction, plan, stage);
    if (several) await compareSeveralDays(transaction, plan, stage);
  }
  await transaction.execute(sql`analyze plan_moves (area, day, stage, filed, last)`);
  await transaction.execute(sql`drop table plan_standing`);
}

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
  const standing = (channel: string) => sql`e.${column(`said_${stage}_${channel}`)}`;
  const said = (channel: Channel) => settledWithFile(channel, { filed, standing });
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
            sql`${carriedStep(channel, { standing: ownOf('b'), said })} as ${column(`after_${channel}`)}`,
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
  const day = column('day');
  const windowed = channels.flatMap((channel) => [
    sql`max(${dated(day, standing(channel))}) over (of_area order by day) as ${newest('before', channel)}`,
    sql`max(${dated(day, settledWithFile(channel, { filed, standing }))}) over (of_area order by day) as ${newest('after', channel)}`,
  ]);
  const sides = ['before', 'after'].flatMap((side) =>
    channels.map(
      (channel) => sql`${carriedOverDays(channel, (one) => newest(side, one))} as ${column(`${side}_${channel}`)}`,
    ),
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
        ${figureIn(sql`max(${dated(day, sql`coalesce(filed_kader, stood_kader)`)}) over (of_area order by day)`)} as kader,
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
