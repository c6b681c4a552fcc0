import type { Stage } from './counts';
import { earlierDay, type IsoDay } from './days';
import { type Gap, largestGapPart } from './gap';
import { roundedPercent } from './percents';
import { countSilentDays } from './silence';

/**
 * Why an area lags (rule 14), in the order in which they are asked. `waiting`: collected and not recorded, by a channel that
 * nobody named; it stands beside the two of the rule, for Tidore's 11.096 are neither forms nor smartphones that anybody knows of.
 */
export const causes = [
  'notReported',
  'server',
  'paperWaiting',
  'onlineUnsent',
  'waiting',
  'fewKader',
  'slowField',
] as const;
export type Cause = (typeof causes)[number];

/** From so many of the last seven days lost on, it is the server. */
const serverDays = 2;

const none = { cause: null, causeEvidence: null };

/** A share of the gap, in percent. */
const share = (part: number | null, { total }: Gap) => roundedPercent(part ?? 0, total);

/**
 * The cause of lagging, and the figure that shows it: days of silence (null after the end), days lost of the last seven, the part's percent of
 * the gap, what is needed a day and kader, what is recorded a day and kader (null: the number of kader is not known).
 * @param of.lostLately days lost of the last seven, without those that the area above lost as well
 * @param of.lastDay the area's own last day: silence after it is no silence
 */
export function findCause(of: {
  /** Below the plan, or without a figure; not where there is no target. */
  lags: boolean;
  reported: boolean;
  stage: Stage;
  startDay: IsoDay;
  asOf: IsoDay;
  lastDay: IsoDay;
  lastReportDay: IsoDay | null;
  lostLately: number;
  gap: Gap | null;
  requiredPacePerKader: number | null;
  pacePerKader: number | null;
  kaderLimit: number;
}): { cause: Cause | null; causeEvidence: number | null } {
  const { stage, gap } = of;
  if (!of.lags || of.asOf < of.startDay) return none;
  const until = earlierDay(of.asOf, of.lastDay);
  const silent = countSilentDays({ ...of, day: until });
  // After the end nobody is waited for: then it is the last report's day that tells, not how long ago that was.
  if (silent > 0 && of.asOf > of.lastDay) return { cause: 'notReported', causeEvidence: null };
  if (silent > 0 || !of.reported) return { cause: 'notReported', causeEvidence: Math.max(0, silent) };
  if (stage === 'validated') return none;
  if (stage === 'recorded' && of.lostLately >= serverDays) return { cause: 'server', causeEvidence: of.lostLately };
  const largest = largestGapPart(gap);
  if (gap && largest === 'paperWaiting') return { cause: largest, causeEvidence: share(gap.paperWaiting, gap) };
  if (gap && largest === 'onlineUnsent') return { cause: largest, causeEvidence: share(gap.onlineUnsent, gap) };
  if (gap && largest === 'unsplitWaiting') return { cause: 'waiting', causeEvidence: share(gap.unsplitWaiting, gap) };
  if (of.requiredPacePerKader !== null && of.requiredPacePerKader > of.kaderLimit) {
    return { cause: 'fewKader', causeEvidence: of.requiredPacePerKader };
  }
  return { cause: 'slowField', causeEvidence: of.pacePerKader };
}

/**
 * Areas that lag by their cause, in the order in which causes are looked for, as an office divides its work: forms are entered
 * elsewhere than families are visited. Within a cause they keep their order; those without one stand last.
 */
export function groupByCause<Place extends { figures: { cause: Cause | null } }>(
  places: readonly Place[],
): { cause: Cause | null; places: Place[] }[] {
  return [...causes, null]
    .map((cause) => ({ cause, places: places.filter(({ figures }) => figures.cause === cause) }))
    .filter((group) => group.places.length > 0);
}
