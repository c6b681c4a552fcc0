import { plausiblePerKaderPerDay } from './flags';

/**
 * When a figure of an upload is far from what the area reported before: a row that was pasted beside the wrong name, or a
 * digit too many. What is a jump for a desa of 40 families is a quiet day elsewhere, so it is measured by the area's own
 * pace and target.
 */
export const farFromBefore = {
  /** So many times the area's pace so far. */
  timesPace: 10,
  /** And so much of its target at once, in percent. */
  percentOfTarget: 5,
  /** Without a target: so many times what stood. */
  timesBefore: 2,
  /** Where there is no target or no pace to measure by: more than so many at once, in the campaign's unit. */
  leastAdded: 100,
  /** Days up to the last report whose gain is its pace, unless the pace since the start is higher. */
  paceDays: 7,
} as const;

/**
 * Whether what an upload adds to an area is far from its reports before. Never for a first report, and never for a figure
 * that falls, which is said otherwise. `db/writes/plan-flags.ts` says the same in SQL; a test holds the two together.
 * Karawang, 12 April 2021: +2.574 in a day at 2.384 a day is near; 288.000 instead of 28.800 is far.
 * @param input.added since the last report, in the campaign's unit
 * @param input.days between the two reports
 * @param input.before what stood at the last report; null: nothing was reported
 * @param input.pace a day, see `computePaceBefore`
 */
export function isFarFromBefore(input: {
  added: number;
  days: number;
  before: number | null;
  pace: number;
  target: number | null;
}): boolean {
  const { added, days, before, pace } = input;
  if (before === null || added <= 0) return false;
  const target = input.target || null;
  const far =
    target === null
      ? before + added > before * farFromBefore.timesBefore
      : added * 100 > target * farFromBefore.percentOfTarget;
  const enough = (target !== null && pace > 0) || added > farFromBefore.leastAdded;
  return far && enough && added > farFromBefore.timesPace * pace * days;
}

/**
 * The pace of an area up to its last report, a day: what its last seven days brought or what all days since the start
 * did, whichever is more, so that a late starter and one that catches up after an outage are not far from themselves.
 * @param input.before what stood at the last report
 * @param input.weekBefore what stood seven days earlier; null: nothing
 * @param input.dayNumber of the last report, 1 on the campaign's first day
 */
export function computePaceBefore(input: { before: number; weekBefore: number | null; dayNumber: number }): number {
  const day = Math.max(1, input.dayNumber);
  const recent = (input.before - (input.weekBefore ?? 0)) / Math.min(farFromBefore.paceDays, day);
  return Math.max(recent, input.before / day, 0);
}

/**
 * Whether so much in so many days is more than a kader can do (`plausiblePerKaderPerDay`). Before the first report the
 * days since the start count. Null kader: not known, so never.
 */
export function isImplausiblePerKader(input: { added: number; days: number; kader: number | null }): boolean {
  return !!input.kader && input.added > plausiblePerKaderPerDay * input.kader * input.days;
}
