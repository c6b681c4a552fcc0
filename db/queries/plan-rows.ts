import { type SQL, sql } from 'drizzle-orm';
import { channels, type Stage, stages } from '../../lib/domain/counts';
import type { PlanCounts, PlanFilter, PlannedChange } from '../../lib/domain/import-views';
import { needsLook, type PlanChange, type PlanFlag, planChanges, planFlags } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { hasPartsBelow } from './area-steps';
import { byChannel, byStage, list, sumOfColumns, text } from './statement-parts';
import { versionOfImport } from './target-statements';

/** So many rows are named of each flag. */
const namedRows = 10;

/** How many rows do what. All are 0 for an import that was checked before rows were compared. */
export async function countPlanRows(transaction: ScopedTransaction, importId: number): Promise<PlanCounts> {
  const groups = await transaction.execute<{ change: PlanChange; flags: PlanFlag[]; rows: number }>(sql`
    select change, flags, count(*)::integer as rows from import_rows where import_id = ${importId} group by change, flags`);
  const sum = (wanted: (group: { change: PlanChange; flags: PlanFlag[] }) => boolean) =>
    groups.filter(wanted).reduce((total, { rows }) => total + rows, 0);
  const changes = planChanges.map((change) => [change, sum((group) => group.change === change)]);
  const raised = planFlags.filter((flag) => groups.some(({ flags }) => flags.includes(flag)));
  const flags: PlanCounts['flags'] = [];
  for (const flag of raised) {
    const first = await transaction.execute<{ part: number; row: number }>(sql`
      select part, row from import_rows where import_id = ${importId} and ${flag} = any (flags)
      order by part, row limit ${namedRows}`);
    flags.push({ flag, rows: sum((group) => group.flags.includes(flag)), first: [...first] });
  }
  return {
    changes: Object.fromEntries(changes) as Record<PlanChange, number>,
    flagged: sum((group) => group.flags.some(needsLook)),
    flags,
  };
}

const shown = (stage: Stage, channel: string) => sql.raw(`p.${stage}_${channel}`);
const own = (stage: Stage, channel: string) => sql.raw(`p.own_${stage}_${channel}`);
const hasParts = hasPartsBelow(sql`f.area`);
const ownChannelsStand = (stage: Stage) => sql`num_nonnulls(${own(stage, 'online')}, ${own(stage, 'manual')}) > 0`;

/** What the page of an area with parts shows of a channel; what is left for figures without one is none where nobody said such. */
const shownOf = (stage: Stage, channel: string) =>
  channel === 'unsplit'
    ? sql`case when ${own(stage, channel)} is null then nullif(${shown(stage, channel)}, 0) else ${shown(stage, channel)} end`
    : shown(stage, channel);

/**
 * What a count is compared with: of an area with parts what its page shows, in all where the row says the total without
 * channels and nothing else; of a desa its own figure. `plan_shown` of the comparison says the same for all rows.
 */
const countBefore = (stage: Stage): SQL =>
  sql`case f.channel ${sql.join(
    channels.map((channel) => {
      const figures = channels.map((one) => shown(stage, one));
      const total = sumOfColumns(figures);
      const known = sql`num_nonnulls(${list(figures)}) > 0`;
      const inAll =
        channel === 'unsplit' ? sql`when f.whole and not ${ownChannelsStand(stage)} and ${known} then ${total}` : sql``;
      return sql`when ${text(channel)} then case when not (${hasParts}) then ${own(stage, channel)}
      ${inAll} else ${shownOf(stage, channel)} end`;
    }),
    sql` `,
  )} end`;

/** What stands before each fact of a page; for targets and people its own statement. Each is looked up by its key. */
const factsWithBefore = (importId: number, campaignId: number): SQL => sql`
  select f.part, f.row, f.area, f.day, f.measure, f.value as after, page.flags, page.shown, case f.stage
    ${sql.join(
      stages.map((stage) => sql`when ${sql.raw(`'${stage}'`)} then ${countBefore(stage)}`),
      sql` `,
    )} else case f.measure
    when 'workforce.kader' then p.own_kader when 'workforce.supervisor' then p.own_supervisor
    when 'target.total' then case when page.change = 'same' then t.total else t.stated end
    when 'target.online' then case when page.change = 'same' then t.online else t.stated_online end
    when 'target.manual' then case when page.change = 'same' then t.manual else t.stated_manual end
    end end as before
  from page
  -- A probe a row, which offset 0 keeps from becoming a join: right after an upload the planner takes its facts for none.
  cross join lateral (
    select f.*, s.*, bool_and(s.channel = 'unsplit') over (partition by s.stage) as whole
    from import_facts f
    cross join lateral (select split_part(f.measure, '.', 1) as stage, split_part(f.measure, '.', 2) as channel) s
    where f.import_id = ${importId} and f.part = page.part and f.row = page.row offset 0
  ) f
  left join lateral (
    select * from progress p where p.campaign_id = ${campaignId} and p.area = f.area and p.day <= f.day
    order by p.day desc limit 1
  ) p on true
  left join lateral (
    select * from targets t where f.day is null and t.area = f.area
      and t.target_set_id = ${versionOfImport({ importId, campaignId })}
    limit 1
  ) t on true`;

/**
 * What the rows of a page replace in another form (rule 11): a total without channels by figures of channels, and the other
 * way round, where the file itself does not say it of the day. And the channels of the days before that stand again because
 * the total of the row's own day is replaced.
 */
const replacedByPage = (importId: number, campaignId: number): SQL => sql`
  select r.part, r.row, r.area, r.day, r.stage || '.' || v.channel as measure, case when v.back then b.value end as after,
    r.flags, r.shown, v.before
  from (
    select f.part, f.row, f.area, f.day, page.flags, page.shown, split_part(f.measure, '.', 1) as stage,
      bool_or(f.measure like '%.unsplit') as in_all, bool_or(f.measure not like '%.unsplit') as by_channel
    from page
    cross join lateral (
      select * from import_facts f where f.import_id = ${importId} and f.part = page.part and f.row = page.row
        and f.measure not like 'target.%' and f.measure not like 'workforce.%' offset 0
    ) f
    where page.change is distinct from 'same'
    group by f.part, f.row, f.area, f.day, page.flags, page.shown, split_part(f.measure, '.', 1)
  ) r
  cross join lateral (
    select * from progress p where p.campaign_id = ${campaignId} and p.area = r.area and p.day <= r.day
    order by p.day desc limit 1
  ) p
  cross join lateral (values ${list(
    channels.map(
      (channel) => sql`(${text(channel)}, ${byStage(sql`r.stage`, (stage) => replacedOf(stage, channel))},
      ${channel === 'unsplit' ? sql`false` : sql`p.day = r.day and r.by_channel and not r.in_all and ${byStage(sql`r.stage`, (stage) => sql`${own(stage, 'unsplit')} is not null and ${own(stage, channel)} is null`)}`})`,
    ),
  )}) v (channel, before, back)
  -- Only where the day's total is replaced.
  left join lateral (
    select ${byChannel(sql`v.channel`, (channel) => byStage(sql`r.stage`, (stage) => own(stage, channel)), ['online', 'manual'])} as value
    from progress p where v.back and p.campaign_id = ${campaignId} and p.area = r.area and p.day < r.day
    order by p.day desc limit 1
  ) b on true
  where case when v.back then b.value is not null
      else v.before is not null and case when v.channel = 'unsplit' then r.by_channel else r.in_all end end
    -- Hashed once, and only where there is something that may be replaced.
    and (r.area, r.day, r.stage || '.' || v.channel) not in (
      select area, day, measure from import_facts where import_id = ${importId} and day is not null)`;

/** What is replaced of a channel, of an area with parts as its page shows it. */
const replacedOf = (stage: Stage, channel: string): SQL => {
  const standing = channel === 'unsplit' ? sql`true` : ownChannelsStand(stage);
  return sql`case when not (${hasPartsBelow(sql`r.area`)}) then ${own(stage, channel)} when ${standing} then ${shownOf(stage, channel)} end`;
};

const filtered = (filter: PlanFilter): SQL => {
  if (filter === 'all') return sql`true`;
  return filter === 'flagged'
    ? sql`flags && ${sql.param(planFlags.filter(needsLook))}::text[]`
    : sql`change = ${filter}`;
};

/** A page of the rows of a plan, in the order of the file, each figure with what stands before it now. */
export async function listPlannedChanges(
  transaction: ScopedTransaction,
  input: {
    importId: number;
    campaignId: number;
    editionId: number;
    filter: PlanFilter;
    limit: number;
    offset: number;
  },
): Promise<PlannedChange[]> {
  const { importId, limit, offset } = input;
  return transaction.execute<PlannedChange>(sql`
    with page as materialized (
      (select part, row, flags, change, shown from import_rows where import_id = ${importId} and ${filtered(input.filter)}
        order by part, row limit ${limit} offset ${offset})
      union all
      -- An import that was checked before rows were compared.
      (select part, row, '{}'::text[], null, null::jsonb from import_facts
        where import_id = ${importId} and ${input.filter === 'all'}
          and not exists (select 1 from import_rows where import_id = ${importId})
        group by part, row order by part, row limit ${limit} offset ${offset})
    )
    select f.part, f.row, a.code, a.name, f.day, f.measure, f.before, f.after, f.flags, f.shown
    from (
      select part, row, area, day, measure, before, after, flags, shown from (${factsWithBefore(importId, input.campaignId)}) said
      union all
      select part, row, area, day, measure, before, after, flags, shown from (${replacedByPage(importId, input.campaignId)}) replaced
    ) f
    join areas a on a.edition_id = ${input.editionId} and a.lo = f.area
    order by f.part, f.row, f.measure`);
}

/** When figures inside the area of an import last changed, where that was after it was compared; null: not since. */
export async function getChangeSince(transaction: ScopedTransaction, importId: number): Promise<Date | null> {
  const [row] = await transaction.execute<{ at: string }>(sql`
    select to_char(c.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from imports i join area_changes c on c.campaign_id = i.campaign_id and c.area = i.area_lo
    where i.id = ${importId} and c.changed_at > i.compared_at`);
  return row ? new Date(row.at) : null;
}
