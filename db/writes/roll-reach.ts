import { type SQL, sql } from 'drizzle-orm';
import { channels, type Stage, stages } from '../../lib/domain/counts';
import { column, list } from '../queries/statement-parts';

/*
 * How far a report reaches into later days. It moves the rows after it until its area has stated the same things anew: an
 * office that reports each day and mends an early one moves two days and not sixty. That is so while
 * - the figures carried from one day to the next are replaced by a whole statement: both channels, or the total without;
 * - whether a figure fell, and whether it is held for its jump, is judged against the report before, so the first such
 *   statement is made anew as well, with the days up to the second;
 * - none of these is held, for what stands in place of a held figure is looked for in all days before it.
 * Areas above have other figures on exactly the days on which one of their parts has.
 */

const saidOf = (stage: Stage) => channels.map((channel) => `said_${stage}_${channel}`);
const people = ['kader', 'supervisor'] as const;

/** Whether a touched day says other things of these than before: \`s\` of the ledger now, \`o\` the row as it stands. */
const moves = (names: readonly string[], as: string): SQL => {
  const differ = names.map((name) => sql`s.${column(name)} is distinct from o.${column(name)}`);
  return sql`bool_or(${sql.join(differ, sql` or `)}) as ${column(as)}`;
};

/** Whether the row `p` states a stage as a whole, so that nothing of it is carried from before. */
const statesWhole = (stage: Stage): SQL => {
  const said = (channel: string) => sql`p.${column(`said_${stage}_${channel}`)}`;
  return sql`(${said('unsplit')} is not null or (${said('online')} is not null and ${said('manual')} is not null))`;
};

/** `(area, until)` of the temporary tables `touched` and `said`: from the day `until` on no row of the area is moved. */
export function reachOf(campaignId: number): SQL {
  const settled = [
    ...stages.map((stage) => sql`(not m.${column(`moves_${stage}`)} or ${statesWhole(stage)})`),
    ...people.map((name) => sql`(not m.${column(`moves_${name}`)} or p.${column(`said_${name}`)} is not null)`),
    ...stages.map((stage) => sql`not p.${column(`held_${stage}`)}`),
  ];
  return sql`
    select m.area, coalesce((
      select p.day from progress p
      where p.campaign_id = ${campaignId} and p.area = m.area and p.day > m.last_day and ${sql.join(settled, sql` and `)}
      order by p.day offset 1 limit 1
    ), 'infinity'::date) as until
    from (
      select s.area, max(s.day) as last_day, ${list([
        ...stages.map((stage) => moves(saidOf(stage), `moves_${stage}`)),
        ...people.map((name) => moves([`said_${name}`], `moves_${name}`)),
      ])}
      from said s
      left join lateral (
        select * from progress o where o.campaign_id = ${campaignId} and o.area = s.area and o.day = s.day limit 1
      ) o on true
      group by s.area
    ) m`;
}

/** Every later row. */
export const endlessReach: SQL = sql`select distinct t.area, 'infinity'::date as until from touched t`;
