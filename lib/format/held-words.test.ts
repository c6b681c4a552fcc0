import { describe, expect, test } from 'vitest';
import type { AreaProgress, HeldArea } from '../domain/area-progress';
import { computePercent } from '../domain/progress';
import { describeHeld, describeHeldFigures } from './held-words';

describe('what is odd about a held figure', () => {
  test('beside its target, with what was probably meant', () => {
    expect(describeHeld({ value: 15_400_000, code: 'aboveTarget', against: 15_340, suggestion: 15_400 })).toBe(
      '15.400.000 adalah 100.391\u00a0% dari target 15.340. Mungkin kelebihan tiga nol: 15.400?',
    );
    expect(describeHeld({ value: 46_021, code: 'aboveTarget', against: 15_340, suggestion: null })).toBe(
      '46.021 adalah 300\u00a0% dari target 15.340.',
    );
  });

  test('an increment is named beside its sum, and what was meant is an increment', () => {
    const odd = { value: 10_900, added: 9_900, code: 'aboveTarget', against: 3_000 } as const;
    expect(describeHeld({ ...odd, suggestion: 990 })).toBe(
      'Tambahan 9.900 menjadikannya 10.900. 10.900 adalah 363\u00a0% dari target 3.000. Mungkin kelebihan satu nol: tambahan 990, sehingga menjadi 1.990?',
    );
    expect(describeHeld({ ...odd, suggestion: null })).toBe(
      'Tambahan 9.900 menjadikannya 10.900. 10.900 adalah 363\u00a0% dari target 3.000.',
    );
  });

  test('beside the target above it, with its neighbours, and beside the last report', () => {
    const whose = { area: '32.15.16', name: 'Tirtamulya' };
    expect(describeHeld({ value: 50_000, code: 'aboveTargetAbove', against: 15_340, whose, suggestion: 5_000 })).toBe(
      '50.000 adalah 326\u00a0% dari target Kecamatan Tirtamulya, 15.340, padahal hanya sebagiannya. Mungkin kelebihan satu nol: 5.000?',
    );
    expect(describeHeld({ value: 50_000, code: 'aboveTargetTogether', against: 15_340, whose, suggestion: null })).toBe(
      'Bersama wilayah lain, Kecamatan Tirtamulya menjadi 50.000, 326\u00a0% dari targetnya, 15.340.',
    );
    expect(describeHeld({ value: 300_000, code: 'aboveLastReport', against: 28_800, suggestion: null })).toBe(
      '300.000 adalah 10 kali laporan terakhir, 28.800.',
    );
  });
});

describe('the warning behind the answer', () => {
  const area = (code: string, name: string) => ({ code, name, level: 3 as const, kind: 'kecamatan' as const });
  const odd = (code: string, name: string, total: number, target: number | null): HeldArea => ({
    ...{ area: area(code, name), total, target, percent: computePercent(total, target) },
  });
  const say = (code: string, held: HeldArea[], below: number, without: number | null) =>
    describeHeldFigures({
      area: { ...area(code, 'Karawang'), level: 2, kind: 'kabupaten' },
      held,
      headline: {
        percent: 2_099.82,
        flags: held.length > 0 ? ['held'] : [],
        flagsBelow: below > 0 ? { held: below } : {},
        withoutHeld: without === null ? null : { total: without, percent: computePercent(without, 734_768) },
      } as AreaProgress['headline'],
    });
  const tirtamulya = odd('32.15.16', 'Tirtamulya', 15_400_000, 15_340);

  test('names one area with its share, and what remains without it', () => {
    expect(say('32.15', [tirtamulya], 1, 28_800)).toBe(
      'Angka Tirtamulya janggal: 100.391\u00a0% dari target; tanpa itu 3,92\u00a0%.',
    );
    expect(say('32.15', [odd('32.15.16', 'Tirtamulya', 90_000, null)], 1, null)).toBe('Angka Tirtamulya janggal.');
    expect(say('32.15', [], 0, null)).toBe('');
  });

  test('names several, and counts those beyond', () => {
    const klari = odd('32.15.04', 'Klari', 60_000, 15_000);
    expect(say('32.15', [tirtamulya, klari], 2, 28_800)).toBe(
      'Angka Tirtamulya (100.391\u00a0%) dan Klari (400\u00a0%) janggal; tanpa itu 3,92\u00a0%.',
    );
    expect(say('32.15', [tirtamulya, klari], 9, null)).toBe(
      'Angka Tirtamulya (100.391\u00a0%), Klari (400\u00a0%), dan 7 wilayah lain janggal.',
    );
  });

  test("says of the area's own figure that it is", () => {
    expect(say('32.15.16', [tirtamulya], 0, 600)).toBe(
      'Angka ini janggal: 100.391\u00a0% dari target; tanpa itu 0,08\u00a0%.',
    );
  });
});
