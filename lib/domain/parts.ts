import { computeUncollected } from './backlog';
import { sumKnown } from './counts';

/** An area right below another one, as far as it tells of which part of that one a sum is; of the stage shown, but for the two named. */
export type Part = {
  takesPart: boolean;
  target: number | null;
  total: number | null;
  collected: number | null;
  recorded: number | null;
};

/** Of which of the areas right below it the figures of an area are, whatever rows are shown. */
export type PartsTold = {
  /** How many take part, and how many of them have a figure of the stage. */
  of: number;
  reporting: number;
  /** Whether the figure is a sum of so few that it says nothing of the whole. */
  few: boolean;
  /** How many have said what they collected; null: what is collected is of all of the area, or nobody has said it. */
  collected: number | null;
};

/** Of an area without areas below it. */
export const noParts: PartsTold = { of: 0, reporting: 0, few: false, collected: null };

/** Where fewer of the areas report than this share of them, or of the target, their sum says nothing of the whole. */
const leastReported = 0.5;

/** Recorded above what was collected says that only some of an area's own parts have said what they collected. */
const hasCollected = ({ collected, recorded }: Part) =>
  collected !== null && computeUncollected({ collected, recorded }) === null;

/**
 * Whether what an area has collected is of all of it: it says so itself, or all that it has recorded lies in parts that have
 * said what they collected ("Terdata dilaporkan 1 dari 27" otherwise).
 * @param input.stated what the area states for itself as collected
 * @param input.recorded what it has recorded
 */
export function isCollectedWhole(input: {
  stated: number | null;
  recorded: number | null;
  parts: readonly Part[];
}): boolean {
  if (input.stated !== null || input.parts.length === 0) return true;
  const covered = sumKnown(input.parts.filter(hasCollected).map((part) => part.recorded)) ?? 0;
  return covered >= (input.recorded ?? 0);
}

/** What a sum is of: `parts` of the area that take part, so many of them `reporting`, with targets that come to `covered`. */
export type SumOfParts = {
  /** Whether the area states a figure itself. */
  stated: boolean;
  target: number | null;
  parts: number;
  reporting: number;
  covered: number | null;
};

/** An area above, as far as a reader below may know of it: what it stands at, and of how many of its parts. */
export type HeadlineAbove = SumOfParts & { total: number | null };

/**
 * Whether a sum is of so few parts that it says nothing of the whole: the area states nothing itself, and fewer than half of its
 * parts report, or those with less than half of its target (Indonesia in April 2021, of which Jawa Barat alone has reported).
 */
export function isSumOfFew({ stated, target, parts, reporting, covered }: SumOfParts): boolean {
  if (stated || reporting === 0 || reporting === parts) return false;
  return reporting < leastReported * parts || (covered ?? 0) < leastReported * (target ?? 0);
}

/**
 * Of which of its parts the figures of an area are.
 * @param input.stated what the area states for itself of the stage
 * @param input.target its target
 */
export function describeParts(input: {
  stated: number | null;
  target: number | null;
  parts: readonly Part[];
  collectedWhole: boolean;
}): PartsTold {
  const parts = input.parts.filter((part) => part.takesPart);
  const reporting = parts.filter((part) => part.total !== null);
  const collected = parts.filter((part) => part.collected !== null).length;
  return {
    of: parts.length,
    reporting: reporting.length,
    few: isSumOfFew({
      ...{ stated: input.stated !== null, target: input.target, parts: parts.length, reporting: reporting.length },
      covered: sumKnown(reporting.map((part) => part.target)),
    }),
    collected: input.collectedWhole || collected === 0 ? null : collected,
  };
}
