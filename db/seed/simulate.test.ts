import { describe, expect, test } from 'vitest';
import { runningTotals, spreadGains } from './simulate';

const always = [true, true, true, true, true, true];
const work = [1, 1, 1, 1, 1, 1];
const sumOf = (rows: readonly (readonly number[])[], from: number, to: number) =>
  rows.reduce((sum, row) => sum + row.slice(from, to + 1).reduce((one, other) => one + other, 0), 0);

describe('spreadGains', () => {
  test('reaches the total of each period and gains only on days with a report', () => {
    const reporters = [
      { work, reports: [true, false, false, true, false, true] },
      { work: [3, 3, 3, 3, 3, 3], reports: always },
      { work, reports: [false, false, false, false, false, false] },
    ];
    const gains = spreadGains({
      reporters,
      periods: [
        { from: 0, to: 1, total: 101 },
        { from: 2, to: 5, total: 399 },
      ],
    });
    expect(sumOf(gains, 0, 1)).toBe(101);
    expect(sumOf(gains, 2, 5)).toBe(399);
    reporters.forEach((reporter, at) => {
      reporter.reports.forEach((reports, day) => {
        if (!reports) expect(gains[at]?.[day]).toBe(0);
      });
    });
    // The work of the days without a report comes with the next one: 2, 3 and 4 on day 3.
    expect(gains[0]?.[3]).toBeGreaterThan((gains[0]?.[0] ?? 0) * 2);
  });

  test('lets a figure fall by the share of what it was when the period began, and still reaches the total', () => {
    const gains = spreadGains({
      reporters: [
        { work, reports: always },
        { work, reports: always },
      ],
      periods: [
        { from: 0, to: 2, total: 600 },
        { from: 3, to: 5, total: 300 },
      ],
      losses: [{ reporter: 1, day: 4, share: 0.1 }],
    });
    expect(gains[1]?.[4]).toBe(-30);
    expect(sumOf(gains, 3, 5)).toBe(300);
    expect(runningTotals(gains[1] ?? []).every((total) => total >= 0)).toBe(true);
  });
});
