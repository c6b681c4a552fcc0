import { describe, expect, test } from 'vitest';
import { type HeldMeasures, judgeFigure, suggestFigure } from './held-figures';
import { confirmHeld, type HeldRow, problemOfReason, requireReasons } from './held-rows';

const by = (measures: Partial<HeldMeasures>): HeldMeasures => ({
  ...{ target: null, targetAbove: null, lastReport: null },
  ...measures,
});

describe('judgeFigure', () => {
  test('more than three times the target is held, exactly three is not', () => {
    // Tirtamulya: 100.391 %.
    expect(judgeFigure(15_400_000, by({ target: 15_340 }))).toEqual({ code: 'aboveTarget', against: 15_340 });
    expect(judgeFigure(46_021, by({ target: 15_340 }))).toEqual({ code: 'aboveTarget', against: 15_340 });
    expect(judgeFigure(46_020, by({ target: 15_340 }))).toBeNull();
    // Karawang read as done: 2.100,19 %.
    expect(judgeFigure(15_431_525, by({ target: 734_768 }))).not.toBeNull();
  });

  test('what is published passes in silence', () => {
    expect(judgeFigure(15_741_662, by({ target: 15_703_133, lastReport: 5_968_674 }))).toBeNull();
    // Jambi, 104,44 %.
    expect(judgeFigure(10_444, by({ target: 10_000, lastReport: 9_000 }))).toBeNull();
    expect(judgeFigure(235_884, by({ target: 236_589 }))).toBeNull();
  });

  test('a jump inside the target is never held: a server that opens again brings a fortnight in a day', () => {
    expect(judgeFigure(400_000, by({ target: 734_768, lastReport: 28_800 }))).toBeNull();
    expect(judgeFigure(700_000, by({ target: 734_768, lastReport: 1 }))).toBeNull();
  });

  test('without a target: more than ten times the last report, and by more than a thousand', () => {
    expect(judgeFigure(288_001, by({ lastReport: 28_800 }))).toEqual({ code: 'aboveLastReport', against: 28_800 });
    expect(judgeFigure(288_000, by({ lastReport: 28_800 }))).toBeNull();
    expect(judgeFigure(1_040, by({ lastReport: 40 }))).toBeNull();
    expect(judgeFigure(1_041, by({ lastReport: 40 }))).not.toBeNull();
  });

  test('a first report, and one after a 0, is measured by the nearest target above', () => {
    expect(judgeFigure(28_800, by({}))).toBeNull();
    expect(judgeFigure(5_000, by({ lastReport: 0 }))).toBeNull();
    expect(judgeFigure(46_021, by({ targetAbove: 15_340 }))).toEqual({ code: 'aboveTargetAbove', against: 15_340 });
    expect(judgeFigure(46_021, by({ targetAbove: 15_340, lastReport: 0 }))).not.toBeNull();
    expect(judgeFigure(9_000, by({ targetAbove: 15_340, lastReport: 700 }))?.code).toBe('aboveLastReport');
  });

  test('a target of 0 measures nothing', () => {
    expect(judgeFigure(5, by({ target: 0 }))).toBeNull();
    expect(judgeFigure(50_000, by({ target: 0, lastReport: 40 }))?.code).toBe('aboveLastReport');
  });
});

describe('suggestFigure', () => {
  test('one, two or three zeros too many', () => {
    expect(suggestFigure(15_400_000, by({ target: 15_340 }))).toBe(15_400);
    expect(suggestFigure(1_534_000, by({ target: 15_340, lastReport: 14_000 }))).toBe(15_340);
    expect(suggestFigure(288_000, by({ lastReport: 28_000 }))).toBe(28_800);
    expect(suggestFigure(120_000, by({ targetAbove: 15_340 }))).toBe(12_000);
  });

  test('an increment is what was meant by the increment, judged by its sum', () => {
    // 1.000 and 9.900, a typo for 990.
    expect(suggestFigure(10_900, by({ target: 3_000, lastReport: 1_000 }), 9_900)).toBe(990);
    // 1.000 and 500.000: 5.000 and 50.000 are too many, 500 fits.
    expect(suggestFigure(501_000, by({ target: 3_000, lastReport: 1_000 }), 500_000)).toBe(500);
    // The sum could lose a zero, the increment cannot.
    expect(suggestFigure(10_900, by({ target: 3_000, lastReport: 1_005 }), 9_895)).toBeNull();
    // 30 manual of 1.000 in all, and 9.900 manual: one channel is below the area's last report, and nothing fell.
    expect(suggestFigure(9_930, by({ target: 3_000, lastReport: 1_000 }), 9_900)).toBe(990);
    expect(suggestFigure(20_900, by({ lastReport: 900 }), 20_000)).toBe(2_000);
    expect(suggestFigure(9_900, by({ target: 3_000 }), 9_900)).toBe(990);
  });

  test('none where none fits', () => {
    expect(suggestFigure(15_400_001, by({ target: 15_340 }))).toBeNull();
    expect(suggestFigure(15_400_000, by({ target: 100 }))).toBeNull();
    expect(suggestFigure(50_000, by({ target: 15_340, lastReport: 9_000 }))).toBeNull();
    expect(suggestFigure(50_000, by({}))).toBeNull();
  });
});

describe('reasons', () => {
  test('too short, too long, and a personal number', () => {
    expect(problemOfReason(' a ')).toContain('sedikitnya 3');
    expect(problemOfReason('a'.repeat(501))).toContain('501 huruf; paling banyak 500');
    expect(problemOfReason('Bu Ani, 3215032304560001')).toContain('NIK');
    expect(problemOfReason('Bu Ani, 3215 0323 0456 0001')).toContain('NIK');
    expect(problemOfReason('Target 15.340 belum diperbarui, lihat surat 12/SE/2023')).toBeNull();
    expect(() => requireReasons({ 14: 'ya', 15: 'benar adanya' })).toThrow('baris 14');
    expect(requireReasons({ 15: ' benar adanya ' })).toEqual({ 15: 'benar adanya' });
  });

  test('go to all held figures of their row, by its sheet', () => {
    const held = (row: number, sheet?: string): HeldRow => ({
      ...{ part: 0, row, area: '32.15.03', name: 'Klari', measure: 'recorded.online', value: 9, code: 'aboveTarget' },
      ...{ against: 1, suggestion: null },
      ...(sheet !== undefined && { sheet }),
    });
    const confirmed = confirmHeld([held(14), held(14), held(14, '12 April'), held(15)], { 14: 'benar' });
    expect(confirmed.map((one) => one.confirmed)).toEqual(['benar', 'benar', undefined, undefined]);
  });
});
