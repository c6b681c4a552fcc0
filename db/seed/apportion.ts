/**
 * Splits a whole number over shares so that the parts are whole and add up to it exactly: each gets the floor of its
 * quota, and those with the largest remainders one more (Hamilton's method). A weight of 0 gets nothing.
 * @throws RangeError when there is something to split and no weight to split it by
 */
export function apportion(total: number, weights: ArrayLike<number>): number[] {
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += weights[at] ?? 0;
  const parts = new Array<number>(weights.length).fill(0);
  if (total === 0) return parts;
  if (!(sum > 0) || !Number.isInteger(total) || total < 0) throw new RangeError(`cannot split ${total} over ${sum}`);
  const remainders = new Float64Array(weights.length);
  let left = total;
  for (let at = 0; at < weights.length; at++) {
    const quota = ((weights[at] ?? 0) / sum) * total;
    const whole = Math.floor(quota);
    parts[at] = whole;
    remainders[at] = quota - whole;
    left -= whole;
  }
  const order = Array.from(parts.keys())
    .filter((at) => (weights[at] ?? 0) > 0)
    .sort((one, other) => (remainders[other] ?? 0) - (remainders[one] ?? 0) || one - other);
  // Floating-point sums may leave a few more to hand out than there are shares; the round goes on.
  for (let next = 0; left > 0; next++, left--) {
    const at = order[next % order.length];
    if (at !== undefined) parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}
