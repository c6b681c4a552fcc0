import { type AreaProgress, rowsTakingPart } from './area-progress';
import { judgedFigure } from './progress';

/** How far the rows lie apart (rule 18). Percents as the rows show them, without held figures. */
export type Spread = {
  floor: number;
  /** Rows below the floor, of all that have a percent. */
  below: number;
  of: number;
  lowest: number;
  highest: number;
};

/**
 * How many of the areas shown are below the floor of their campaign, and between which percents all of them lie. Null where
 * the campaign has no floor, and where fewer than two rows have a percent. An area that has not reported has none: it is
 * counted as not reported, not as 0.
 */
export function computeSpread({ campaign, rows }: Pick<AreaProgress, 'campaign' | 'rows'>): Spread | null {
  const floor = campaign.floorPercent;
  if (floor === null) return null;
  const percents = rowsTakingPart(rows)
    .map((row) => judgedFigure(row.figures).percent)
    .filter((percent) => percent !== null);
  if (percents.length < 2) return null;
  let [lowest, highest, below] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const percent of percents) {
    lowest = Math.min(lowest, percent);
    highest = Math.max(highest, percent);
    if (percent < floor) below += 1;
  }
  return { floor, below, of: percents.length, lowest, highest };
}
