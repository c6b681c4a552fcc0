/** Times of repeated work, in milliseconds, sorted. */
export type Times = readonly number[];

/** Runs `work` some times unmeasured (caches fill, code is compiled), then `runs` times with a clock. */
export async function measure(input: { warmUps: number; runs: number; work: () => Promise<unknown> }): Promise<Times> {
  for (let run = 0; run < input.warmUps; run += 1) await input.work();
  const times: number[] = [];
  for (let run = 0; run < input.runs; run += 1) {
    const began = performance.now();
    await input.work();
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other);
}

/** The time that so many percent of the runs stay within (nearest rank). */
export function percentile(times: Times, percent: number): number {
  const at = Math.max(0, Math.ceil((percent / 100) * times.length) - 1);
  const time = times[at];
  if (time === undefined) throw new RangeError('nothing was measured');
  return time;
}

export function median(times: Times): number {
  return percentile(times, 50);
}
