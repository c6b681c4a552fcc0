import { type Placeholder, type SQL, sql } from 'drizzle-orm';
import { channels, type Stage, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import { heldLimits } from '../../lib/domain/held-figures';
import type { NationTransaction } from '../client';
import { areaAtStep, itselfAndAbove, stepsToItselfAndAbove } from '../queries/area-steps';
import { combinedFigures } from '../queries/figure-rules';
import { keepText, type ValueAt } from '../queries/kept-text';
import { column, constant, either, list, totalOfColumns } from '../queries/statement-parts';

type Value = number | Placeholder;

const heldColumns = stages.map((stage) => `held_${stage}`);
const belowColumns = stages.map((stage) => `held_below_${stage}`);
const soundColumns = stages.flatMap((stage) => channels.map((channel) => `sound_${stage}_${channel}`));

/** The campaign's default version of the targets: by it figures are measured. */
const defaultSet = (campaignId: Value): SQL =>
  sql`(select id from target_sets where campaign_id = ${campaignId} and is_default)`;

/**
 * By what the area `lo` is measured: its target (`own`), or else the nearest that an area above states. The areas above
 * have smaller numbers (lib/domain/areas.ts `AreaRange`).
 * @param when it is not even searched for otherwise
 */
export const boundOf = (campaignId: Value, lo: SQL, when: SQL = sql`true`): SQL => sql`
  select t.area = ${lo} as own, case when t.area = ${lo} then t.total else t.stated end as target
  from targets t
  where ${when} and t.target_set_id = ${defaultSet(campaignId)}
    and t.area = any (${itselfAndAbove(lo)})
    and case when t.area = ${lo} then t.total else t.stated end > 0
  order by t.area desc limit 1`;

const { timesTarget, timesLastReport, leastAboveLastReport } = heldLimits;

/**
 * Whether what an area states for itself is held: `judgeFigure` (lib/domain/held-figures.ts) in SQL. Without a target, what
 * was held at the last report is held until the next.
 * @param p its row, `b` its bound, `e` the row before
 */
function ownIsHeld(stage: Stage): SQL {
  const own = totalOfColumns((channel) => sql`p.${column(`own_${stage}_${channel}`)}`);
  const before = totalOfColumns((channel) => sql`e.${column(`own_${stage}_${channel}`)}`);
  const said = sql`num_nonnulls(${list(channels.map((channel) => sql`p.${column(`said_${stage}_${channel}`)}`))}) > 0`;
  return sql`coalesce(case when b.own then (${own}) > ${constant(timesTarget)} * b.target
    else coalesce((${own}) > ${constant(timesTarget)} * b.target, false) or case when ${said}
      then (${before}) > 0 and (${own}) > greatest(${constant(timesLastReport)} * (${before}), (${before}) + ${constant(leastAboveLastReport)})
      else e.${column(`held_${stage}`)} end end, false)`;
}

/**
 * What the area `o` stood at by its last own report of a stage that was not held, `last_…`, where what it states now is.
 * Of earlier rows only the mark without a target is asked for: with one it may be that of the parts.
 */
function lastSound(value: Settling, stage: Stage): SQL {
  const own = totalOfColumns((channel) => sql`q.${column(`own_${stage}_${channel}`)}`);
  const columns = channels.map(
    (channel) => sql`q.${column(`own_${stage}_${channel}`)} as ${column(`last_${stage}_${channel}`)}`,
  );
  return sql`left join lateral (
    select ${list(columns)} from progress q
    where q.campaign_id = ${value('campaignId')} and q.area = o.area and q.day < ${value('day')}
      and case when o.own_bound then coalesce((${own}) <= ${constant(timesTarget)} * o.bound, true) else not q.${column(`held_${stage}`)} end
    order by q.day desc limit 1) ${column(`last_${stage}`)} on ${column(`own_held_${stage}`)}`;
}

const figure = (stage: Stage) => totalOfColumns((channel) => sql`p.${column(`${stage}_${channel}`)}`);

/** The newest row of each part of an area up to a day. */
const partsOf = (value: Settling, lo: SQL, columns: SQL): SQL => sql`
  select ${columns} from campaigns g
  join areas child on child.edition_id = g.edition_id and child.parent_lo = ${lo}
  cross join lateral (
    select * from progress q where q.campaign_id = ${value('campaignId')} and q.area = child.lo and q.day <= ${value('day')}
    order by q.day desc limit 1) f
  where g.id = ${value('campaignId')}`;

/**
 * Marks the rows of `roll_rows` that are held or have held figures below them: `held_…`, how many areas below are
 * (`held_below_…`), and the figure without them (`sound_…`, null where nothing is left or nothing is held): what it states
 * counts as of its last report that was not held. The rows themselves are made, and `roll_concerned (area)` has those of
 * them that may be held (`listConcernedAmong`). Hardly ever is one: then one look is all.
 */
export async function markHeld(transaction: NationTransaction, campaignId: number): Promise<void> {
  const areas = await listConcerned(transaction, campaignId);
  if (areas.length === 0) return;
  // Parts before the whole, and each day before the next: what is held without a target is so until the next report.
  const steps = await transaction.execute<{ day: IsoDay; level: number; areas: number[] }>(sql`
    select day, level, array_agg(area) as areas from roll_rows where area = any (${sql.param(areas)}::bigint[])
    group by day, level order by day, level desc`);
  for (const { day, areas: rows } of steps) await transaction.execute(settle({ campaignId, day, areas: rows }));
}

/** The areas whose rows are, were or may become held, and all above them. */
async function listConcerned(transaction: NationTransaction, campaignId: number): Promise<number[]> {
  const rows = await transaction.execute<{ area: number }>(sql`
    select distinct ${areaAtStep(sql`c.area`)} as area
    from (
      select area from roll_concerned
      union
      select h.area from progress h where h.campaign_id = ${campaignId}
        and ${either(heldColumns.map((one) => sql`h.${column(one)}`))}
    ) c, ${stepsToItselfAndAbove}`);
  return rows.map(({ area }) => area);
}

/**
 * Of the rows of `progress` that a statement has just written, `made`, the areas of those that are or may become held, or
 * have held figures below them. Looked for as they are written: to read all of them again takes as long as half of that.
 * @param options.joined: many neighbours, whose targets are read in one pass
 */
export function listConcernedAmong(
  made: SQL,
  value: ValueAt<'campaignId' | 'day' | 'first' | 'last'>,
  { joined }: { joined: boolean },
): SQL {
  const campaignId = value('campaignId');
  const own = sql`own.target_set_id = ${defaultSet(campaignId)} and own.area = p.area and own.total > 0`;
  return sql`
    select p.area from ${made} p
    ${
      joined
        ? sql`left join targets own on ${own} and own.area between ${value('first')} and ${value('last')}`
        : // A probe for each row, which offset 0 keeps from becoming a join that reads all targets for each.
          sql`left join lateral (select own.area, own.total from targets own where ${own} offset 0) own on true`
    }
    left join lateral (${boundOf(campaignId, sql`p.area`, sql`own.area is null`)}) above on true
    cross join lateral (select own.area is not null as own, coalesce(own.total, above.target) as target) b
    left join lateral (
      select * from progress e where not b.own and e.campaign_id = ${campaignId} and e.area = p.area and e.day < ${value('day')}
      order by e.day desc limit 1) e on true
    where ${mayBeHeld()} or ${either(belowColumns.map((name) => sql`p.${column(name)} > 0`))}`;
}

type Settling = ValueAt<'campaignId' | 'day' | 'areas'>;

function settlement(value: Settling): SQL {
  const part = (
    stage: Stage,
    channel: string,
  ) => sql`sum(case when f.${column(`held_${stage}`)} or f.${column(`held_below_${stage}`)} > 0
    then f.${column(`sound_${stage}_${channel}`)} else f.${column(`${stage}_${channel}`)} end)::bigint`;
  const partSums = list(
    stages.flatMap((stage) => [
      sql`coalesce(sum(f.${column(`held_below_${stage}`)} + f.${column(`held_${stage}`)}::integer), 0)::integer as ${column(`below_${stage}`)}`,
      ...channels.map((channel) => sql`${part(stage, channel)} as ${column(`parts_${stage}_${channel}`)}`),
    ]),
  );
  const sound = stages.flatMap((stage) =>
    combinedFigures({
      stated: (channel) =>
        sql`case when own_held_${sql.raw(stage)} then ${column(`last_${stage}_${channel}`)} else ${column(`own_${stage}_${channel}`)} end`,
      parts: (channel) => column(`parts_${stage}_${channel}`),
    }).map((expression, at) => sql`${expression} as ${column(`left_${stage}_${channels[at]}`)}`),
  );
  const left = (stage: Stage) => totalOfColumns((channel) => column(`left_${stage}_${channel}`));
  // What remains may be too large all the same: then no figure of the area is sound.
  const whole = (stage: Stage) =>
    sql`coalesce(own_bound and (${left(stage)}) > ${constant(timesTarget)} * bound, false)`;
  return sql`
    with o as materialized (
      select p.area, b.own as own_bound, b.target as bound,
        ${list(stages.flatMap((stage) => channels.map((channel) => sql`p.${column(`own_${stage}_${channel}`)}`)))},
        ${list(stages.map((stage) => sql`${ownIsHeld(stage)} as own_held_${sql.raw(stage)}`))}, c.*
      from progress p
      left join lateral (${boundOf(value('campaignId'), sql`p.area`)}) b on true
      left join lateral (
        select * from progress e where e.campaign_id = ${value('campaignId')} and e.area = p.area and e.day < ${value('day')}
        order by e.day desc limit 1) e on true
      cross join lateral (${partsOf(value, sql`p.area`, partSums)}) c
      where p.campaign_id = ${value('campaignId')} and p.day = ${value('day')} and p.area = any (${value('areas')}::bigint[])
    ), remains as (
      select o.*, ${list(sound)} from o ${sql.join(
        stages.map((stage) => lastSound(value, stage)),
        sql` `,
      )}
    ), judged as (
      select area, ${list(
        stages.flatMap((stage) => [
          sql`own_held_${sql.raw(stage)} or ${whole(stage)} as ${column(`held_${stage}`)}`,
          sql`${column(`below_${stage}`)} as ${column(`held_below_${stage}`)}`,
          ...channels.map(
            (channel) =>
              sql`case when (own_held_${sql.raw(stage)} or ${column(`below_${stage}`)} > 0) and not ${whole(stage)} then ${column(`left_${stage}_${channel}`)} end as ${column(`sound_${stage}_${channel}`)}`,
          ),
        ]),
      )} from remains
    )
    update progress p set ${list([...heldColumns, ...belowColumns, ...soundColumns].map((name) => sql`${column(name)} = j.${column(name)}`))}
    from judged j
    where p.campaign_id = ${value('campaignId')} and p.day = ${value('day')} and p.area = j.area`;
}

/** Settles the rows of some areas of one level on one day. */
const settle = keepText(settlement);

/**
 * The rows of `progress` (`p`) that are held, or are to be marked so, by the bound `b` and the row before, `e`: what
 * a change of targets is looked up by.
 */
export const mayBeHeld = (): SQL =>
  either([
    ...heldColumns.map((name) => sql`p.${column(name)}`),
    ...stages.map(ownIsHeld),
    ...stages.map((stage) => sql`coalesce(b.own and (${figure(stage)}) > ${constant(timesTarget)} * b.target, false)`),
  ]);
