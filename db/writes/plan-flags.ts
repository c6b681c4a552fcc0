import { type SQL, sql } from 'drizzle-orm';
import { channels, type Stage } from '../../lib/domain/counts';
import { plausiblePerKaderPerDay } from '../../lib/domain/flags';
import { farFromBefore } from '../../lib/domain/plan-flags';
import type { ScopedTransaction } from '../client';
import { byStage, column, constant, either, list, totalOfColumns } from '../queries/statement-parts';
import type { ComparedPlan } from './plan-figures';

/**
 * `plan_flags (area, day, stage, fell, over, hasty, far, exceeds)`: what is odd about the figures of `plan_moves`, only
 * where something is. The rules are `isFarFromBefore` and `isImplausiblePerKader` of lib/domain/plan-flags.ts.
 */
export async function flagFigures(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  await transaction.execute(sql`
    insert into plan_flags (area, day, stage, fell, over, exceeds, hasty, far)
    select area, day, stage, fell, over, exceeds,
      coalesce(added > ${constant(plausiblePerKaderPerDay)} * nullif(kader, 0) * days, false) as hasty,
      coalesce(added > 0 and jumps and added > ${constant(farFromBefore.timesPace)} * pace * days
        and ((target > 0 and pace > 0) or added > ${constant(farFromBefore.leastAdded)}), false) as far
    from (
      select m.*, greatest((previous - coalesce(week.total, 0)) / least(${constant(farFromBefore.paceDays)}::numeric, day_number),
        previous::numeric / day_number, 0) as pace
      from (
        select m.*, day - since as days, greatest(since - ${plan.startDay}::date + 1, 1) as day_number
        from (
          select m.*, coalesce(said.day, m.previous_day, ${plan.startDay}::date - 1) as since
          from (${movesWithDoubt()}) m
          left join lateral (${lastReport(plan)}) said on m.doubtful
        ) m
      ) m
      left join lateral (${weekBefore(plan)}) week on m.doubtful
    ) m`);
  await transaction.execute(sql`analyze plan_flags`);
}

/**
 * What can be said without another look, and what is doubtful and needs one: taking the last report for the day before
 * at the latest, more may be too much than is.
 */
function movesWithDoubt(): SQL {
  const fell = channels.map((channel) => sql`${column(`after_${channel}`)} < ${column(`before_${channel}`)}`);
  return sql`
    select * from (
      select *, jumps or coalesce(added > ${constant(plausiblePerKaderPerDay)} * nullif(kader, 0), false) as doubtful from (
      select m.area, m.day, m.stage, m.kader, m.previous, m.previous_day, a.first_day, t.target,
        m.total_after - coalesce(m.previous, 0) as added,
        coalesce(m.total_after < m.total_before, false) or coalesce(${either(fell)}, false)
          or coalesce(m.previous_filed and m.total_after < m.previous, false) as fell,
        coalesce(m.total_after > t.target, false) as over,
        m.newest and l.area is not null as exceeds,
        coalesce((m.total_after - m.previous) * 100 > nullif(t.target, 0) * ${constant(farFromBefore.percentOfTarget)},
          m.total_after > m.previous * ${constant(farFromBefore.timesBefore)}, false) as jumps
      from plan_moves m
      join plan_areas a on a.area = m.area
      join plan_touched t on t.area = m.area
      left join plan_levels l on l.exceeds and l.area = m.area and l.stage = m.stage
      where m.filed
    ) m ) m where fell or over or exceeds or doubtful`;
}

/** The expression of a stage of the file, for a row whose stage is `m.stage`. */
const ofStage = (plan: ComparedPlan, expression: (stage: Stage) => SQL): SQL =>
  byStage(sql`m.stage`, expression, plan.stages);

/**
 * The day on which the area itself last reported the stage, before the first day of the file: its row of `progress` may
 * be of a later day, on which only its parts did.
 */
function lastReport(plan: ComparedPlan): SQL {
  const said = (stage: Stage) =>
    sql`num_nonnulls(${list(channels.map((channel) => sql`p.${column(`said_${stage}_${channel}`)}`))}) > 0`;
  return sql`
    select p.day from progress p
    where p.campaign_id = ${plan.campaignId} and p.area = m.area and m.previous_day < m.first_day
      and p.day <= m.previous_day and ${ofStage(plan, said)}
    order by p.day desc limit 1`;
}

/** What the area stood at by its own reports seven days before its last one. */
function weekBefore(plan: ComparedPlan): SQL {
  const total = (stage: Stage) => totalOfColumns((channel) => sql`p.${column(`own_${stage}_${channel}`)}`);
  return sql`
    select ${ofStage(plan, total)} as total from progress p
    where p.campaign_id = ${plan.campaignId} and p.area = m.area and p.day <= m.since - ${constant(farFromBefore.paceDays)}
    order by p.day desc limit 1`;
}
