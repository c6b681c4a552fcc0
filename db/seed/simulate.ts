import { apportion } from './apportion';

/** One reporter of one channel, by day from the campaign's first (0). */
export type Reporter = {
  /** What it gets done on each day, in any unit: only the proportions count. */
  work: readonly number[];
  /** Whether it reports on each day; what was done in between comes with the next report. */
  reports: readonly boolean[];
};

/** A span of days (both included) in which all reporters together gain exactly `total`. */
export type Period = { from: number; to: number; total: number };

/** On `day` the reporter's figure falls by `share` of what it was when the period began: a clean-up of the server. */
export type Loss = { reporter: number; day: number; share: number };

/**
 * What each reporter gains on each day, as whole numbers: 0 on days without a report, and in each period exactly its
 * total over all reporters. Periods follow each other without a gap.
 * @returns gains[reporter][day]
 */
export function spreadGains(input: {
  reporters: readonly Reporter[];
  periods: readonly Period[];
  losses?: readonly Loss[];
}): number[][] {
  const { reporters, periods, losses = [] } = input;
  const dayCount = Math.max(...periods.map((period) => period.to)) + 1;
  const weights = reporters.map((reporter) => workAtReports(reporter, dayCount));
  const gains = reporters.map(() => new Array<number>(dayCount).fill(0));
  const standing = new Array<number>(reporters.length).fill(0);
  for (const period of periods) {
    const length = period.to - period.from + 1;
    const lost = losses
      .filter((loss) => period.from <= loss.day && loss.day <= period.to)
      .map((loss) => ({ ...loss, count: Math.floor((standing[loss.reporter] ?? 0) * loss.share) }));
    for (const { reporter, day } of lost) setCell(weights, reporter, day, 0);
    const cells = new Float64Array(reporters.length * length);
    weights.forEach((row, at) => {
      cells.set(row.slice(period.from, period.to + 1), at * length);
    });
    const regained = lost.reduce((sum, { count }) => sum + count, 0);
    const parts = apportion(period.total + regained, cells);
    parts.forEach((part, at) => {
      setCell(gains, Math.floor(at / length), period.from + (at % length), part);
    });
    for (const { reporter, day, count } of lost) setCell(gains, reporter, day, -count);
    gains.forEach((row, at) => {
      for (let day = period.from; day <= period.to; day++) standing[at] = (standing[at] ?? 0) + (row[day] ?? 0);
    });
  }
  return gains;
}

function setCell(rows: number[][], row: number, day: number, value: number): void {
  const cells = rows[row];
  if (cells) cells[day] = value;
}

/** The work moved to the day on which it is reported. */
function workAtReports(reporter: Reporter, dayCount: number): number[] {
  let waiting = 0;
  return Array.from({ length: dayCount }, (_, day) => {
    waiting += reporter.work[day] ?? 0;
    if (!reporter.reports[day]) return 0;
    const reported = waiting;
    waiting = 0;
    return reported;
  });
}

/** What stands at the end of each day. */
export function runningTotals(gains: readonly number[]): number[] {
  let sum = 0;
  return gains.map((gain) => {
    sum += gain;
    return sum;
  });
}
