/**
 * When a figure is held (rule 12): so far from what it is measured by that it is not saved with the rest. A jump inside
 * the target is no reason, for a server that opens again brings a fortnight in a day. `db/writes/plan-held.ts` says the
 * same in SQL; a test holds the two together.
 */
export const heldLimits = {
  /** More than so many times the target: Jambi's 104,44 % passes in silence, 2.000 % never does. */
  timesTarget: 3,
  /** Without a target: more than so many times the last report … */
  timesLastReport: 10,
  /** … and by more than so many, in the campaign's unit. */
  leastAboveLastReport: 1_000,
} as const;

/** What a figure is measured by, in the campaign's unit. Null: not known. */
export type HeldMeasures = {
  /** The area's own target, or that of its parts. 0 measures nothing. */
  target: number | null;
  /** What the nearest area above states as its target: asked only where the area has none. */
  targetAbove: number | null;
  /** What the area stood at by its last report, all channels together: asked only where it has no target. 0 measures nothing. */
  lastReport: number | null;
};

/** Why a figure is held. `aboveTargetTogether`: with its neighbours, none of which has a target. */
export const heldCountCodes = ['aboveTarget', 'aboveTargetAbove', 'aboveTargetTogether', 'aboveLastReport'] as const;
export type HeldCountCode = (typeof heldCountCodes)[number];

/**
 * Why a figure is held, and what it was measured by; null: it is not.
 * Tirtamulya, target 15.340: 15.400.000 is 100.391 % and held; 15.400 is not.
 * @param value all channels of a stage together, or one of them, in the campaign's unit
 */
export function judgeFigure(
  value: number,
  measures: HeldMeasures,
): { code: Exclude<HeldCountCode, 'aboveTargetTogether'>; against: number } | null {
  const { target, targetAbove, lastReport } = measures;
  const { timesTarget, timesLastReport, leastAboveLastReport } = heldLimits;
  if (target) return value > timesTarget * target ? { code: 'aboveTarget', against: target } : null;
  if (targetAbove && value > timesTarget * targetAbove) return { code: 'aboveTargetAbove', against: targetAbove };
  const leaps = !!lastReport && value > timesLastReport * lastReport && value - lastReport > leastAboveLastReport;
  return leaps ? { code: 'aboveLastReport', against: lastReport } : null;
}

/** By how much a mistyped figure is too large: three, two or one zero too many. */
const slips = [10, 100, 1_000] as const;
/** A figure that is put right may be so much of the target: 104 % is published. */
const mostPercentOfTarget = 120;

/**
 * What was probably meant by a held figure: the same without a zero, or two or three, where that fits what it is measured
 * by. 15.400.000 against 15.340 is 15.400. Of an increment it is what was meant by the increment, and its sum has to fit:
 * 9.900 on 1.000 against 3.000 is 990, which makes 1.990. Null: none fits.
 * @param added the increment that `value` was made of; null: stated in all
 */
export function suggestFigure(value: number, measures: HeldMeasures, added: number | null = null): number | null {
  const { target, targetAbove, lastReport } = measures;
  const most = target || targetAbove || null;
  const typed = added ?? value;
  for (const slip of slips) {
    if (typed % slip !== 0) continue;
    const meant = typed / slip;
    const sum = value - typed + meant;
    const fitsTarget = most === null || sum * 100 <= most * mostPercentOfTarget;
    // An increment takes nothing away, whichever channel it is of.
    const fits = added !== null || !lastReport || sum >= lastReport;
    const fitsReport = !lastReport || (fits && (most !== null || sum <= lastReport * slips[0]));
    if ((most !== null || lastReport) && fitsTarget && fitsReport) return meant;
  }
  return null;
}
