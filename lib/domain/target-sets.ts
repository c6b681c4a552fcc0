import { addDays, type IsoDay } from './days';

/** A version of the targets that counted before the one that counts now, with the last day for which it stands. */
export type EarlierTargets = { targetSet: number; untilDay: IsoDay };

/** How long the words of a version are, in characters. */
export const targetSetLimits = { name: 60, letter: 160, note: 500, atMost: 20 } as const;

/**
 * Which version counts on a day: the earliest of the earlier ones that still stands on it, else the one that is the default
 * now. Purworejo, 31 May 2021: 235.884 is 95,09 % of Portal and 99,70 % of DIPA.
 * @param earlier in the order of their days
 */
export function targetSetOn(input: { earlier: readonly EarlierTargets[]; current: number; day: IsoDay }): number {
  return input.earlier.find(({ untilDay }) => input.day <= untilDay)?.targetSet ?? input.current;
}

/** The versions in their order, but for the one that counts on a day, which comes first. */
export function orderForDay<Set extends { id: number; isDefault: boolean }>(
  sets: readonly Set[],
  earlier: readonly EarlierTargets[],
  day: IsoDay,
): Set[] {
  const current = sets.find(({ isDefault }) => isDefault)?.id;
  if (current === undefined) return [...sets];
  const counts = targetSetOn({ earlier, current, day });
  return [...sets].sort((one, other) => Number(other.id === counts) - Number(one.id === counts));
}

/** A span of days in which a version counts; null: from the campaign's first day, or to its last. */
export type TargetSpan = { targetSet: number; fromDay: IsoDay | null; untilDay: IsoDay | null };

/** The versions that count, one after the other. */
export function listTargetSpans(earlier: readonly EarlierTargets[], current: number): TargetSpan[] {
  const ends = [...earlier, { targetSet: current, untilDay: null }];
  return ends.map(({ targetSet, untilDay }, at) => {
    const before = ends[at - 1]?.untilDay ?? null;
    return { targetSet, untilDay, fromDay: before === null ? null : addDays(before, 1) };
  });
}

/**
 * What stands once `chosen` counts from a day on: every day before it keeps the version that it had. From the campaign's
 * first day on nothing was there before. Chosen again, the version that counts now begins on another day.
 */
export function countFrom(input: {
  earlier: readonly EarlierTargets[];
  current: number;
  chosen: number;
  fromDay: IsoDay;
  startDay: IsoDay;
}): EarlierTargets[] {
  const { chosen, current, fromDay, startDay } = input;
  if (fromDay <= startDay) return [];
  const again = chosen === current ? input.earlier.at(-1) : undefined;
  const spans = again
    ? listTargetSpans(input.earlier.slice(0, -1), again.targetSet)
    : listTargetSpans(input.earlier, current);
  const lastBefore = addDays(fromDay, -1);
  const kept: EarlierTargets[] = [];
  for (const { targetSet, fromDay: begin, untilDay } of spans) {
    if (begin !== null && begin > lastBefore) break;
    const until = untilDay !== null && untilDay < lastBefore ? untilDay : lastBefore;
    const previous = kept.at(-1);
    if (previous?.targetSet === targetSet) previous.untilDay = until;
    else kept.push({ targetSet, untilDay: until });
  }
  if (kept.at(-1)?.targetSet === chosen) kept.pop();
  return kept;
}

/**
 * What an address calls a version: its name in small letters, all else a hyphen: "Revisi I (Juni)" is `revisi-i-juni`. Two
 * names with the same are the same to a reader. Empty: the name has neither letter nor digit.
 */
export function slugOfTargetSet(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
}

/** Whether a version answers to an address: the one that it got with its first name, or that of the name it has now. */
export function answersTo(set: { slug: string; name: string }, slug: string): boolean {
  return set.slug === slug || slugOfTargetSet(set.name) === slug;
}

/** The version that was asked for, by slug or, as earlier addresses have it, by id; null: there is none. */
export function findTargetSet<Set extends { id: number; slug: string; name: string }>(
  sets: readonly Set[],
  wanted: string | number | null,
): Set | null {
  if (wanted === null) return null;
  const slug = slugOfTargetSet(String(wanted));
  const named = typeof wanted === 'string' && slug !== '' ? sets.find((set) => answersTo(set, slug)) : undefined;
  return named ?? sets.find(({ id }) => String(id) === String(wanted)) ?? null;
}
