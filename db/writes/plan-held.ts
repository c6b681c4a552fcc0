import { eq, type SQL, sql } from 'drizzle-orm';
import { nationCode, rangeOfCode } from '../../lib/domain/areas';
import { type HeldCountCode, heldLimits, suggestFigure } from '../../lib/domain/held-figures';
import { confirmHeld, type HeldReasons, type HeldRow, listedHeld } from '../../lib/domain/held-rows';
import { type ImportPart, rowKeyOf } from '../../lib/domain/imports';
import { isAllowed } from '../../lib/domain/users';
import { inNation, type ScopedTransaction } from '../client';
import { areaAtStep, levelsAbove, stepsAbove } from '../queries/area-steps';
import { column, constant, list, text } from '../queries/statement-parts';
import { measuresCounts } from '../queries/target-statements';
import { imports, users } from '../schema';
import type { ComparedPlan } from './plan-figures';

/** `plan_held (part, row, area, measure, value, code, …)`: the figures that are held, found look by look. */
export async function makeHeldTable(transaction: ScopedTransaction): Promise<void> {
  await transaction.execute(sql`
    create temporary table plan_held (
      part smallint, row integer, area bigint, measure text, value bigint, code text, against bigint, whose bigint,
      target bigint, target_above bigint, last_report bigint, confirmed boolean not null default false
    ) on commit drop`);
}

/** Takes the rows that are held out of `plan_facts`, unless they are confirmed. */
export async function leaveOutHeld(transaction: ScopedTransaction): Promise<void> {
  await transaction.execute(sql`
    delete from plan_facts f using plan_held h where h.part = f.part and h.row = f.row and not h.confirmed`);
}

/** The areas whose targets a file may set, by their `lo`. The other targets in it are proposals, and measure nothing. */
export type SettableTargets = { from: number; to: number };

/** What the sender of an import may set, by the matrix of roles; a command sends it for the whole nation. */
export async function settableBySender(
  transaction: ScopedTransaction,
  importId: number,
): Promise<SettableTargets | null> {
  const [sender] = await transaction
    .select({ role: users.role, lo: users.areaLo, hi: users.areaHi })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.userId))
    .where(eq(imports.id, importId));
  if (!sender) {
    const { lo, hi } = rangeOfCode(nationCode);
    return { from: lo, to: hi };
  }
  const { role, lo, hi } = sender;
  if (!isAllowed({ role, verb: 'setTargets', relation: 'descendant' })) return null;
  return { from: isAllowed({ role, verb: 'setTargets', relation: 'own' }) ? lo : lo + 1, to: hi };
}

/** The areas above one, the nearest first. */
const areasAbove = levelsAbove.map(({ name, areaAbove }) => ({ above: column(name), areaAbove }));

/**
 * The target of an area in the version of `set`. With a limit, so that it stays one probe an area: joined, all targets of the
 * nation were read for a dozen desa.
 */
const targetOf = (area: SQL): SQL => sql`
  select total, stated from targets where target_set_id = (select id from set) and area = ${area} limit 1`;

/**
 * `plan_bounds (area, target, whose, target_above)`: by what the figures of the file's areas are measured
 * (`HeldMeasures`, lib/domain/held-figures.ts): their target, what the file sets or what stands, and the nearest target
 * that an area above states, also outside the file's own area.
 */
export async function gatherBounds(
  transaction: ScopedTransaction,
  plan: ComparedPlan,
  settable: SettableTargets | null,
): Promise<void> {
  const { from, to } = settable ?? { from: 1, to: 0 };
  await inNation(transaction, async (nation) => {
    await nation.execute(sql`
      create temporary table plan_bounds on commit drop as
      with set as (select id from target_sets where campaign_id = ${plan.campaignId} and is_default),
      said as (
        -- A target that names its channels alone is their sum.
        select area, coalesce(max(value) filter (where measure = 'target.total'),
          max(value) filter (where measure = 'target.online') + max(value) filter (where measure = 'target.manual')) as target
        from plan_facts where stage = 'target' and ${measuresCounts(plan)} and area between ${from}::bigint and ${to}::bigint group by area
      ), own as materialized (
        select a.area, coalesce(said.target, t.total) as target
        from plan_areas a
        left join said on said.area = a.area
        left join lateral (${targetOf(sql`a.area`)}) t on true
      ), above as materialized (
        select one.area, coalesce(said.target, t.stated) as stated
        from (
          select distinct ${areaAtStep(sql`o.area`)} as area
          from own o, ${stepsAbove}
          where coalesce(o.target, 0) <= 0
        ) one
        left join said on said.area = one.area
        left join lateral (${targetOf(sql`one.area`)}) t on true
      )
      select own.area, own.target, coalesce(${list(areasAbove.map(({ above }) => sql`${above}.area`))}) as whose,
        case ${sql.join(
          areasAbove.map(({ above }) => sql`when ${above}.area is not null then ${above}.stated`),
          sql` `,
        )} end as target_above
      from own
      -- A join for each level, for a lateral subquery would look through all areas once more for each of them.
      ${sql.join(
        areasAbove.map(
          ({ above, areaAbove }) => sql`left join above ${above} on ${above}.area = ${areaAbove(sql`own.area`)}
            and ${above}.area < own.area and ${above}.stated > 0 and coalesce(own.target, 0) <= 0`,
        ),
        sql` `,
      )}`);
  });
  await transaction.execute(sql`analyze plan_bounds`);
}

/** The newest statement of a target in a campaign: while it is the same, figures are measured by the same. 0: none. */
export async function newestTarget(transaction: ScopedTransaction, campaignId: number): Promise<number> {
  return inNation(transaction, async (nation) => {
    const [row] = await nation.execute<{ id: number }>(sql`
      select coalesce(max(f.id), 0) as id from target_facts f join target_sets s on s.id = f.target_set_id
      where s.campaign_id = ${campaignId}`);
    return row?.id ?? 0;
  });
}

/** Each filed figure of `plan_moves` that is held, with what it is measured by, and above what, for which reason. */
const judged = (): SQL => {
  const ofTarget = sql`${constant(heldLimits.timesTarget)} * b.target`;
  const ofTargetAbove = sql`${constant(heldLimits.timesTarget)} * b.target_above`;
  const ofLastReport = sql`case when m.previous > 0
    then greatest(${constant(heldLimits.timesLastReport)} * m.previous, m.previous + ${constant(heldLimits.leastAboveLastReport)}) end`;
  return sql`
    select m.area, m.day, m.stage, m.total_after, m.previous, b.target, b.target_above, limits.*
    from plan_moves m join plan_bounds b on b.area = m.area
    cross join lateral (
      select * from (values
        ('aboveTarget', case when b.target > 0 then ${ofTarget} end, b.target, null::bigint),
        ('aboveTargetAbove', case when coalesce(b.target, 0) <= 0 then ${ofTargetAbove} end, b.target_above, b.whose),
        ('aboveLastReport', case when coalesce(b.target, 0) <= 0 then ${ofLastReport} end, m.previous, null)
      ) one (code, most, against, whose)
      where m.total_after > one.most limit 1
    ) limits
    -- The lowest of the three, so that the rest is asked of few figures only.
    where m.filed and m.total_after > case when b.target > 0 then ${ofTarget} else least(${ofTargetAbove}, ${ofLastReport}) end`;
};

/**
 * Finds the figures that are held beside those that are already, and puts them into `plan_held`. Of a first look those
 * that are too large by themselves; only where there is none, those whose area is with its other channels, and then those
 * that make an area above too large together. Returns how many rows came.
 * @param confirmed reasons by row: these rows are saved all the same, so they are held and stay in the comparison
 */
export async function findHeld(
  transaction: ScopedTransaction,
  plan: ComparedPlan,
  confirmed: HeldReasons,
): Promise<number> {
  if (plan.stages.length === 0) return 0;
  const looks = [figuresTooLarge(), totalsTooLarge(), wholesTooLarge()];
  for (const look of looks) {
    const found = await transaction.execute(sql`
      insert into plan_held (part, row, area, measure, value, code, against, whose, target, target_above, last_report)
      select distinct on (part, row, measure) * from (${look}) found
      where not exists (select 1 from plan_held h where h.part = found.part and h.row = found.row)
      order by part, row, measure`);
    if (found.count === 0) continue;
    await markConfirmed(transaction, plan, confirmed);
    return found.count;
  }
  return 0;
}

async function markConfirmed(
  transaction: ScopedTransaction,
  plan: ComparedPlan,
  confirmed: HeldReasons,
): Promise<void> {
  if (Object.keys(confirmed).length === 0) return;
  const parts = await listParts(transaction, plan);
  const held = await transaction.execute<{ part: number; row: number }>(sql`select distinct part, row from plan_held`);
  const said = held.filter(({ part, row }) => confirmed[keyOf(parts, { part, row })] !== undefined);
  await transaction.execute(sql`
    update plan_held h set confirmed = true
    from unnest(${sql.param(said.map(({ part }) => part))}::smallint[], ${sql.param(said.map(({ row }) => row))}::integer[]) s (part, row)
    where h.part = s.part and h.row = s.row`);
}

async function listParts(transaction: ScopedTransaction, plan: ComparedPlan): Promise<readonly ImportPart[]> {
  const [found] = await transaction.select({ parts: imports.parts }).from(imports).where(eq(imports.id, plan.importId));
  return found?.parts ?? [];
}

function keyOf(parts: readonly ImportPart[], { part, row }: { part: number; row: number }): string {
  const sheet = sheetOf(parts, part);
  return rowKeyOf({ row, ...(sheet !== undefined && { sheet }) });
}

const figuresTooLarge = (): SQL => sql`
  select f.part, f.row, f.area, f.measure, f.value, j.code, j.against, j.whose, j.target, j.target_above, j.previous
  from (${judged()}) j join plan_facts f on f.area = j.area and f.day = j.day and f.stage = j.stage
  where f.value > j.most`;

const totalsTooLarge = (): SQL => sql`
  select f.part, f.row, f.area, f.stage || '.total' as measure, j.total_after, j.code, j.against, j.whose, j.target, j.target_above, j.previous
  from (${judged()}) j join plan_facts f on f.area = j.area and f.day = j.day and f.stage = j.stage`;

/**
 * Areas of the file without a target of their own that add up to too much for the nearest area above that states one.
 * What is held already, or stands of others, is not their doing.
 */
const wholesTooLarge = (): SQL => sql`
  with mine as materialized (
    select b.area, b.whose, b.target, b.target_above, m.stage, m.total_after
    from plan_bounds b join plan_moves m on m.area = b.area and m.last and m.moved
    where b.whose is not null and not exists (select 1 from plan_held h where h.area = b.area)
  ), sums as (
    select whose, target_above, stage, sum(total_after) as total
    from mine
    -- An area and its parts are counted once.
    where not exists (
      select 1 from mine above, ${stepsAbove}
      where above.area = ${areaAtStep(sql`mine.area`)} and above.area <> mine.area and above.stage = mine.stage)
    group by whose, target_above, stage
    having sum(total_after) > ${constant(heldLimits.timesTarget)} * target_above
  )
  select f.part, f.row, f.area, f.stage || '.total' as measure, s.total::bigint,
    ${text('aboveTargetTogether' satisfies HeldCountCode)} as code, s.target_above, s.whose, m.target, s.target_above, null::bigint
  from sums s
  join mine m on m.whose = s.whose and m.stage = s.stage
  join plan_facts f on f.area = m.area and f.stage = s.stage`;

type FoundRow = {
  part: number;
  row: number;
  code: string;
  name: string;
  measure: HeldRow['measure'];
  value: number;
  added: number | null;
  why: HeldRow['code'];
  against: number;
  whose: string | null;
  whoseName: string | null;
  target: number | null;
  targetAbove: number | null;
  lastReport: number | null;
};

/** Keeps what is held with the import: `held` and how many rows that are. */
export async function writeHeld(
  transaction: ScopedTransaction,
  plan: ComparedPlan,
  confirmed: HeldReasons,
): Promise<void> {
  const parts = await listParts(transaction, plan);
  const rows = await transaction.execute<FoundRow>(sql`
    select h.part, h.row, a.code, a.name, h.measure, h.value, h.code as why, h.against, w.code as whose, w.name as "whoseName",
      h.target, h.target_above as "targetAbove", h.last_report as "lastReport", (
        select sum(f.added)::bigint from import_facts f
        where f.import_id = ${plan.importId} and f.part = h.part and f.row = h.row
          and h.measure in (f.measure, split_part(f.measure, '.', 1) || '.total')
      ) as added
    from plan_held h
    join areas a on a.edition_id = ${plan.editionId} and a.lo = h.area
    left join areas w on w.edition_id = ${plan.editionId} and w.lo = h.whose
    order by h.part, h.row, h.measure limit ${listedHeld}`);
  const [counted] = await transaction.execute<{ rows: number }>(
    sql`select count(*)::integer as rows from (select distinct part, row from plan_held) held`,
  );
  await transaction
    .update(imports)
    .set({
      held: confirmHeld(
        rows.map((row) => toHeldRow(row, parts)),
        confirmed,
      ),
      heldCount: counted?.rows ?? 0,
      targetsSeen: await newestTarget(transaction, plan.campaignId),
    })
    .where(eq(imports.id, plan.importId));
}

function toHeldRow(found: FoundRow, parts: readonly ImportPart[]): HeldRow {
  const { part, row, code, name, measure, value, added, why, against, whose, whoseName } = found;
  const sheet = sheetOf(parts, part);
  return {
    ...{ part, row, area: code, name, measure, value, code: why, against },
    ...(sheet !== undefined && { sheet }),
    ...(added !== null && { added }),
    ...(whose !== null && whoseName !== null && { whose: { area: whose, name: whoseName } }),
    // A sum holds no zeros that anybody typed.
    suggestion:
      measure.endsWith('.total') && !measure.startsWith('target.') ? null : suggestFigure(value, found, added),
  };
}

/** The sheet by which a row is named, where several are read. */
function sheetOf(parts: readonly ImportPart[], part: number): string | undefined {
  return new Set(parts.map(({ sheet }) => sheet)).size > 1 ? parts[part]?.sheet : undefined;
}
