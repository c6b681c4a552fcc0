import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels } from '../../lib/domain/counts';
import { constant, list, sumOfColumns, totalOfColumns } from './statement-parts';

/*
 * The rules of lib/domain/counts.ts in SQL, each with the name that it has there: the roll-up, the preview of an upload and the
 * preview of an undo are made of these and say none of them by themselves. figure-rules.db.test.ts holds each to its model.
 * Only `carryOwn` has two forms: a step from one row to the next is what a roll-up takes day by day, and a national file of
 * several days or an undo would take too long by it.
 */

/** A column of each channel. */
type OfChannel = (channel: Channel) => SQL;

/** The channels that a statement of this one replaces from one report to the next (rule 11). */
export const otherForm = (channel: Channel): Channel[] => (channel === 'unsplit' ? ['online', 'manual'] : ['unsplit']);

/**
 * `settleDay`: `day, channel, value, import_id, replaced` of the statements `b` of the ledger that are asked for, those of one
 * area and stage: of each day and channel the newest, and whether a later report in the other form has replaced it.
 * @param input.counting which statements count: those of no report, or of one that is not undone
 */
export function settledStatements(input: { asked: SQL; counting: SQL }): SQL {
  const places = channels.flatMap((channel) => {
    const over = `filter (where channel = '${channel}') over (partition by day)`;
    return [sql.raw(`max(id) ${over} as ${channel}_at`), sql.raw(`max(import_id) ${over} as ${channel}_of`)];
  });
  const isReplaced = (channel: Channel) =>
    sql.join(
      otherForm(channel).map((other) =>
        sql.raw(`coalesce(${other}_at > s.id and ${other}_of is distinct from s.import_id, false)`),
      ),
      sql` or `,
    );
  return sql`
    select s.day, s.channel, s.value, s.import_id,
      case when s.channel = 'unsplit' then ${isReplaced('unsplit')} else ${isReplaced('online')} end as replaced
    from (
      select n.*, ${list(places)} from (
        select distinct on (b.day, b.channel) b.day, b.channel, b.value, b.import_id,
          -- A figure that another import moved keeps the place of its report.
          min(b.id) over (partition by b.day, b.channel, b.import_id) as id
        from counts b
        where ${input.asked} and ${input.counting} order by b.day, b.channel, b.id desc
      ) n where n.value is not null
    ) s`;
}

/** `settleDay` where what a file says of the day is the later word: what stands of a channel once it is counted. */
export function settledWithFile(channel: Channel, of: { filed: OfChannel; standing: OfChannel }): SQL {
  return sql`coalesce(${of.filed(channel)}, case when num_nonnulls(${list(otherForm(channel).map(of.filed))}) = 0
    then ${of.standing(channel)} end)`;
}

/** `carryOwn`, a step: what an area stands at by its own reports after a day on which it said `said`. */
export function carriedStep(channel: Channel, of: { standing: OfChannel; said: OfChannel }): SQL {
  const said = of.said(channel);
  return sql`case when ${said} is null and num_nonnulls(${list(otherForm(channel).map(of.said))}) > 0 then null
    else coalesce(${said}, ${of.standing(channel)}) end`;
}

/** A day and its figure as one number, so that the newest figure is the largest: counts stay below 2^32 (`largestCount`). */
export const dated = (day: SQL, value: SQL): SQL => sql`((${day} - date '2000-01-01')::bigint << 32) + ${value}`;
const dayIn = (value: SQL) => sql`(${value} >> 32)`;
export const figureIn = (value: SQL): SQL => sql`(${value} & ${constant(2 ** 32 - 1)})`;

/** `carryOwn` over any number of days: what an area stands at after the newest statement of each channel (`dated`). */
export function carriedOverDays(channel: Channel, newest: OfChannel): SQL {
  const at = newest(channel);
  // The other form replaces it from a later day on; what is left of one day is of one report, and stands.
  const replaced = list(otherForm(channel).map((other) => sql`coalesce(${dayIn(newest(other))}, ${dayIn(at)})`));
  return sql`case when ${dayIn(at)} >= greatest(${replaced}) then ${figureIn(at)} end`;
}

/** `combineStatedAndParts`: the figure of each channel, in their order. */
export function combinedFigures(of: { stated: OfChannel; parts: OfChannel }): SQL[] {
  const { stated, parts } = of;
  // greatest() passes over nulls and is null when all are: what nobody reported stays unknown.
  const online = sql`greatest(${stated('online')}, ${parts('online')})`;
  const manual = sql`greatest(${stated('manual')}, ${parts('manual')})`;
  const split = sumOfColumns([online, manual]);
  const sum = (columns: OfChannel) => sumOfColumns(channels.map(columns));
  const unsplit = sql`case when ${stated('unsplit')} is null and ${parts('unsplit')} is null then null
    else greatest(${split}, ${sum(stated)}, ${sum(parts)}) - ${split} end`;
  return [online, manual, unsplit];
}

/** `fellFrom`. */
export function fell(of: { before: OfChannel; after: OfChannel }): SQL {
  const { before, after } = of;
  const lost = (channel: Channel) => sql`coalesce(greatest(${before(channel)} - ${after(channel)}, 0), 0)`;
  // What a channel lost and a total without channels has now changed its form: a part was reported in all.
  return sql`(coalesce(${totalOfColumns(after)} < ${totalOfColumns(before)}, false) or ${lost('online')} + ${lost('manual')}
    > greatest(coalesce(${after('unsplit')}, 0) - coalesce(${before('unsplit')}, 0), 0))`;
}

/** `partsExceedWhole`. */
export function partsExceed(of: { figures: OfChannel; stated: OfChannel }): SQL {
  const { figures, stated } = of;
  const above = (channel: Channel) =>
    sql`coalesce(${stated('unsplit')} is null and ${figures(channel)} > ${stated(channel)}, false)`;
  return sql`(${above('online')} or ${above('manual')} or (
    (${stated('unsplit')} is not null or num_nonnulls(${stated('online')}, ${stated('manual')}) = 2)
    and coalesce(${totalOfColumns(figures)} > ${totalOfColumns(stated)}, false)))`;
}
