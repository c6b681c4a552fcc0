import { describe, expect, test } from 'vitest';
import { describeOddities, type RowFigures } from './check-figures';

const odd = (
  figures: Partial<Record<Parameters<RowFigures['get']>[0], number>>,
  mode: 'cumulative' | 'daily' = 'cumulative',
) => describeOddities(new Map(Object.entries(figures)) as RowFigures, mode);

describe('what was achieved, beside the target', () => {
  test('over it is said, with the stage that has most; online and manual count together', () => {
    expect(odd({ 'target.total': 100, 'recorded.online': 60, 'recorded.manual': 50 })).toEqual([
      'Angka masuk server 110 lebih besar dari target 100.',
    ]);
    expect(odd({ 'target.total': 100, 'collected.unsplit': 120, 'recorded.unsplit': 110 })).toEqual([
      'Angka terdata 120 lebih besar dari target 100.',
    ]);
  });

  test('from a hundred times on it is a typing error', () => {
    expect(odd({ 'target.total': 33_046, 'recorded.unsplit': 33_046_000 })).toEqual([
      'Angka masuk server 33.046.000 adalah 1.000 kali target 33.046, mungkin kelebihan tiga nol.',
    ]);
    expect(odd({ 'target.total': 100, 'recorded.unsplit': 10_000 })).toEqual([
      'Angka masuk server 10.000 adalah 100 kali target 100, mungkin kelebihan nol.',
    ]);
    expect(odd({ 'target.total': 604_876, 'recorded.unsplit': 182_000_000 })[0]).toContain('301 kali');
  });

  test('reached is fine, and so are no target and a target of 0', () => {
    expect(odd({ 'target.total': 100, 'recorded.unsplit': 100 })).toEqual([]);
    expect(odd({ 'recorded.unsplit': 100 })).toEqual([]);
    expect(odd({ 'target.total': 0, 'recorded.unsplit': 100 })).toEqual([]);
    expect(odd({ 'target.total': 100 })).toEqual([]);
  });
});
