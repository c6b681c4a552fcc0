import { type SQL, sql } from 'drizzle-orm';
import { channels } from '../../lib/domain/counts';
import { settledStatements } from './figure-rules';
import { byStage, column, list, text } from './statement-parts';
import { countsWithout } from './undo-rule';

/**
 * What undoing an import does where an area reports a day in two forms: a total without channels and figures by channel
 * replace each other (rule 11, `settleDay` of lib/domain/counts.ts), so that taking one back lets the other stand again.
 */

/**
 * `day, channel, value`: what stands on each day without an import, of the rows `b` of the ledger that are asked for: those
 * of one area and stage.
 */
export const standingWithout = (importId: number, asked: SQL): SQL => sql`
  select s.day, s.channel, s.value from (${settledStatements({ asked, counting: countsWithout('b', importId) })}) s where not s.replaced`;

/** The areas, days and stages of an import that another report speaks of in the other form. */
export const contestedDays = (importId: number): SQL => sql`
  select distinct c.campaign_id, c.area, c.day, c.stage from counts c where c.import_id = ${importId} and exists (
    select 1 from counts o where o.campaign_id = c.campaign_id and o.area = c.area and o.day = c.day and o.stage = c.stage
      and o.undo_of is null and o.import_id is distinct from c.import_id and (o.channel = 'unsplit') <> (c.channel = 'unsplit'))`;

/**
 * The figures of the relation `contested` as `figuresWithout` has them, of all channels: what stands now by the roll-up, and
 * what will without the import.
 */
export const contestedFigures = (importId: number): SQL => {
  const now = list(
    channels.map(
      (channel) =>
        sql`(${text(channel)}, ${byStage(sql`k.stage`, (stage) => sql`p.${column(`said_${stage}_${channel}`)}`)})`,
    ),
  );
  return sql`
    select f.area, f.day, f.stage::text || '.' || f.channel as measure, f.now, f.after,
      f.now is not distinct from f.after and f.said is distinct from f.now as replaced
    from (
      select k.area, k.day, k.stage, v.channel, v.now, rest.value as after, said.value as said
      from contested k
      left join progress p on p.campaign_id = k.campaign_id and p.area = k.area and p.day = k.day
      cross join lateral (values ${now}) v (channel, now)
      left join lateral (
        select s.value from (${standingWithout(importId, sql`b.campaign_id = k.campaign_id and b.area = k.area and b.stage = k.stage and b.day = k.day`)}) s
        where s.channel::text = v.channel
      ) rest on true
      left join lateral (
        select i.value from counts i where i.campaign_id = k.campaign_id and i.area = k.area and i.stage = k.stage
          and i.day = k.day and i.channel::text = v.channel and i.import_id = ${importId} order by i.id desc limit 1
      ) said on true
    ) f where f.now is distinct from f.after or f.said is not null`;
};
