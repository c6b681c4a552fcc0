import type { Target } from './targets';

/** What is odd about a target that is to be set: a person says yes to it, with a reason. */
export const targetOddities = [
  'targetFarFromBefore',
  'targetPartsAgainstWhole',
  'targetPartOfAnotherWhole',
  'targetBelowAchieved',
  'targetBelowKader',
] as const;
export type TargetOddity = (typeof targetOddities)[number];

const targetLimits = {
  /** A change of more than so many percent of what counts now. */
  changePercent: 5,
  /** Parts that are larger than the whole by more than so many percent make a standing target implausible. */
  partsPercent: 5,
} as const;

/** A whole and its parts as they would stand, in the campaign's unit. */
export type WholeAndParts = {
  /** What the whole states for itself; null: nothing, so that its parts make it. */
  stated: number | null;
  /** The sum of the parts' targets; null: none has one. */
  parts: number | null;
  /** Whether every part has a target. Where one has none the parts may stay below the whole. */
  complete: boolean;
};

/** A target that is to be set, with what it is measured by. Null: not known. */
export type TargetToCheck = {
  /** What counts now: stated, or the sum of the parts. */
  before: number | null;
  after: number;
  /** What the area has reached by its newest report, in the stage that the official figure shows (recorded). */
  achieved: number | null;
  kader: number | null;
  /** The area with its own parts. */
  asWhole: WholeAndParts | null;
  /** The area above with its parts, this one among them. */
  asPart: WholeAndParts | null;
};

/** Something odd, and the figure that it was measured by, in the campaign's unit (kader: persons). */
export type OddTarget = { oddity: TargetOddity; against: number };

/**
 * What is odd about a target that is to be set, the most telling first; empty: nothing. Karawang, 30.000 over 734.768
 * (its 30 kecamatan: 734.768): far from before, and parts against whole. Kota Semarang, 465 KK for 2.487 kader: fewer
 * families than kader.
 */
export function checkTarget(target: TargetToCheck): OddTarget[] {
  const { before, after, achieved, kader } = target;
  const odd: OddTarget[] = [];
  if (kader !== null && after < kader) odd.push({ oddity: 'targetBelowKader', against: kader });
  if (achieved !== null && after < achieved) odd.push({ oddity: 'targetBelowAchieved', against: achieved });
  if (before !== null && isFar(before, after)) odd.push({ oddity: 'targetFarFromBefore', against: before });
  const parts = partsAgainst(target.asWhole);
  if (parts !== null) odd.push({ oddity: 'targetPartsAgainstWhole', against: parts });
  else if (partsAgainst(target.asPart) !== null && target.asPart?.stated != null)
    odd.push({ oddity: 'targetPartOfAnotherWhole', against: target.asPart.stated });
  return odd;
}

/** More than 5 %: 100.000 may become 105.000 or 95.000 in silence, 105.001 not. From 0 any change is far. */
function isFar(before: number, after: number): boolean {
  return Math.abs(after - before) * 100 > before * targetLimits.changePercent;
}

/** The sum of the parts where it does not agree with what the whole states; null: it does, or cannot be said. */
function partsAgainst(whole: WholeAndParts | null): number | null {
  if (whole === null || whole.stated === null || whole.parts === null) return null;
  if (whole.parts > whole.stated) return whole.parts;
  return whole.complete && whole.parts < whole.stated ? whole.parts : null;
}

/**
 * Whether a target that stands cannot be right: fewer families than kader, or parts that are larger than the whole by more
 * than 5 %. Null in, false out: what is not known is not odd.
 */
export function isImplausibleTarget(input: { target: Target; kader: number | null }): boolean {
  const { total, stated, parts } = input.target;
  if (total !== null && input.kader !== null && total < input.kader) return true;
  return stated !== null && parts !== null && (parts - stated) * 100 > stated * targetLimits.partsPercent;
}
