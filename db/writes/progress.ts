import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { CommitProgress } from '../../lib/domain/uploads';
import type { NationTransaction } from '../client';
import { areaAtStep, levelOf, stepsToItselfAndAbove } from '../queries/area-steps';
import { carriedStep, combinedFigures, fell } from '../queries/figure-rules';
import { column, list } from '../queries/statement-parts';
import { foundColumns, foundExpression, hasFound, ownFoundExpression, partsFound } from './found-expressions';
import { preferIndexProbes } from './locks';
import { listConcernedAmong, markHeld } from './roll-held';
import { endlessReach, reachOf } from './roll-reach';
import { collectSaid } from './roll-said';

/** The columns of `progress` a stage and channel: `recorded_online` and so on, nine in all. */
const figureColumns = stages.flatMap((stage) => channels.map((channel) => `${stage}_${channel}`));
const peopleColumns = ['kader', 'supervisor'];
const saidColumns = [...figureColumns, ...peopleColumns, ...foundColumns].map((name) => `said_${name}`);

const notSaid = sql`null::bigint`;

/**
 * Brings `progress` up to the ledger for the areas and days in the temporary table `touched (area, day)`, and for all
 * areas above them: called in the transaction that wrote the ledger, in the scope of the nation (an area's report moves areas
 * outside the writer's own) and after that write has been held to the writer's own scope. A report moves every later row of its area and of the areas above it, so the rows are made day by day from
 * the first touched day, desa first and Indonesia last. The rules are those of
 * lib/domain/counts.ts (db/queries/figure-rules.ts).
 * @param options.again the ledger is the same as before, so that no figure changed now
 * @param options.onStep told how many rows are made, of how many
 */
export async function rollUp(
  transaction: NationTransaction,
  campaignId: number,
  { again = false, onStep = () => {} }: { again?: boolean; onStep?: (progress: CommitProgress) => void } = {},
): Promise<void> {
  await preferIndexProbes(transaction);
  await transaction.execute(sql`analyze touched`);
  const saysFound = await hasFound(transaction, campaignId);
  await collectSaid(transaction, { campaignId, saysFound });
  await listRowsToMake(transaction, campaignId, { all: again || saysFound });
  if (!again) await stampChanges(transaction, campaignId);
  const slices = await listSlices(transaction, campaignId);
  const total = slices.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  onStep({ step: 'areas', done, total });
  await transaction.execute(sql`create temporary table roll_concerned (area bigint not null) on commit drop`);
  for (const { rows, ...slice } of slices) {
    const joined = slice.level === desaLevel && rows >= manyRows;
    if (joined) await joinByHash(transaction, true);
    await makeRows(transaction, { campaignId, saysFound, joined, ...slice });
    if (joined) await joinByHash(transaction, false);
    done += rows;
    onStep({ step: 'areas', done, total });
  }
  await markHeld(transaction, campaignId);
  await transaction.execute(sql`drop table said, roll_rows, roll_concerned, touched`);
}

/**
 * `roll_rows (area, day, level)`: the touched areas and all above them on the touched days, and every later row that
 * they have, up to where it moves nothing any more (roll-reach.ts). The areas above follow from the digits
 * (lib/domain/areas.ts `AreaRange`).
 * @param options.all every later row
 */
async function listRowsToMake(
  transaction: NationTransaction,
  campaignId: number,
  options: { all: boolean },
): Promise<void> {
  await transaction.execute(sql`
    create temporary table roll_rows on commit drop as
    with keys as (
      select distinct ${areaAtStep(sql`t.area`)} as area, t.day
      from touched t, ${stepsToItselfAndAbove}
    ), reach as (
      select ${areaAtStep(sql`s.area`)} as area, max(s.until) as until
      from (${options.all ? endlessReach : reachOf(campaignId)}) s, ${stepsToItselfAndAbove}
      group by 1
    ), later as (
      -- A probe for each area, which offset 0 keeps from becoming a join: taken for a few rows, all areas of a national
      -- file were compared with every row of progress.
      select k.area, p.day from (select area, min(day) as from_day from keys group by area) k
      join reach on reach.area = k.area
      cross join lateral (
        select p.day from progress p
        where p.campaign_id = ${campaignId} and p.area = k.area and p.day > k.from_day and p.day < reach.until offset 0
      ) p
      -- Indonesia has a row for each day that any area has one for: after the last of them there is nothing to look for.
      where exists (
        select 1 from progress n where n.campaign_id = ${campaignId} and n.area = 0 and n.day > (select min(day) from touched))
    )
    select area, day, ${levelOf(sql`area`)} as level
    from (select * from keys union select * from later) wanted`);
  await transaction.execute(sql`create index on roll_rows (day, level, area)`);
  await transaction.execute(sql`analyze roll_rows`);
}

const desaLevel = 4;

/** From so many desa on, neighbours by their codes, one pass over what lies between the first and the last is less than probes. */
const manyRows = 1_000;

async function joinByHash(transaction: NationTransaction, joins: boolean): Promise<void> {
  await transaction.execute(sql`select set_config('enable_hashjoin', ${joins ? 'on' : 'off'}, true)`);
}

/** So many rows one statement makes at most: a national day says how far it is every few seconds. */
const sliceRows = 10_000;

/** `fresh`: no area of the campaign has a row for the day, for Indonesia has none. */
type Slice = { day: IsoDay; level: number; first: number; last: number; fresh: boolean };

/** The rows to make, cut by area, in the order in which they have to be made. */
async function listSlices(transaction: NationTransaction, campaignId: number): Promise<(Slice & { rows: number })[]> {
  return transaction.execute<Slice & { rows: number }>(sql`
    select day, level, min(area) as first, max(area) as last, count(*)::integer as rows,
      not exists (select 1 from progress n where n.campaign_id = ${campaignId} and n.area = 0 and n.day = sliced.day) as fresh
    from (
      select day, level, area, (row_number() over (partition by day, level order by area) - 1) / ${sliceRows}::bigint as slice
      from roll_rows
    ) sliced group by day, level, slice order by day, level desc, slice`);
}

/** The hour of the data of every area that moves. */
async function stampChanges(transaction: NationTransaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`
    insert into area_changes (campaign_id, area, changed_at)
    -- Not now(), when the transaction began: writers of a campaign take turns, and each hour is later than the last.
    select distinct ${campaignId}::integer, area, (select clock_timestamp()) from roll_rows
    on conflict (campaign_id, area) do update set changed_at = excluded.changed_at`);
}

/** Whether a stage fell against the row before. It holds until the stage is reported again: a report of something else does not mend it. */
function stillFallen(stage: Stage): SQL {
  const of = (prefix: string) => (channel: Channel) => column(`${prefix}${stage}_${channel}`);
  return sql`case when ${column(`reported_${stage}`)} then ${fell({ before: of('before_'), after: of('') })}
    else coalesce(${column(`before_fell_${stage}`)}, false) end`;
}

/** What an area stands at by its own reports: `said` on this day, else what stood before (`own_…` of `b`). */
function ownColumns(said: (name: string) => SQL): SQL[] {
  const figures = stages.flatMap((stage) =>
    channels.map((channel) => {
      const name = `${stage}_${channel}`;
      const of = {
        standing: () => sql`b.${column(`own_${name}`)}`,
        said: (one: Channel) => said(`said_${stage}_${one}`),
      };
      return sql`${carriedStep(channel, of)} as ${column(`own_${name}`)}`;
    }),
  );
  const people = peopleColumns.map(
    (name) => sql`coalesce(${said(`said_${name}`)}, b.${column(`own_${name}`)}) as ${column(`own_${name}`)}`,
  );
  return [...figures, ...people];
}

/** Makes the rows of one day and level from one area to another; the days before and the level below stand already. */
async function makeRows(
  transaction: NationTransaction,
  step: Slice & { campaignId: number; saysFound: boolean; joined: boolean },
): Promise<void> {
  const { campaignId, saysFound, day, level, first, last, fresh } = step;
  const columns = [...figureColumns, ...peopleColumns];
  const all = [
    ...['last_report_day', ...peopleColumns, ...figureColumns],
    ...stages.flatMap((stage) => [`reported_${stage}`, `fell_${stage}`]),
    ...[...columns, ...foundColumns].map((name) => `own_${name}`),
    ...saidColumns,
    'found',
  ];
  const partSums = list([
    ...figureColumns.map((name) => sql`sum(f.${column(name)})::bigint as ${column(`parts_${name}`)}`),
    // Work is divided by people: the kader of one kabupaten are not those of its province, so a sum needs all parts.
    ...peopleColumns.map(
      (name) =>
        sql`case when count(f.${column(name)}) = count(*) then sum(f.${column(name)}) end::bigint as ${column(`parts_${name}`)}`,
    ),
    sql`${saysFound ? partsFound : notSaid} as parts_found`,
    sql`max(f.last_report_day) as parts_report_day`,
    sql`coalesce(bool_or(f.day = ${day}::date), false) as parts_today`,
    ...stages.map(
      (stage) =>
        sql`coalesce(bool_or(f.day = ${day}::date and f.${column(`reported_${stage}`)}), false) as ${column(`parts_reported_${stage}`)}`,
    ),
  ]);
  const noParts = list([
    ...[...columns, 'found'].map((name) => sql`null::bigint as ${column(`parts_${name}`)}`),
    sql`null::date as parts_report_day`,
    sql`false as parts_today`,
    ...stages.map((stage) => sql`false as ${column(`parts_reported_${stage}`)}`),
  ]);
  const parts =
    level === desaLevel
      ? sql`select ${noParts}`
      : sql`select ${partSums}
          from campaigns g join areas child on child.edition_id = g.edition_id and child.parent_lo = r.area
          left join lateral (
            select * from progress q where q.campaign_id = ${campaignId} and q.area = child.lo and q.day <= ${day}
            order by q.day desc limit 1) f on true
          where g.id = ${campaignId}`;
  const said = (name: string) => sql`case when s.area is null then e.${column(name)} else s.${column(name)} end`;
  await transaction.execute(sql`
    with o as materialized (
      select r.area, ${list(saidColumns.map((name) => sql`${said(name)} as ${column(name)}`))},
        ${list(ownColumns(said))},
        ${list(channels.map((channel) => sql`${saysFound ? ownFoundExpression(channel, said) : notSaid} as ${column(`own_found_${channel}`)}`))},
        ${list([...figureColumns, ...stages.map((stage) => `fell_${stage}`)].map((name) => sql`b.${column(name)} as ${column(`before_${name}`)}`))},
        b.last_report_day as before_report_day, p.*
      from roll_rows r
      left join said s on s.area = r.area and s.day = ${day} and s.area between ${first} and ${last}
      left join lateral (
        -- Of what was said on a touched day \`said\` knows.
        select * from progress e
        where s.area is null and e.campaign_id = ${campaignId} and e.area = r.area and e.day = ${day} limit 1) e on true
      left join lateral (
        select * from progress b where b.campaign_id = ${campaignId} and b.area = r.area and b.day < ${day}
        order by b.day desc limit 1) b on true
      cross join lateral (${parts}) p
      where r.day = ${day} and r.level = ${level} and r.area between ${first} and ${last}
    ), figures as (
      select o.*, ${list(
        stages.flatMap((stage) =>
          combinedFigures({
            stated: (channel) => sql`o.${column(`own_${stage}_${channel}`)}`,
            parts: (channel) => sql`o.${column(`parts_${stage}_${channel}`)}`,
          }).map((expression, at) => sql`${expression} as ${column(`${stage}_${channels[at]}`)}`),
        ),
      )},
        ${list(
          stages.map((stage) => {
            const said = channels.map((channel) => column(`said_${stage}_${channel}`));
            return sql`num_nonnulls(${list(said)}) > 0 or ${column(`parts_reported_${stage}`)} as ${column(`reported_${stage}`)}`;
          }),
        )},
        ${list(peopleColumns.map((name) => sql`coalesce(own_${sql.raw(name)}, parts_${sql.raw(name)})::integer as ${column(name)}`))},
        greatest(case when num_nonnulls(${list(figureColumns.map((name) => column(`said_${name}`)))}) > 0 then ${day}::date end,
          parts_report_day, before_report_day) as last_report_day,
        num_nonnulls(${list(saidColumns.map(column))}) > 0 or parts_today as stands
      from o
    ), gone as (
      -- As an array, so that the planner cannot pair every row of the day with every figure: mostly there is none to go.
      delete from progress where campaign_id = ${campaignId} and day = ${day}
        and area = any (array(select area from figures where not stands))
    ), made as (
      insert into progress (campaign_id, area, day, ${list(all.map(column))})
      select ${campaignId}, area, ${day}::date, ${list(
        all.map((name) => {
          if (name === 'found') return saysFound ? foundExpression() : notSaid;
          return name.startsWith('fell_') ? stillFallen(name.slice('fell_'.length) as Stage) : column(name);
        }),
      )}
      from figures where stands
      ${fresh ? sql`` : sql`on conflict (campaign_id, area, day) do update set ${list(all.map((name) => sql`${column(name)} = excluded.${column(name)}`))}`}
      returning *
    )
    insert into roll_concerned (area) ${listConcernedAmong(sql`made`, step)}`);
}
