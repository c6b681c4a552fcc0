import { describe, expect, test } from 'vitest';
import { describeOddities, type RowFigures, restOfTotals } from './check-figures';

const odd = (
  figures: Partial<Record<Parameters<RowFigures['get']>[0], number>>,
  mode: 'cumulative' | 'daily' = 'cumulative',
) => describeOddities(new Map(Object.entries(figures)) as RowFigures, mode);

describe('a total beside all that makes it', () => {
  const row = { 'recorded.online': 28_800, 'recorded.unsplit': 1_071_200, 'recorded.total': 1_100_000 };

  test('agrees, with what was reported without a channel, and leaves no rest', () => {
    expect(odd(row)).toEqual([]);
    expect([...restOfTotals(new Map(Object.entries(row)) as RowFigures)]).toEqual([]);
  });

  test('or does not, and is not kept', () => {
    expect(odd({ ...row, 'recorded.total': 1_100_001 })).toEqual([
      'Jumlah masuk server 1.100.001 tidak sama dengan bagian-bagiannya 1.100.000; yang disimpan bagian-bagiannya.',
    ]);
    expect(odd({ 'recorded.unsplit': 5, 'recorded.total': 4 })).toHaveLength(1);
  });
});

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
