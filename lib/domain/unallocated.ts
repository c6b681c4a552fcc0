import { sumKnown } from './counts';
import type { Figures } from './progress';

export type Unallocated = {
  target: number | null;
  online: number | null;
  manual: number | null;
  unsplit: number | null;
  total: number | null;
};

/**
 * What the headline holds beyond its rows: the row "Belum dirinci", so that a table adds up (rule 2). Null when there is
 * nothing to say. `target` is negative where the parts' targets are larger than the whole's.
 */
export function computeUnallocated(input: { headline: Figures; rows: readonly Figures[] }): Unallocated | null {
  const { headline, rows } = input;
  const rest = (key: keyof Unallocated) => computeRest({ whole: headline[key], rows, value: (row) => row[key] });
  const unallocated = {
    target: rest('target'),
    online: rest('online'),
    manual: rest('manual'),
    unsplit: rest('unsplit'),
    total: rest('total'),
  };
  return Object.values(unallocated).every((value) => value === null) ? null : unallocated;
}

/** What a figure of the whole holds beyond its rows; null where they come to it. */
export function computeRest(input: {
  whole: number | null;
  rows: readonly Figures[];
  value: (row: Figures) => number | null;
}): number | null {
  let sum = 0;
  for (const row of input.rows) sum += input.value(row) ?? 0;
  const left = (input.whole ?? 0) - sum;
  return left === 0 ? null : left;
}

/**
 * What the whole has collected in the field; null where a row with a recorded figure has not reported it, for the sum of the
 * others is not the whole's (rule 13). What the area states for itself beyond its children (`direct`) is of the whole.
 */
export function computeWholeCollected(input: {
  headline: Figures;
  rows: readonly { figures: Figures }[];
  direct: boolean;
}): number | null {
  const { collected } = input.headline.stages;
  if (collected === null) return null;
  const sum = sumKnown(input.rows.map(({ figures }) => figures.stages.collected)) ?? 0;
  if (input.direct && collected > sum) return collected;
  const silent = ({ figures: { stages } }: { figures: Figures }) =>
    stages.collected === null && stages.recorded !== null;
  return input.rows.some(silent) ? null : collected;
}
