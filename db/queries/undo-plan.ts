import { type SQL, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { channels, peopleRoles } from '../../lib/domain/counts';
import type { UndoneFigure, UndoPlan, UndoTotal } from '../../lib/domain/undo-plan';
import { inNation, type ScopedTransaction } from '../client';
import { allowLongStatements } from '../writes/locks';
import { carriedOverDays, dated } from './figure-rules';
import { hasIncrements, replayed, saidOf } from './increments';
import { listLaterReports } from './later-reports';
import { outermostAreas } from './outermost-areas';
import { byStage, column, list, text } from './statement-parts';
import { contestedDays, contestedFigures, standingWithout } from './undo-forms';
import { countsWithout, figuresWithout, ledgers } from './undo-rule';

/** So many later reports are listed by name. */
const listedReports = 50;

/**
 * What undoing a committed import would change, without changing it; null where the scope has no committed import of
 * this number.
 */
export async function getUndoPlan(
  transaction: ScopedTransaction,
  scope: AreaRange,
  input: { importId: number; editionId: number; limit: number; offset: number },
): Promise<UndoPlan | null> {
  const { importId } = input;
  // Seen in the own scope first: what follows looks with the nation's eyes, but only at the figures of this import.
  const [found] = await transaction.execute<{ campaignId: number }>(
    sql`select campaign_id as "campaignId" from imports where id = ${importId} and status = 'committed'`,
  );
  if (!found) return null;
  await allowLongStatements(transaction);
  const { figures, totals } = await inNation(transaction, async () => {
    const { campaignId } = found;
    const moves = (await hasIncrements(transaction, { importId, campaignId }))
      ? replayed({ importId, campaignId, as: 'without', statedMoves: false })
      : nothingMoves;
    return {
      figures: await getUndoneFigures(transaction, { ...input, campaignId, moves }),
      totals: await listUndoTotals(transaction, { importId, campaignId, moves }),
    };
  });
  const later = await listLaterReports(transaction, scope, { importId, limit: listedReports });
  return { ...figures, totals, later };
}

/** For a campaign without increments. */
const nothingMoves = sql`
  select null::bigint as area, null::date as day, null::stage as stage, null::channel as channel, null::bigint as value, null::bigint as after
  where false`;

/** Counts and page in one statement: for the whole nation the figures are some 170,000, and are made once. */
async function getUndoneFigures(
  transaction: ScopedTransaction,
  input: { importId: number; campaignId: number; editionId: number; limit: number; offset: number; moves: SQL },
): Promise<Pick<UndoPlan, 'returning' | 'replaced' | 'same' | 'rowCount' | 'figures'>> {
  const { importId, offset, limit } = input;
  const [row] = await transaction.execute<{
    returning: number;
    replaced: number;
    same: number;
    rowCount: number;
    figures: UndoneFigure[];
  }>(sql`
    with contested as materialized (${contestedDays(importId)}), moves as materialized (${input.moves}), own as materialized (
      ${sql.join(
        [ledgers.counts, ledgers.workforce, ledgers.targets].map((ledger) => {
          const day = ledger === ledgers.targets ? sql`null::date` : sql`f.day`;
          const settled =
            ledger === ledgers.counts
              ? sql`where (f.area, f.day, f.stage) not in (select area, day, stage from contested)`
              : sql``;
          return sql`select f.area, ${day} as day, ${ledger.measure('f')} as measure, f.now, f.after, f.replaced
            from (${figuresWithout(ledger, importId)}) f ${settled}`;
        }),
        sql` union all `,
      )}
      union all ${contestedFigures(importId)}
    ), figures as materialized (
      select f.area, f.day, f.measure, f.now, case when f.after is null then null else coalesce(m.after, f.after) end as after, f.replaced
      from own f left join moves m on m.area = f.area and m.day = f.day and m.stage::text || '.' || m.channel::text = f.measure
      union all
      -- Days of others that stand on this import move with it.
      select m.area, m.day, m.stage::text || '.' || m.channel::text, m.value, m.after, false
      from moves m join progress p on p.campaign_id = ${input.campaignId} and p.area = m.area and p.day = m.day
      where ${saidOf(sql`m.stage`, sql`m.channel`)} is not null and (m.area, m.day, m.stage::text || '.' || m.channel::text) not in (
        select area, day, measure from own where day is not null)
    ), changed as materialized (
      select *, dense_rank() over (order by area, day nulls first) as place from figures where now is distinct from after
    )
    select count(*) filter (where now is distinct from after)::integer as returning,
      count(*) filter (where replaced)::integer as replaced,
      count(*) filter (where not replaced and now is not distinct from after)::integer as same,
      (select coalesce(max(place), 0)::integer from changed) as "rowCount",
      (
        select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name, 'day', c.day, 'measure', c.measure,
          'now', c.now, 'after', c.after) order by c.place, c.measure), '[]')
        from changed c join areas a on a.edition_id = ${input.editionId} and a.lo = c.area
        where c.place > ${offset} and c.place <= ${offset + limit}
      ) as figures
    from figures`);
  if (!row) throw new Error('the figures of the import were not counted');
  return row;
}

/**
 * What the import's areas stand at by their own reports as of its newest day of each, now and without it. `progress` has
 * both but for the days of the import: those are put on it from the ledger, by the rules of the roll-up.
 */
async function listUndoTotals(
  transaction: ScopedTransaction,
  input: { importId: number; campaignId: number; moves: SQL },
): Promise<UndoTotal[]> {
  // As for the totals of a plan: by default Postgres keeps to 8 MB, half a national day.
  await transaction.execute(sql`select set_config('work_mem', '64MB', true)`);
  return transaction.execute<UndoTotal>(sql`
    with moves as materialized (${input.moves}), counted as materialized (${countTotals(input)}),
      others as materialized (${workforceTotals(input)} union all ${targetTotals(input.importId)})
    select measure, now::bigint, after::bigint from (
      select t.subject || '.' || v.channel as measure, v.now, v.after from (
        select t.subject, ${list(channels.map((channel) => sql.raw(`sum(${channel}_now) as ${channel}_now, sum(${channel}) as ${channel}`)))} from counted t where ${outermostAreas({ relation: 'counted', series: 'subject' })} group by t.subject
      ) t cross join lateral (values ${list(channels.map((channel) => sql.raw(`('${channel}', t.${channel}_now, t.${channel})`)))}) v (channel, now, after)
      union all
      select t.measure, sum(t.now), sum(t.after) from others t where ${outermostAreas({ relation: 'others', series: 'subject' })} group by t.measure
    ) summed where now is not null or after is not null order by measure`);
}

/** The area's own figures as of the newest row of `progress` before or on a day. */
const ownAsOf = (campaignId: number, until: SQL): SQL => sql`
  select * from progress p where p.campaign_id = ${campaignId} and p.area = k.area and p.day ${until}
  order by p.day desc limit 1`;

const countTotals = ({ importId, campaignId }: { importId: number; campaignId: number }): SQL => {
  const own = (alias: string, channel: string) =>
    byStage(sql`k.stage`, (stage) => sql`${column(alias)}.${column(`own_${stage}_${channel}`)}`);
  return sql`
    select k.area, k.stage::text as subject,
      ${list(channels.map((channel) => sql`${own('stands', channel)} as ${column(`${channel}_now`)}`))},
      ${list(channels.map((channel) => sql`${carriedOverDays(channel, (one) => sql`said.${column(one)}`)} as ${column(channel)}`))}
    from (
      select area, stage, min(day) as first, max(day) as last from counts where import_id = ${importId} group by area, stage
    ) k
    left join lateral (${ownAsOf(campaignId, sql`<= k.last`)}) stands on true
    left join lateral (${ownAsOf(campaignId, sql`< k.first`)}) before on true
    cross join lateral (
      -- What stood before is of an earlier day than all that was said since.
      select ${list(
        channels.map(
          (
            channel,
          ) => sql`greatest(max(${dated(sql`s.day`, sql`coalesce(m.after, s.value)`)}) filter (where s.channel = ${text(channel)}),
            ${dated(sql`before.day`, own('before', channel))}) as ${column(channel)}`,
        ),
      )}
      from (${standingWithout(
        importId,
        sql`b.campaign_id = ${campaignId} and b.area = k.area and b.stage = k.stage and b.day between k.first and k.last`,
      )}) s
      left join moves m on m.area = k.area and m.stage = k.stage and m.day = s.day and m.channel = s.channel
    ) said`;
};

const workforceTotals = ({ importId, campaignId }: { importId: number; campaignId: number }): SQL => {
  const own = (alias: string) =>
    sql.raw(`case k.role ${peopleRoles.map((role) => `when '${role}' then ${alias}.own_${role}`).join(' ')} end`);
  return sql`
    select k.area, k.role::text as subject, 'workforce.' || k.role::text as measure, ${own('stands')} as now,
      coalesce(said.value, ${own('before')}) as after
    from (
      select area, role, min(day) as first, max(day) as last from workforce where import_id = ${importId} group by area, role
    ) k
    left join lateral (${ownAsOf(campaignId, sql`<= k.last`)}) stands on true
    left join lateral (${ownAsOf(campaignId, sql`< k.first`)}) before on true
    left join lateral (
      select s.value from (
        select distinct on (b.day) b.day, b.value from workforce b
        where b.campaign_id = ${campaignId} and b.area = k.area and b.role = k.role and b.day between k.first and k.last
          and ${countsWithout('b', importId)}
        order by b.day, b.id desc
      ) s where s.value is not null order by s.day desc limit 1
    ) said on true`;
};

const targetTotals = (importId: number): SQL => sql`
  select f.area, f.part::text, 'target.' || f.part::text, f.now, f.after
  from (${figuresWithout(ledgers.targets, importId)}) f`;
