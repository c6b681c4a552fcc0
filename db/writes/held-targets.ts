import { eq, sql } from 'drizzle-orm';
import {
  confirmHeld,
  type HeldReasons,
  type HeldRow,
  listedHeld,
  requireReasons,
  rowsOfHeld,
} from '../../lib/domain/held-rows';
import type { ImportPart } from '../../lib/domain/imports';
import { maySetTarget, type TargetScope } from '../../lib/domain/target-proposals';
import type { ScopedTransaction } from '../client';
import { listHeldTargets } from '../queries/held-targets';
import { listTargetChanges, type TargetChange } from '../queries/target-statements';
import { campaigns, imports } from '../schema';
import { leaveRowsOut } from './held-rows';

/** What became of the targets of an import that are odd, and all its targets that differ from those that count. */
type SettledTargets = {
  changes: TargetChange[];
  /** What the audit keeps of the odd ones: with the reason of those that are set all the same. */
  rows: Pick<HeldRow, 'row' | 'sheet' | 'area' | 'value' | 'code' | 'against' | 'confirmed'>[];
  /** Rows that are not counted. */
  leftOut: number;
};

/** The audit names so many odd targets; `imports.held` has more. */
const auditedHeld = 100;

/**
 * Takes the rows of an import whose target is odd out of its plan, but for those that are confirmed. Only of targets that
 * its sender may set: what they propose counts for nothing yet, and is judged when it is accepted. The caller holds the
 * campaign's lock.
 * @throws Problem 400 for a reason that is none, 409 where nothing is left to count
 */
export async function settleHeldTargets(
  transaction: ScopedTransaction,
  found: { id: number; campaignId: number; parts: ImportPart[] },
  input: { setsTargets: TargetScope | null; confirmed: HeldReasons },
): Promise<SettledTargets> {
  const { id: importId } = found;
  const { changes, odd } = await listOddTargets(transaction, found, input.setsTargets);
  if (odd.length === 0) return { changes, rows: [], leftOut: 0 };
  const held = confirmHeld(odd, requireReasons(input.confirmed));
  const out = rowsOfHeld(held.filter((one) => one.confirmed === undefined));
  if (out.length > 0) await leaveRowsOut(transaction, importId, out);
  await noteHeld(transaction, importId, held);
  const left = new Set(out.map(({ part, row }) => `${part} ${row}`));
  return {
    changes: changes.filter(({ part, row }) => !left.has(`${part} ${row}`)),
    rows: held.slice(0, auditedHeld).map(({ row, sheet, area, value, code, against, confirmed }) => ({
      ...{ row, area, value, code, against },
      ...(sheet !== undefined && { sheet }),
      ...(confirmed !== undefined && { confirmed }),
    })),
    leftOut: out.length,
  };
}

/** The targets of an import that differ from those that count, and of those that its sender may set the odd ones. */
export async function listOddTargets(
  transaction: ScopedTransaction,
  found: { id: number; campaignId: number; parts: ImportPart[] },
  setsTargets: TargetScope | null,
): Promise<{ changes: TargetChange[]; odd: HeldRow[] }> {
  const { id: importId, campaignId, parts } = found;
  const changes = await listTargetChanges(transaction, { campaignId, importId });
  const own = changes.filter(({ area }) => maySetTarget(setsTargets, area));
  if (own.length === 0) return { changes, odd: [] };
  const [campaign] = await transaction
    .select({ editionId: campaigns.editionId })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (!campaign) throw new Error(`there is no campaign ${campaignId}`);
  const place = { campaignId, importId, editionId: campaign.editionId };
  return { changes, odd: await listHeldTargets(transaction, { ...place, changes: own, parts }) };
}

/** Adds them to what the import says was held. A row that held a count too is one row. */
async function noteHeld(transaction: ScopedTransaction, importId: number, held: readonly HeldRow[]): Promise<void> {
  const [before] = await transaction.select({ held: imports.held }).from(imports).where(eq(imports.id, importId));
  const known = rowsOfHeld(before?.held ?? []);
  const rows = rowsOfHeld([...known, ...held]).length - known.length;
  await transaction
    .update(imports)
    .set({
      held: [...(before?.held ?? []), ...held].slice(0, listedHeld),
      heldCount: sql`${imports.heldCount} + ${rows}`,
    })
    .where(eq(imports.id, importId));
}
