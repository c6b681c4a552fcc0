import type { Flag } from './flags';
import type { Figures } from './progress';

/** What is odd about a figure that somebody should settle: it stands in the way of signing it off unseen. */
const oddFlags = ['held', 'fell', 'partsExceedWhole'] as const satisfies readonly Flag[];
export type OddFlag = (typeof oddFlags)[number];

export function listOddFlags({ flags }: Pick<Figures, 'flags'>): OddFlag[] {
  return oddFlags.filter((flag) => flags.includes(flag));
}
