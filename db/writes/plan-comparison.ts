import { eq, type SQL, sql } from 'drizzle-orm';
import { channels } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { HeldReasons } from '../../lib/domain/held-rows';
import type { LedgerHeads, MeasureTotal } from '../../lib/domain/imports';
import type { ScopedTransaction } from '../client';
import { getLedgerHeads, getVisibleHeads } from '../queries/changed-figures';
import { outermostAreas } from '../queries/outermost-areas';
import { byChannel, column, either, list, text } from '../queries/statement-parts';
import { versionOfImport } from '../queries/target-statements';
import { imports } from '../schema';
import { tryLockCampaign } from './locks';
import { type ComparedPlan, compareOwnFigures, gatherAreas, gatherFacts } from './plan-figures';
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
import { gatherShown, makeShownTable } from './plan-shown';

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
    sql`drop table plan_facts, plan_areas, plan_touched, plan_moves, plan_levels, plan_flags, plan_shown, plan_figures, plan_bounds`,
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
  await makeShownTable(transaction);
}

async function compareCounts(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  await makeTables(transaction);
  if (plan.stages.length === 0) return;
  await gatherTouched(transaction, plan);
  await compareOwnFigures(transaction, plan);
  await compareLevels(transaction, plan);
  await flagFigures(transaction, plan);
  await gatherShown(transaction, plan);
}

/**
 * `plan_figures (part, row, area, day, stage, measure, after, before, replaces)`: the facts, each with what stands before it:
 * of an area with parts what its page shows (`plan_shown`), of a desa its own figure. Without `part` and `row`: what stands
 * in the other form and is replaced by them (rule 11), whose `after` is null; and a channel that stands again because the
 * total of its day is replaced.
 */
async function gatherFigures(transaction: ScopedTransaction, plan: ComparedPlan): Promise<void> {
  const of = (row: string, prefix = '') =>
    byChannel(sql`f.channel`, (channel) => sql`${column(row)}.${column(`${prefix}${channel}`)}`);
  const isGone = (channel: string) =>
    sql`m.${column(`before_${channel}`)} is not null and m.${column(`after_${channel}`)} is null`;
  const isShownGone = (channel: string) =>
    channel === 'unsplit'
      ? sql`m.after_unsplit is null and w.unsplit is not null`
      : sql`w.stood and m.after_unsplit is not null and m.${column(`after_${channel}`)} is null and w.${column(channel)} is not null`;
  const isReplaced = (channel: string) =>
    sql`case when w.area is null then ${isGone(channel)} else ${isShownGone(channel)} end`;
  const isBack = (channel: string) =>
    sql`${isGone('unsplit')} and m.${column(`before_${channel}`)} is null and m.${column(`after_${channel}`)} is not null`;
  await transaction.execute(sql`
    create temporary table plan_figures on commit drop as
    select f.part, f.row, f.area, f.day, f.stage, f.measure, f.value as after,
      case when w.alike then f.value
        when w.area is null then ${of('m', 'before_')}
        when w.whole and not w.stood then w.total else ${of('w')} end as before,
      w.alike is not true and ${either(channels.map(isReplaced))} as replaces
    from (select *, split_part(measure, '.', 2) as channel from plan_facts where stage not in ('target', 'workforce')) f
    left join plan_moves m on m.area = f.area and m.day = f.day and m.stage = f.stage
    left join plan_shown w on w.area = f.area and w.day = f.day and w.stage = f.stage
    union all
    select null, null, m.area, m.day, m.stage, m.stage || '.' || r.channel, case when r.back then r.after end, r.before, false
    from plan_moves m left join plan_shown w on w.area = m.area and w.day = m.day and w.stage = m.stage
    cross join lateral (values ${list(
      channels.map(
        (
          channel,
        ) => sql`(${text(channel)}, case when w.area is null then m.${column(`before_${channel}`)} else w.${column(channel)} end,
          m.${column(`after_${channel}`)}, ${isReplaced(channel)}, ${isBack(channel)})`,
      ),
    )}) r (channel, before, after, replaced, back)
    where m.filed and w.alike is not true and ${either(channels.flatMap((channel) => [isReplaced(channel), isBack(channel)]))} and (r.replaced or (r.back
      -- Hashed once, and only where a channel may have come back.
      and (m.area, m.day, m.stage || '.' || r.channel) not in (
        select area, day, measure from plan_facts where day is not null)))
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
      and t.target_set_id = ${versionOfImport(plan)}
    limit 1
  ) t on true
  where f.stage in ('target', 'workforce')`;

/**
 * The sum over the file's areas, by measure, before and after it: of each area and measure its newest day in the file.
 * What the file replaces in another form is among them.
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
    insert into import_rows (import_id, part, row, area, change, flags, shown)
    select ${importId}::integer, part, row, min(f.area),
      case when bool_or(g.fell and w.alike is not true) then 'fallen' when bool_or(f.before <> f.after or f.replaces) then 'changed'
        when bool_or(f.before is null) then 'new' else 'same' end,
      array_remove(array[case when bool_or(g.fell and w.alike is not true) then 'fell' end,
        case when bool_or(g.over) then 'overTarget' end,
        case when bool_or(g.hasty and w.alike is not true) then 'implausiblePerKader' end,
        case when bool_or(g.exceeds) then 'partsExceedWhole' end,
        case when bool_or(g.far and w.alike is not true) then 'farFromBefore' end,
        case when bool_or(exists (select 1 from plan_held h where h.part = f.part and h.row = f.row)) then 'held' end], null),
      jsonb_object_agg(f.stage, jsonb_build_object('before', w.total, 'after', w.total_then)) filter (where w.total_then is not null)
    from plan_figures f left join plan_flags g on g.area = f.area and g.day = f.day and g.stage = f.stage
    left join plan_shown w on w.area = f.area and w.day = f.day and w.stage = f.stage
    where f.row is not null and (${which})
    group by part, row order by part, row
    on conflict (import_id, part, row) do nothing`);
}
