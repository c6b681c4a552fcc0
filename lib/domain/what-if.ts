import type { AreaProgress } from './area-progress';
import { type Campaign, computeClock } from './campaigns';
import { addDays, type IsoDay } from './days';
import { computeRequiredPace, computeRequiredPacePerKader } from './pace';
import { countPlannedDaysLeft } from './plans';
import { computePercent, judgedFigure } from './progress';
import { computeProjectedTotal } from './projection';

/** Where an area stands on a day, as its page says it: what a calculation starts from. */
export type StartingPoint = {
  asOf: IsoDay;
  /** The area's own last day. */
  endDay: IsoDay;
  target: number | null;
  total: number | null;
  /** A day, of all kader together (rule 6). */
  pace: number | null;
  kader: number | null;
  /** Forms that are filled in and not entered; null: not known. */
  formsWaiting: number | null;
};

/** What somebody assumes; null: as it is now. */
export type Assumptions = {
  endDay: IsoDay | null;
  kader: number | null;
  /** A day, of all kader together. Null: the pace of now, for each kader. */
  pace: number | null;
  /** Of the forms that wait, so many entered a day, beside the pace. Null: none but what the pace holds. */
  formsPerDay: number | null;
};

/** Where an area stands on the day of its page; figures that are held stand aside, as in its pace. */
export function startOf(progress: Pick<AreaProgress, 'asOf' | 'clock' | 'headline' | 'stage'>): StartingPoint {
  const { asOf, clock, headline, stage } = progress;
  const { target, pace, kader, backlog } = headline;
  const { total } = judgedFigure(headline);
  const formsWaiting = stage === 'recorded' ? backlog.manual : null;
  return { asOf, endDay: clock.endDay, target, total, pace, kader, formsWaiting };
}

export const noAssumptions: Assumptions = { endDay: null, kader: null, pace: null, formsPerDay: null };

/** What follows. Counts in the campaign's unit, paces a day. */
export type WhatFollows = {
  endDay: IsoDay;
  /** From the day after `asOf` to `endDay`; 0 after it. */
  daysLeft: number;
  kader: number | null;
  pace: number | null;
  /** Of the waiting forms, entered by the end. */
  formsEntered: number;
  /** As much as there will be on `endDay`; null: not known. */
  total: number | null;
  percent: number | null;
  /** Of the target, not there on `endDay`; null: not known. */
  short: number | null;
  /** The day on which the target is reached, before or after the end; null: never, reached already, or not known. */
  finishDay: IsoDay | null;
  /** What the field has to bring a day, when the forms are entered as assumed; null: not known, or no day is left. */
  requiredPace: number | null;
  requiredPacePerKader: number | null;
  /** Kader that it takes at the pace of each; null: not known. */
  kaderNeeded: number | null;
};

/**
 * What follows when something is otherwise from the next day on. With nothing assumed it is what the area's page says: Karawang
 * on 12 April 2021 stands at 146.400 of 734.768 on 31 May at 2.400 a day, and needs 14.408.
 */
export function computeWhatFollows(campaign: Campaign, start: StartingPoint, assumed: Assumptions): WhatFollows {
  const { asOf, target } = start;
  const endDay = assumed.endDay ?? start.endDay;
  const kader = assumed.kader ?? start.kader;
  const pace = assumed.pace ?? scalePace(start, assumed.kader);
  const { daysLeft } = computeClock({ startDay: campaign.startDay, endDay, asOf });
  const formsEntered = Math.min(start.formsWaiting ?? 0, (assumed.formsPerDay ?? 0) * daysLeft);
  const total = projectTotal({ total: start.total, pace, daysLeft, formsEntered });
  const remaining = target === null || start.total === null ? null : Math.max(0, target - start.total);
  const forField = remaining === null ? null : Math.max(0, remaining - formsEntered);
  const plannedDays = countPlannedDaysLeft({ campaign, endDay, asOf });
  const requiredPace = computeRequiredPace({ remaining: forField, daysLeft: plannedDays });
  return {
    ...{ endDay, daysLeft, kader, pace, formsEntered, total },
    percent: computePercent(total, target),
    short: total === null || target === null ? null : Math.max(0, target - total),
    finishDay: findFinishDay(start, { remaining, pace, formsPerDay: assumed.formsPerDay ?? 0 }),
    requiredPace,
    requiredPacePerKader: computeRequiredPacePerKader({ remaining: forField, daysLeft: plannedDays, kader }),
    kaderNeeded:
      requiredPace !== null && pace !== null && pace > 0 && kader ? Math.ceil((requiredPace * kader) / pace) : null,
  };
}

/** The pace of more or fewer kader who each work as now; where nobody knows how many there are, the pace of now. */
function scalePace({ pace, kader: now }: StartingPoint, kader: number | null): number | null {
  return pace === null || kader === null || !now ? pace : (pace * kader) / now;
}

function projectTotal(input: { total: number | null; pace: number | null; daysLeft: number; formsEntered: number }) {
  const { total, formsEntered } = input;
  const atPace = computeProjectedTotal(input);
  if (atPace !== null) return atPace + formsEntered;
  return total !== null && formsEntered > 0 ? total + formsEntered : null;
}

/**
 * The first day on which pace and forms together have brought what remains. As pace × n + min(waiting, forms × n) has to reach
 * it, both pace × n + forms × n and pace × n + waiting do.
 */
function findFinishDay(
  { asOf, formsWaiting }: StartingPoint,
  input: { remaining: number | null; pace: number | null; formsPerDay: number },
): IsoDay | null {
  const { remaining } = input;
  const pace = Math.max(0, input.pace ?? 0);
  const waiting = formsWaiting ?? 0;
  const formsPerDay = waiting > 0 ? input.formsPerDay : 0;
  if (!remaining || pace + formsPerDay === 0) return null;
  if (pace === 0 && waiting < remaining) return null;
  const whileEntering = Math.ceil(remaining / (pace + formsPerDay));
  const afterEntering = formsPerDay === 0 || pace === 0 ? 0 : Math.ceil((remaining - waiting) / pace);
  const days = Math.max(whileEntering, afterEntering);
  return days > 36_500 ? null : addDays(asOf, days);
}
