import { describe, expect, test } from 'vitest';
import { chooseRuns } from './use-window-rows';

const rows = (top: number, count = 7285) => chooseRuns({ top, row: 32, window: 768, count });

describe('the rows that a window shows', () => {
  test('begins with the first, while the table is below or at the top of the window', () => {
    expect(rows(5_000)).toEqual({ from: 0, to: 25 });
    expect(rows(600)).toEqual({ from: 0, to: 50 });
    expect(rows(0)).toEqual({ from: 0, to: 50 });
  });

  test('holds all that the window shows and a run on either side', () => {
    const { from, to } = rows(-32 * 1000);
    expect(from).toBe(975);
    expect(to).toBe(1050);
  });

  test('stays the same while scrolling within a run', () => {
    expect(rows(-32 * 1001)).toEqual(rows(-32 * 1000 - 1));
  });

  test('ends with the last row, also when the window is far below it', () => {
    expect(rows(-32 * 7270).to).toBe(7285);
    expect(rows(-32 * 9000)).toEqual({ from: 7260, to: 7285 });
  });
});
