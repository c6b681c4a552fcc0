/** `part / whole` in percent, rounded once to two decimals, half away from zero. Exact for whole numbers. */
export function roundedPercent(part: number, whole: number): number {
  const scaled = (BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return Number(scaled) / 100;
}
