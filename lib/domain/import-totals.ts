import { channels, type Stage, sumKnown } from './counts';
import { type HeldRow, rowsOfHeld } from './held-rows';
import type { PlanCounts } from './import-views';
import { countMeasure, type MeasureTotal } from './imports';

/** Figures of a stage, in the unit of the campaign (families); null: nothing known. */
type Totals = { online: number | null; manual: number | null; total: number | null };

/** Sums over the areas of an upload before and after it, of one stage. */
export type StageTotals = { stage: Stage; before: Totals; after: Totals };

/** The sums of the stage that an upload speaks of most, recorded first. A total is the sum of the channels that are known. */
export function summariseTotals(byMeasure: readonly MeasureTotal[]): StageTotals {
  const of = new Map(byMeasure.map((row) => [row.measure, row]));
  const speaks = (stage: Stage) => channels.some((channel) => of.has(countMeasure(stage, channel)));
  const stage = (['recorded', 'validated', 'collected'] as const).find(speaks) ?? 'recorded';
  const side = (which: 'before' | 'after'): Totals => {
    const value = (channel: (typeof channels)[number]) => of.get(countMeasure(stage, channel))?.[which] ?? null;
    return { online: value('online'), manual: value('manual'), total: sumKnown(channels.map(value)) };
  };
  return { stage, before: side('before'), after: side('after') };
}

/** What of an upload is held and what is accepted, in rows. */
type RowsHeld = { held: HeldRow[]; heldCount: number; acceptedCount: number };

/** Held targets stand beside held counts; a row that holds both is one row, and one with a sum was never accepted. */
export function withHeldTargets(upload: RowsHeld, plan: PlanCounts, held: readonly HeldRow[]): RowsHeld {
  const known = rowsOfHeld(upload.held);
  const rows = rowsOfHeld([...known, ...held]).length - known.length;
  const planned = Object.values(plan.changes).reduce((sum, count) => sum + count, 0);
  const heldCount = upload.heldCount + rows;
  return {
    held: [...upload.held, ...held],
    heldCount,
    acceptedCount: rows === 0 ? upload.acceptedCount : Math.min(upload.acceptedCount, planned - heldCount),
  };
}
