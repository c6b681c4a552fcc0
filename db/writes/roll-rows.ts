import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels, type Stage, stages } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { NationTransaction } from '../client';
import { carriedStep, combinedFigures, fell } from '../queries/figure-rules';
import { keepText, type ValueAt } from '../queries/kept-text';
import { column, list } from '../queries/statement-parts';
import { foundColumns, foundExpression, ownFoundExpression, partsFound } from './found-expressions';
import { listConcernedAmong } from './roll-held';

export const desaLevel = 4;

/** The columns of `progress` a stage and channel: `recorded_online` and so on, nine in all. */
const figureColumns = stages.flatMap((stage) => channels.map((channel) => `${stage}_${channel}`));
const peopleColumns = ['kader', 'supervisor'];
const saidColumns = [...figureColumns, ...peopleColumns, ...foundColumns].map((name) => `said_${name}`);

const notSaid = sql`null::bigint`;

/** `fresh`: no area of the campaign has a row for the day, for Indonesia has none. */
export type Slice = { day: IsoDay; level: number; first: number; last: number; fresh: boolean };

type Step = Slice & { campaignId: number; saysFound: boolean; joined: boolean };
type Value = ValueAt<'campaignId' | 'day' | 'level' | 'first' | 'last'>;
/** What tells one text of the statement from another. */
type Kind = Pick<Step, 'fresh' | 'saysFound' | 'joined'> & { hasParts: boolean };

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

const texts = new Map<string, ReturnType<typeof keepStatement>>();
const keepStatement = (kind: Kind) => keepText((value: Value) => rowsStatement(value, kind));

/** Makes the rows of one day and level from one area to another; the days before and the level below stand already. */
export async function makeRows(transaction: NationTransaction, step: Step): Promise<void> {
  const { fresh, saysFound, joined, level, ...values } = step;
  const kind = { fresh, saysFound, joined, hasParts: level !== desaLevel };
  const key = Object.values(kind).join();
  const statement = texts.get(key) ?? keepStatement(kind);
  texts.set(key, statement);
  await transaction.execute(statement({ level, ...values }));
}

function rowsStatement(value: Value, { fresh, saysFound, joined, hasParts }: Kind): SQL {
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
    sql`coalesce(bool_or(f.day = ${value('day')}::date), false) as parts_today`,
    ...stages.map(
      (stage) =>
        sql`coalesce(bool_or(f.day = ${value('day')}::date and f.${column(`reported_${stage}`)}), false) as ${column(`parts_reported_${stage}`)}`,
    ),
  ]);
  const noParts = list([
    ...[...columns, 'found'].map((name) => sql`null::bigint as ${column(`parts_${name}`)}`),
    sql`null::date as parts_report_day`,
    sql`false as parts_today`,
    ...stages.map((stage) => sql`false as ${column(`parts_reported_${stage}`)}`),
  ]);
  const parts = hasParts
    ? sql`select ${partSums}
          from campaigns g join areas child on child.edition_id = g.edition_id and child.parent_lo = r.area
          left join lateral (
            select * from progress q where q.campaign_id = ${value('campaignId')} and q.area = child.lo and q.day <= ${value('day')}
            order by q.day desc limit 1) f on true
          where g.id = ${value('campaignId')}`
    : sql`select ${noParts}`;
  const said = (name: string) => sql`case when s.area is null then e.${column(name)} else s.${column(name)} end`;
  return sql`
    with o as materialized (
      select r.area, ${list(saidColumns.map((name) => sql`${said(name)} as ${column(name)}`))},
        ${list(ownColumns(said))},
        ${list(channels.map((channel) => sql`${saysFound ? ownFoundExpression(channel, said) : notSaid} as ${column(`own_found_${channel}`)}`))},
        ${list([...figureColumns, ...stages.map((stage) => `fell_${stage}`)].map((name) => sql`b.${column(name)} as ${column(`before_${name}`)}`))},
        b.last_report_day as before_report_day, p.*
      from roll_rows r
      left join said s on s.area = r.area and s.day = ${value('day')} and s.area between ${value('first')} and ${value('last')}
      left join lateral (
        -- Of what was said on a touched day \`said\` knows.
        select * from progress e
        where s.area is null and e.campaign_id = ${value('campaignId')} and e.area = r.area and e.day = ${value('day')} limit 1) e on true
      left join lateral (
        select * from progress b where b.campaign_id = ${value('campaignId')} and b.area = r.area and b.day < ${value('day')}
        order by b.day desc limit 1) b on true
      cross join lateral (${parts}) p
      where r.day = ${value('day')} and r.level = ${value('level')} and r.area between ${value('first')} and ${value('last')}
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
        greatest(case when num_nonnulls(${list(figureColumns.map((name) => column(`said_${name}`)))}) > 0 then ${value('day')}::date end,
          parts_report_day, before_report_day) as last_report_day,
        num_nonnulls(${list(saidColumns.map(column))}) > 0 or parts_today as stands
      from o
    ), gone as (
      -- As an array, so that the planner cannot pair every row of the day with every figure: mostly there is none to go.
      delete from progress where campaign_id = ${value('campaignId')} and day = ${value('day')}
        and area = any (array(select area from figures where not stands))
    ), made as (
      insert into progress (campaign_id, area, day, ${list(all.map(column))})
      select ${value('campaignId')}, area, ${value('day')}::date, ${list(
        all.map((name) => {
          if (name === 'found') return saysFound ? foundExpression() : notSaid;
          return name.startsWith('fell_') ? stillFallen(name.slice('fell_'.length) as Stage) : column(name);
        }),
      )}
      from figures where stands
      ${fresh ? sql`` : sql`on conflict (campaign_id, area, day) do update set ${list(all.map((name) => sql`${column(name)} = excluded.${column(name)}`))}`}
      returning *
    )
    insert into roll_concerned (area) ${listConcernedAmong(sql`made`, value, { joined })}`;
}
