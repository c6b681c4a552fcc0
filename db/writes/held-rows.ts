import { eq, sql } from 'drizzle-orm';
import { type HeldReasons, type HeldRow, listedHeld, requireReasons, rowsOfHeld } from '../../lib/domain/held-rows';
import { Problem } from '../../lib/domain/problems';
import type { ScopedTransaction } from '../client';
import { getChangeSince } from '../queries/plan-rows';
import { imports } from '../schema';
import { comparePlan } from './plan-comparison';
import { newestTarget, type SettableTargets } from './plan-held';

/** What became of the held rows of an import: what the audit keeps of them. */
type SettledHeld = {
  /** Held figures: with the reason of those that are counted all the same. */
  rows: Pick<HeldRow, 'row' | 'sheet' | 'area' | 'measure' | 'value' | 'code' | 'against' | 'confirmed'>[];
  /** Rows that are not counted. */
  leftOut: number;
};

/** The audit names so many held figures; `imports.held` has more. */
const auditedHeld = 100;

/**
 * Takes the held rows of an import that is being committed out of its plan, but for those that are confirmed. Judged anew
 * where figures or targets changed since the check; the caller holds the campaign's lock, so nothing changes meanwhile.
 * @throws Problem 400 for a reason that is none, 409 where nothing is left to count
 */
export async function settleHeld(
  transaction: ScopedTransaction,
  found: { id: number; campaignId: number; targetsSeen: number; held: HeldRow[]; heldCount: number },
  input: { confirmed: HeldReasons; setsTargets: SettableTargets | null },
): Promise<SettledHeld> {
  const reasons = requireReasons(input.confirmed);
  const outdated =
    (await newestTarget(transaction, found.campaignId)) !== found.targetsSeen ||
    (await getChangeSince(transaction, found.id)) !== null ||
    (await measuresItself(transaction, found.id));
  const said = Object.keys(reasons).length > 0 && found.heldCount > 0;
  const { held, heldCount } =
    outdated || said ? await judgeAnew(transaction, found.id, { ...input, confirmed: reasons }) : found;
  if (heldCount === 0) return { rows: [], leftOut: 0 };
  const kept = rowsOfHeld(held.filter((one) => one.confirmed !== undefined));
  await leaveOut(transaction, found.id, kept);
  const rows = [...held].sort((one, other) => Number(!one.confirmed) - Number(!other.confirmed)).slice(0, auditedHeld);
  return {
    rows: rows.map(({ part: _part, name: _name, suggestion: _suggestion, whose: _whose, ...row }) => row),
    leftOut: heldCount - kept.length,
  };
}

/**
 * Judges the figures of an import once more after targets that measured them stayed out of it, and takes out what is held
 * now. Returns how many rows more are not counted.
 */
export async function settleHeldWithoutTargets(
  transaction: ScopedTransaction,
  importId: number,
  input: { confirmed: HeldReasons; setsTargets: SettableTargets | null },
): Promise<number> {
  const before = await readHeld(transaction, importId);
  const now = await judgeAnew(transaction, importId, { ...input, confirmed: requireReasons(input.confirmed) });
  await leaveOut(transaction, importId, rowsOfHeld(now.held.filter((one) => one.confirmed !== undefined)));
  const known = new Set(before.held.map(({ part, row }) => `${part} ${row}`));
  const added = now.held.filter(({ part, row }) => !known.has(`${part} ${row}`));
  const rows = rowsOfHeld(added);
  await transaction
    .update(imports)
    .set({ held: [...before.held, ...added].slice(0, listedHeld), heldCount: before.heldCount + rows.length })
    .where(eq(imports.id, importId));
  return rows.filter((one) => one.confirmed === undefined).length;
}

async function readHeld(
  transaction: ScopedTransaction,
  importId: number,
): Promise<{ held: HeldRow[]; heldCount: number }> {
  const [found] = await transaction
    .select({ held: imports.held, heldCount: imports.heldCount })
    .from(imports)
    .where(eq(imports.id, importId));
  return found ?? { held: [], heldCount: 0 };
}

/** Whether a file has counts beside targets: the user who commits it may set others than the user who sent it. */
async function measuresItself(transaction: ScopedTransaction, importId: number): Promise<boolean> {
  const [found] = await transaction.execute<{ both: boolean }>(sql`
    select bool_or(measure like 'target.%') and bool_or(day is not null) as both from import_facts where import_id = ${importId}`);
  return found?.both ?? false;
}

async function judgeAnew(
  transaction: ScopedTransaction,
  importId: number,
  input: { confirmed: HeldReasons; setsTargets: SettableTargets | null },
): Promise<{ held: HeldRow[]; heldCount: number }> {
  await comparePlan(transaction, importId, { confirmed: input.confirmed, settable: input.setsTargets });
  return readHeld(transaction, importId);
}

/** Takes rows out of the plan. @throws Problem 409 where nothing is left */
export async function leaveRowsOut(
  transaction: ScopedTransaction,
  importId: number,
  rows: readonly { part: number; row: number }[],
): Promise<void> {
  await transaction.execute(sql`
    create temporary table left_out on commit drop as
    select * from unnest(${sql.param(rows.map(({ part }) => part))}::smallint[], ${sql.param(rows.map(({ row }) => row))}::integer[])
      rows (part, row)`);
  await deleteLeftOut(transaction, importId);
}

async function leaveOut(
  transaction: ScopedTransaction,
  importId: number,
  kept: readonly { part: number; row: number }[],
): Promise<void> {
  await transaction.execute(sql`
    create temporary table left_out on commit drop as
    select part, row from import_rows where import_id = ${importId} and 'held' = any (flags)
    except select * from unnest(${sql.param(kept.map(({ part }) => part))}::smallint[], ${sql.param(kept.map(({ row }) => row))}::integer[])`);
  await deleteLeftOut(transaction, importId);
}

/** Deletes the rows in the temporary table `left_out (part, row)`. @throws Problem 409 where nothing is left */
async function deleteLeftOut(transaction: ScopedTransaction, importId: number): Promise<void> {
  for (const table of ['import_facts', 'import_rows']) {
    await transaction.execute(sql`
      delete from ${sql.raw(table)} t using left_out o
      where t.import_id = ${importId} and t.part = o.part and t.row = o.row`);
  }
  await transaction.execute(sql`drop table left_out`);
  const [any] = await transaction.execute(sql`select 1 from import_facts where import_id = ${importId} limit 1`);
  if (!any) throw allHeld();
}

function allHeld(): Problem {
  return new Problem(
    'all-held',
    'Tidak ada yang tersimpan: tiap angkanya terlalu jauh dari target atau laporan terakhir. Betulkan angkanya, atau tulis alasan untuk baris yang memang benar.',
  );
}
