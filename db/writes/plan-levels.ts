import { sql } from 'drizzle-orm';
import { channels, type Stage } from '../../lib/domain/counts';
import type { LevelTotal } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { areaAtStep, levelOf, stepsToItselfAndAbove } from '../queries/area-steps';
import { combinedFigures, partsExceed } from '../queries/figure-rules';
import { column, list, text, totalOfColumns } from '../queries/statement-parts';
import { measuresCounts } from '../queries/target-statements';
import { type ComparedPlan, progressColumns } from './plan-figures';

/**
 * `plan_touched (area, level, target)`: the areas of the file's counts and all above them up to the area that it
 * was uploaded for, with their target: what the file says, else the standing one of the campaign's default version.
 */
export async function gatherTouched(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const [set] = await transaction.execute<{ id: number }>(
    sql`select id from target_sets where campaign_id = ${plan.campaignId} and is_default`,
  );
  const targetSetId = set?.id ?? null;
  await transaction.execute(sql`
    insert into plan_touched (area, level, target)
    select touched.area, touched.level, coalesce(said.target, t.total) as target
    from (
      select area, ${levelOf(sql`area`)} as level from (
        select distinct ${areaAtStep(sql`a.area`)} as area
        from plan_areas a, ${stepsToItselfAndAbove}
      ) above where area >= ${plan.inside.lo}
    ) touched
    left join (
      -- A target that names its channels alone is their sum.
      select area as said_area, coalesce(max(value) filter (where measure = 'target.total'),
        max(value) filter (where measure = 'target.online') + max(value) filter (where measure = 'target.manual')) as target
      from plan_facts where stage = 'target' and ${measuresCounts(plan)} group by area
    ) said on said_area = touched.area
    left join lateral (
      -- With a limit, so that it stays one probe an area.
      select total from targets where target_set_id = ${targetSetId}::integer and area = touched.area limit 1
    ) t on true`);
  await transaction.execute(sql`analyze plan_touched`);
}

/**
 * `plan_levels (area, level, stage, moved, total_before, total_after, exceeds, …)`: the figure of each touched area as of
 * the newest day of the file, before and after it, made level by level by the rule of the roll-up (`combinedFigures`):
 * what `progress` says once the file is counted. `exceeds`: the parts are larger than what the area states (`partsExceed`).
 */
export async function compareLevels(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const { campaignId, editionId, lastDay } = plan;
  // As of the day: the touched areas above desa, and those parts of them that the file leaves as they are.
  await transaction.execute(sql`
    create temporary table plan_as_of on commit drop as
    select w.area, p.* from (
      select area from plan_touched where level < 4
      union
      select c.lo from plan_touched t join areas c on c.edition_id = ${editionId} and c.parent_lo = t.area
      where t.level < 4 and not exists (select 1 from plan_touched x where x.area = c.lo)
    ) w
    cross join lateral (
      select ${list(progressColumns(plan, ['', 'own_']))} from progress p
      where p.campaign_id = ${campaignId} and p.area = w.area and p.day <= ${lastDay}::date order by p.day desc limit 1
    ) p`);
  await transaction.execute(sql`analyze plan_as_of`);
  for (const stage of plan.stages) {
    await levelOfDesa(transaction, stage);
    await transaction.execute(sql`analyze plan_levels`);
    for (const level of [3, 2, 1, 0]) await levelAbove(transaction, plan, { stage, level });
  }
  await transaction.execute(sql`drop table plan_as_of`);
}

/** A desa has no parts: its figure is its own. */
async function levelOfDesa(transaction: ScopedTransaction, stage: Stage): Promise<void> {
  await transaction.execute(sql`
    insert into plan_levels (area, level, stage, moved, total_before, total_after, exceeds, ${list(channels.map(column))})
    select t.area, 4, ${stage}, coalesce(m.moved, false), m.total_before, m.total_after, false,
      ${list(channels.map((channel) => sql`m.${column(`after_${channel}`)}`))}
    from plan_touched t left join plan_moves m on m.area = t.area and m.stage = ${text(stage)} and m.last
    where t.level = 4`);
}

async function levelAbove(
  transaction: ScopedTransaction,
  plan: ComparedPlan,
  step: { stage: Stage; level: number },
): Promise<void> {
  const { stage, level } = step;
  const standing = (channel: string) => column(`${stage}_${channel}`);
  const own = (channel: string) => column(`own_${channel}`);
  const parts = (channel: string) => column(`parts_${channel}`);
  const figures = combinedFigures({
    stated: (channel) => sql`o.${own(channel)}`,
    parts: (channel) => sql`o.${parts(channel)}`,
  });
  await transaction.execute(sql`
    insert into plan_levels (area, level, stage, moved, total_before, total_after, exceeds, ${list(channels.map(column))})
    with o as materialized (
      select t.area, coalesce(m.moved, false) or coalesce(p.moved, false) as moved, ${list(
        channels.flatMap((channel) => [
          sql`s.${standing(channel)} as ${column(`before_${channel}`)}`,
          sql`case when m.area is null then s.${column(`own_${stage}_${channel}`)} else m.${column(`after_${channel}`)} end as ${own(channel)}`,
          sql`p.${parts(channel)}`,
        ]),
      )}
      from plan_touched t
      left join plan_as_of s on s.area = t.area
      left join plan_moves m on m.area = t.area and m.stage = ${text(stage)} and m.last
      left join (
        select c.parent_lo, bool_or(f.moved) as moved, ${list(
          channels.map(
            (channel) =>
              sql`sum(case when f.area is null then q.${standing(channel)} else f.${column(channel)} end)::bigint as ${parts(channel)}`,
          ),
        )}
        from plan_touched w
        join areas c on c.edition_id = ${plan.editionId} and c.parent_lo = w.area
        left join plan_levels f on f.area = c.lo and f.stage = ${text(stage)}
        left join plan_as_of q on q.area = c.lo
        where w.level = ${level}
        group by c.parent_lo
      ) p on p.parent_lo = t.area
      where t.level = ${level}
    ), figures as (
      select o.*, ${list(figures.map((figure, at) => sql`${figure} as ${column(channels[at] ?? '')}`))} from o
    )
    select area, ${level}, ${stage}, moved, ${totalOfColumns((channel) => column(`before_${channel}`))},
      ${totalOfColumns((channel) => column(channel))},
      ${partsExceed({ stated: own, figures: column })},
      ${list(channels.map(column))}
    from figures`);
}

/** What `plan_levels` adds up to, for each stage the deepest level first. */
export async function sumLevels(transaction: ScopedTransaction): Promise<LevelTotal[]> {
  return transaction.execute<LevelTotal>(sql`
    select l.level, l.stage, count(*)::integer as areas, sum(l.total_before)::bigint as before,
      coalesce(sum(l.total_after), 0)::bigint as after,
      case when count(t.target) = count(*) and not exists (select 1 from plan_facts where stage = 'target')
        then sum(t.target)::bigint end as target
    from plan_levels l join plan_touched t on t.area = l.area
    where l.moved group by l.level, l.stage
    order by array_position(array['collected', 'recorded', 'validated'], l.stage), l.level desc`);
}
