/** How wide a part is drawn on a scale that ends at `whole`, in percent of the drawing: geometry, not a figure to show. */
export function drawnShare(part: number | null, whole: number): number {
  if (part === null || part <= 0 || whole <= 0) return 0;
  return Math.round((part / whole) * 10_000) / 100;
}

const ends = [5, 10, 20, 25, 40, 50, 75, 100, 125];
const longest = 150;

/**
 * Where a scale of percents ends, so that small ones can be told apart and large ones fit: the next round number above
 * all that is drawn. From 75 on a scale reaches 100, for there the target is near enough to be seen; it never goes beyond
 * 150, so that one absurd row does not flatten the others: such a bar is drawn broken off.
 */
export function chooseScaleEnd(percents: Iterable<number | null>): number {
  let largest = 0;
  for (const percent of percents) largest = Math.max(largest, percent ?? 0);
  if (largest > 75 && largest <= 100) return 100;
  return ends.find((end) => end >= largest) ?? longest;
}
