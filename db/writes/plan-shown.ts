import { sql } from 'drizzle-orm';
import { channels } from '../../lib/domain/counts';
import type { ScopedTransaction } from '../client';
import { areaAtStep, hasPartsBelow, stepsAbove } from '../queries/area-steps';
import { combinedFigures, partsExceed } from '../queries/figure-rules';
import { byStage, column, list, totalOfColumns } from '../queries/statement-parts';
import { type ComparedPlan, progressColumns } from './plan-figures';

/** Made by itself, for a file without counts leaves it empty. */
export async function makeShownTable(transaction: ScopedTransaction): Promise<void> {
  await transaction.execute(sql`
    create temporary table plan_shown (
      area bigint, day date, stage text, ${list(channels.map((channel) => sql`${column(channel)} bigint`))}, total bigint,
      stood boolean, whole boolean, alike boolean, total_then bigint
    ) on commit drop`);
}

/**
 * `plan_shown (area, day, stage, …)`: what the page of each area with parts of the file shows as of the day before the file
 * is counted, by its own report or by those of its parts, whichever is larger: that is what a reader compares its figure
 * with. `stood`: by the area's own word, by channel. `whole`: the file says the total without channels, and nothing else.
 * `alike`: what the file states is what the page shows already and goes on showing, by its own report or its parts': a table of ours
 * that is sent in again changes nothing. `total_then`: what the page will show although the file states less for the area,
 * for its parts are more (rule 2); null: what the file states, or not known. It is known as of the newest day of the file,
 * and of an earlier one where the area said nothing before and the file speaks of none of its parts.
 */
export async function gatherShown(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const ofStage = (prefix: string) => (channel: string) =>
    byStage(sql`m.stage`, (stage) => sql`p.${column(`${prefix}${stage}_${channel}`)}`, plan.stages);
  const own = (channel: string) => column(`after_${channel}`);
  const figures = combinedFigures({ stated: own, parts: column });
  const then = (channel: string) => column(`then_${channel}`);
  await transaction.execute(sql`
    insert into plan_shown
    with wholes as (
      select distinct ${areaAtStep(sql`a.area`)} as area
      from plan_areas a, ${stepsAbove}
      where a.area % step.digits <> 0
    ), shown as (
      select m.*, ${list(channels.map((channel) => sql`${ofStage('')(channel)} as ${column(channel)}`))}
      from plan_moves m
      cross join lateral (
        select ${list(progressColumns(plan, ['']))} from progress p
        where p.campaign_id = ${plan.campaignId} and p.area = m.area and p.day <= m.day order by p.day desc limit 1
      ) p
      where m.filed and ${hasPartsBelow(sql`m.area`)}
    ), made as (
      select *, ${list(figures.map((figure, at) => sql`${figure} as ${then(channels[at] ?? '')}`))} from shown
    )
    select m.area, m.day, m.stage, m.online, m.manual,
      -- What is left for figures without a channel is none where nobody said such.
      case when m.before_unsplit is null then nullif(m.unsplit, 0) else m.unsplit end,
      ${totalOfColumns((channel) => sql`m.${column(channel)}`)},
      num_nonnulls(m.before_online, m.before_manual) > 0,
      m.after_unsplit is not null and num_nonnulls(m.after_online, m.after_manual) = 0,
      (m.online, m.manual, coalesce(m.unsplit, 0)) is not distinct from (m.after_online, m.after_manual, coalesce(m.after_unsplit, 0))
        and (not m.newest or l.total_after = m.total_after),
      case when m.newest then case when l.exceeds then l.total_after end
        when m.total_before is null and m.area not in (select area from wholes) and ${partsExceed({ stated: own, figures: then })}
        then ${totalOfColumns(then)} end
    from made m left join plan_levels l on l.area = m.area and l.stage = m.stage`);
  await transaction.execute(sql`analyze plan_shown`);
}
