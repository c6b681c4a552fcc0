import { type ChannelFigures, partsExceedWhole } from './counts';
import type { IsoDay } from './days';
import { isImplausibleTarget } from './target-checks';
import type { Target } from './targets';

/** What a reader must know before quoting a figure (docs/formulas.md, 8). */
export const flags = [
  'partsExceedWhole',
  'targetPartsDiffer',
  'implausibleTarget',
  'fell',
  'overTarget',
  'stale',
  'implausiblePerKader',
  'held',
  'recordedAboveCollected',
  'outsideScope',
  'afterEnd',
] as const;
export type Flag = (typeof flags)[number];

/** Above so many recorded a kader a day over the pace window a figure is flagged as implausible. */
export const plausiblePerKaderPerDay = 40;

/**
 * The flags of an area on a day, in their order.
 * @param of.figures, of.stated what the area stands at, and what it states for itself, of the stage shown
 * @param of.held whether its figure, or one below it, is held: the reader who quotes one of them should know
 * @param of.anyFigure whether anything was reported of it, of whatever stage
 */
export function raiseFlags(of: {
  figures: ChannelFigures;
  stated: ChannelFigures;
  total: number | null;
  target: Target;
  fell: boolean;
  held: boolean;
  takesPart: boolean;
  pace: number | null;
  kader: number | null;
  lastReportDay: IsoDay | null;
  asOf: IsoDay;
  endDay: IsoDay;
  recordedAboveCollected: boolean;
  anyFigure: boolean;
}): Flag[] {
  const { total, target, takesPart, pace, kader, lastReportDay } = of;
  const raised: Record<Flag, boolean> = {
    partsExceedWhole: partsExceedWhole(of),
    targetPartsDiffer: target.stated !== null && target.parts !== null && target.stated !== target.parts,
    implausibleTarget: isImplausibleTarget({ target, kader }),
    fell: of.fell,
    overTarget: total !== null && target.total !== null && total > target.total,
    // Of an area that does not take part nobody waits for a report.
    stale: takesPart && total !== null && lastReportDay !== null && lastReportDay < of.asOf,
    implausiblePerKader: pace !== null && kader !== null && kader > 0 && pace / kader > plausiblePerKaderPerDay,
    held: of.held,
    recordedAboveCollected: of.recordedAboveCollected,
    outsideScope: !takesPart && of.anyFigure,
    afterEnd: lastReportDay !== null && lastReportDay > of.endDay,
  };
  return flags.filter((flag) => raised[flag]);
}
