import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { type CountFact, kecamatanOf } from './demo-campaign';
import { karawangDay, karawangTotals } from './karawang';
import { buildPk21 } from './pk21';
import { listDesa, standingOf } from './standing';

const desa = await listDesa('32.15');
const pk21 = buildPk21(desa);
const inKarawang = (fact: { area: number }) =>
  fact.area > rangeOfCode('32.15').lo && fact.area <= rangeOfCode('32.15').hi;
const counts = pk21.counts.filter(inKarawang);
const sum = (facts: Iterable<CountFact>) => [...facts].reduce((total, fact) => total + fact.value, 0);
const recorded = (day: number) => sum(standingOf(counts, 'recorded', 'online', karawangDay(day)).values());

describe('the breakdown of Karawang', () => {
  test('covers 30 kecamatan and 309 desa with a target, and adds up to 734.768 and 4.561 kader', () => {
    expect(desa).toHaveLength(309);
    expect(new Set(desa.map(kecamatanOf)).size).toBe(30);
    const targets = pk21.targetSets[0]?.facts.filter(inKarawang) ?? [];
    expect(targets).toHaveLength(309);
    expect(targets.reduce((total, fact) => total + fact.total, 0)).toBe(734_768);
    expect(pk21.targetSets[0]?.facts).toContainEqual({
      area: rangeOfCode('32.15').lo,
      total: 734_768,
      online: null,
      manual: null,
    });
    expect(pk21.workforce).toHaveLength(309);
    expect(pk21.workforce.reduce((total, fact) => total + fact.kader, 0)).toBe(4_561);
  });

  test('stands at 28.800 recorded online on 12 April and at nothing on paper', () => {
    expect(recorded(11)).toBe(28_800);
    expect(counts.filter((fact) => fact.stage === 'recorded' && fact.channel !== 'online')).toEqual([]);
    expect(counts.every((fact) => fact.day <= '2021-04-12')).toBe(true);
  });

  test('gains nothing on the two days of the outage, and 2.400 a day over the last seven that worked', () => {
    expect(recorded(8)).toBe(recorded(6));
    expect(recorded(11) - recorded(8) + (recorded(6) - recorded(2))).toBe(7 * 2_400);
  });

  test('collects near 30 % on paper, and nowhere less than is recorded', () => {
    const online = standingOf(counts, 'collected', 'online', karawangDay(11));
    const manual = standingOf(counts, 'collected', 'manual', karawangDay(11));
    expect(sum(manual.values())).toBe(karawangTotals.collectedManual);
    const share = sum(manual.values()) / (sum(manual.values()) + sum(online.values()));
    expect(share).toBeCloseTo(0.3, 2);
    for (const fact of standingOf(counts, 'recorded', 'online', karawangDay(11)).values()) {
      expect(online.get(fact.area)?.value).toBeGreaterThanOrEqual(fact.value);
    }
  });

  test('never falls, leaves two kecamatan silent and is uneven', () => {
    const rates = new Map<string, { target: number; value: number | null }>();
    for (const code of desa) rates.set(kecamatanOf(code), { target: 0, value: null });
    const standing = standingOf(counts, 'recorded', 'online', karawangDay(11));
    for (const code of desa) {
      const { lo } = rangeOfCode(code);
      const rate = rates.get(kecamatanOf(code));
      const reports = counts.filter((fact) => fact.area === lo && fact.stage === 'recorded');
      expect(reports.every((fact, at) => fact.value >= (reports[at - 1]?.value ?? 0))).toBe(true);
      if (!rate) continue;
      rate.target += pk21.targetSets[0]?.facts.find((fact) => fact.area === lo)?.total ?? 0;
      const value = standing.get(lo)?.value;
      if (value !== undefined) rate.value = (rate.value ?? 0) + value;
    }
    const silent = [...rates].filter(([, { value }]) => value === null).map(([code]) => code);
    expect(silent).toEqual(['32.15.05', '32.15.18']);
    const shares = [...rates.values()].flatMap(({ target, value }) => (value === null ? [] : [value / target]));
    expect(Math.min(...shares)).toBeLessThan(0.01);
    expect(Math.max(...shares)).toBeGreaterThan(0.08);
  });

  test('is the same every time', () => {
    expect(JSON.stringify(buildPk21(desa)) === JSON.stringify(pk21)).toBe(true);
  });
});
