import { eq, type SQL, sql } from 'drizzle-orm';
import { channels, type Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { HeldReasons } from '../../lib/domain/held-rows';
import { countMeasures, type LedgerHeads, type MeasureTotal } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { getLedgerHeads, getVisibleHeads } from '../queries/changed-figures';
import { outermostAreas } from '../queries/outermost-areas';
import { imports } from '../schema';
import { tryLockCampaign } from './locks';
import {
  type ComparedPlan,
  column,
  compareOwnFigures,
  gatherAreas,
  gatherFacts,
  list,
  progressColumns,
  text,
} from './plan-figures';
import { flagFigures } from './plan-flags';
import {
  findHeld,
  gatherBounds,
  leaveOutHeld,
  makeHeldTable,
  type SettableTargets,
  settableBySender,
  writeHeld,
} from './plan-held';
import { compareLevels, gatherTouched, sumLevels } from './plan-levels';

/** A look finds what is too large by itself, with its other channels, or with its neighbours: each leaves out what it found. */
const mostLooks = 4;

/**
 * Compares the facts of an import with what stands now and keeps what comes of it: totals by measure and by level, for
 * each row what it changes and what is odd about it (`import_rows`), and what is held. Held rows are in no total, for they
 * are not saved with the rest. Everything is looked up once and then worked on in temporary tables, so that a national day
 * takes some seconds; once more where something is held.
 * @param options.confirmed reasons by row: held rows that are saved all the same
 * @param options.settable whose targets the file may set, for figures are measured by those it does not; absent: those
 *   that its sender may
 */
export async function comparePlan(
  transaction: ScopedTransaction,
  importId: number,
  options: { confirmed?: HeldReasons; settable?: SettableTargets | null } = {},
): Promise<void> {
  const { confirmed = {} } = options;
  const read = await readPlan(transaction, importId);
  const settable = options.settable === undefined ? await settableBySender(transaction, importId) : options.settable;
  const found = { ...read, settable };
  const { at: comparedAt, heads } = await markComparison(transaction, found);
  // By default Postgres keeps to 8 MB, half a national day.
  await transaction.execute(sql`select set_config('work_mem', '64MB', true)`);
  await transaction.execute(sql`delete from import_rows where import_id = ${importId}`);
  await makeHeldTable(transaction);
  let plan = await look(transaction, found);
  for (let looks = 1; looks < mostLooks && (await findHeld(transaction, plan, confirmed)) > 0; looks += 1) {
    await writeRows(
      transaction,
      importId,
      sql`exists (
      select 1 from plan_held h where h.part = f.part and h.row = f.row and not h.confirmed)`,
    );
    await dropTables(transaction);
    plan = await look(transaction, found);
  }
  await transaction
    .update(imports)
    .set({
      totals: await sumMeasures(transaction),
      levels: plan.lastDay === null ? [] : await sumLevels(transaction),
      comparedAt: sql`${comparedAt}::timestamptz`,
      comparedHeads: heads,
    })
    .where(eq(imports.id, importId));
  await writeRows(transaction, importId, sql`true`);
  await writeHeld(transaction, plan, confirmed);
  await dropTables(transaction);
  await transaction.execute(sql`drop table plan_held`);
}

type FoundPlan = Awaited<ReturnType<typeof readPlan>> & { settable: SettableTargets | null };

/** Compares what is not held, as far as that is known by now. */
async function look(transaction: ScopedTransaction, found: FoundPlan): Promise<ComparedPlan> {
  await gatherFacts(transaction, found.importId);
  await leaveOutHeld(transaction);
  const plan: ComparedPlan = { ...found, ...(await gatherAreas(transaction)) };
  await compareCounts(transaction, plan);
  await gatherBounds(transaction, plan, found.settable);
  await gatherFigures(transaction, plan);
  return plan;
}

async function dropTables(transaction: ScopedTransaction): Promise<void> {
  await transaction.execute(
    sql`drop table plan_facts, plan_areas, plan_touched, plan_moves, plan_levels, plan_flags, plan_alike, plan_figures, plan_bounds`,
  );
}

async function readPlan(transaction: ScopedTransaction, importId: number) {
  const [row] = await transaction.execute<{
    campaign: number;
    edition: number;
    startDay: IsoDay;
    lo: number;
    hi: number;
  }>(sql`
    select c.id as campaign, c.edition_id as edition, c.start_day as "startDay", i.area_lo as lo, i.area_hi as hi
    from imports i join campaigns c on c.id = i.campaign_id where i.id = ${importId}`);
  if (!row) throw new Error(`there is no import ${importId} in this scope`);
  const { campaign: campaignId, edition: editionId, startDay, lo, hi } = row;
  return { importId, campaignId, editionId, startDay, inside: { lo, hi } };
}

/**
 * The instant, as text, and the newest rows of the ledgers up to which changes are in the comparison. Nobody counts figures
 * meanwhile where the lock is free; otherwise what is being counted may or may not be in, and only the changes that are
 * there now surely are.
 */
async function markComparison(
  transaction: ScopedTransaction,
  plan: Pick<ComparedPlan, 'importId' | 'campaignId' | 'inside'>,
): Promise<{ at: string; heads: LedgerHeads }> {
  const alone = await tryLockCampaign(transaction, plan.campaignId);
  const [row] = await transaction.execute<{ at: string }>(
    alone
      ? sql`select clock_timestamp()::text as at`
      : sql`select coalesce((select changed_at from area_changes where campaign_id = ${plan.campaignId} and area = ${plan.inside.lo}),
          'epoch')::text as at`,
  );
  const heads = alone ? await getLedgerHeads(transaction) : await getVisibleHeads(transaction, plan);
  return { at: row?.at ?? 'epoch', heads };
}

/** Made by themselves, for a file without counts leaves them empty. */
async function makeTables(transaction: ScopedTransaction): Promise<void> {
  const figures = (prefix: string) => list(channels.map((channel) => sql`${column(`${prefix}${channel}`)} bigint`));
  await transaction.execute(sql`
    create temporary table plan_touched (area bigint, level integer, target bigint) on commit drop`);
  await transaction.execute(sql`
    create temporary table plan_moves (
      area bigint, day date, stage text, filed boolean, moved boolean, newest boolean, last boolean, kader bigint,
      ${figures('before_')}, ${figures('after_')}, total_before bigint, total_after bigint, previous bigint, previous_day date,
      previous_filed boolean
    ) on commit drop`);
  await transaction.execute(sql`
    create temporary table plan_levels (
      area bigint, level integer, stage text, moved boolean, total_before bigint, total_after bigint, exceeds boolean,
      ${figures('')}
    ) on commit drop`);
  await transaction.execute(sql`
    create temporary table plan_flags (
      area bigint, day date, stage text, fell boolean, over boolean, exceeds boolean, hasty boolean, far boolean
    ) on commit drop`);
  await transaction.execute(sql`
    create temporary table plan_alike (area bigint, day date, stage text) on commit drop`);
}

async function compareCounts(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  await makeTables(transaction);
  if (plan.stages.length === 0) return;
  await gatherTouched(transaction, plan);
  await compareOwnFigures(transaction, plan);
  await compareLevels(transaction, plan);
  await flagFigures(transaction, plan);
  await gatherAlike(transaction, plan);
}

/**
 * `plan_alike (area, day, stage)`: what the file states of an area with parts is what its page shows already and goes
 * on showing, by its own report or by those of its parts: a table of ours that is sent in again changes nothing.
 */
async function gatherAlike(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const shows = (stage: Stage) => sql`
    (p.${column(`${stage}_online`)}, p.${column(`${stage}_manual`)}, coalesce(p.${column(`${stage}_unsplit`)}, 0))
      is not distinct from (m.after_online, m.after_manual, coalesce(m.after_unsplit, 0))`;
  await transaction.execute(sql`
    insert into plan_alike (area, day, stage)
    select m.area, m.day, m.stage from plan_moves m
    cross join lateral (
      select ${list(progressColumns(plan, ['']))} from progress p
      where p.campaign_id = ${plan.campaignId} and p.area = m.area and p.day <= m.day order by p.day desc limit 1
    ) p
    left join plan_levels l on l.area = m.area and l.stage = m.stage
    where m.filed and m.area % 10000 = 0 and (not m.newest or l.total_after = m.total_after) and case m.stage ${sql.join(
      plan.stages.map((stage) => sql`when ${text(stage)} then ${shows(stage)}`),
      sql` `,
    )} end`);
  await transaction.execute(sql`analyze plan_alike`);
}

/**
 * `plan_figures (part, row, area, day, stage, measure, after, before, replaces)`: the facts, each with what stands before it.
 * Without `part` and `row`: what stands in the other form and is replaced by them (rule 11), whose `after` is null.
 */
async function gatherFigures(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const counted = sql.join(
    countMeasures.map((measure) => sql`when ${text(measure)} then m.${column(`before_${measure.split('.')[1]}`)}`),
    sql` `,
  );
  const isReplaced = (channel: string) =>
    sql`m.${column(`before_${channel}`)} is not null and m.${column(`after_${channel}`)} is null`;
  await transaction.execute(sql`
    create temporary table plan_figures on commit drop as
    select f.part, f.row, f.area, f.day, f.stage, f.measure, f.value as after,
      case when k.area is not null then f.value else case f.measure ${counted} end end as before,
      k.area is null and (${sql.join(channels.map(isReplaced), sql` or `)}) as replaces
    from plan_facts f left join plan_moves m on m.area = f.area and m.day = f.day and m.stage = f.stage
    left join plan_alike k on k.area = f.area and k.day = f.day and k.stage = f.stage
    where f.stage not in ('target', 'workforce')
    union all
    select null, null, m.area, m.day, m.stage, m.stage || '.' || r.channel, null, r.before, false
    from plan_moves m cross join lateral (values ${list(
      channels.map((channel) => sql`(${text(channel)}, m.${column(`before_${channel}`)}, ${isReplaced(channel)})`),
    )}) r (channel, before, replaced)
    where m.filed and r.replaced and (m.area, m.day, m.stage) not in (select area, day, stage from plan_alike)
    union all
    ${othersWithBefore(plan)}`);
  await transaction.execute(sql`analyze plan_figures`);
}

/**
 * What stands before targets and people: the area's own statement; of a target that says what counts already,
 * that.
 */
const othersWithBefore = (plan: ComparedPlan): SQL => sql`
  select f.part, f.row, f.area, f.day, f.stage, f.measure, f.value, case f.measure
    when 'workforce.kader' then p.own_kader when 'workforce.supervisor' then p.own_supervisor
    when 'target.total' then case when t.total = f.value then t.total else t.stated end
    when 'target.online' then case when t.online = f.value then t.online else t.stated_online end
    when 'target.manual' then case when t.manual = f.value then t.manual else t.stated_manual end end, false
  from plan_facts f
  left join lateral (
    select own_kader, own_supervisor from progress p
    where p.campaign_id = ${plan.campaignId} and p.area = f.area and p.day <= f.day
    order by p.day desc limit 1
  ) p on true
  left join lateral (
    select stated, stated_online, stated_manual, total, online, manual from targets t where f.day is null and t.area = f.area
      and t.target_set_id = (select s.id from target_sets s where s.campaign_id = ${plan.campaignId} and s.is_default)
    limit 1
  ) t on true
  where f.stage in ('target', 'workforce')`;

/**
 * The sum over the file's areas, by measure, before and after it: of each area and measure its newest day in the file.
 * It speaks of what the areas state for themselves. What the file replaces in another form is among them.
 */
async function sumMeasures(transaction: ScopedTransaction): Promise<MeasureTotal[]> {
  return transaction.execute<MeasureTotal>(sql`
    select measure, sum(before)::bigint as before, sum(after)::bigint as after from (
      select distinct on (area, measure) area, measure, before, after from plan_figures t
      where ${outermostAreas({ relation: 'plan_figures', series: 'measure' })}
      order by area, measure, day desc
    ) newest group by measure order by measure`);
}

/** What each row changes, the most telling of its figures, and what is odd about any of them. `which`: of `f`, a figure. */
async function writeRows(transaction: ScopedTransaction, importId: number, which: SQL): Promise<void> {
  await transaction.execute(sql`
    insert into import_rows (import_id, part, row, area, change, flags)
    select ${importId}::integer, part, row, min(f.area),
      case when bool_or(g.fell and k.area is null) then 'fallen' when bool_or(f.before <> f.after or f.replaces) then 'changed'
        when bool_or(f.before is null) then 'new' else 'same' end,
      array_remove(array[case when bool_or(g.fell and k.area is null) then 'fell' end,
        case when bool_or(g.over) then 'overTarget' end,
        case when bool_or(g.hasty and k.area is null) then 'implausiblePerKader' end,
        case when bool_or(g.exceeds) then 'partsExceedWhole' end,
        case when bool_or(g.far and k.area is null) then 'farFromBefore' end,
        case when bool_or(exists (select 1 from plan_held h where h.part = f.part and h.row = f.row)) then 'held' end], null)
    from plan_figures f left join plan_flags g on g.area = f.area and g.day = f.day and g.stage = f.stage
    left join plan_alike k on k.area = f.area and k.day = f.day and k.stage = f.stage
    where f.row is not null and (${which})
    group by part, row order by part, row
    on conflict (import_id, part, row) do nothing`);
}
