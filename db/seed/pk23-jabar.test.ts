import { describe, expect, test } from 'vitest';
import { rangeOfCode } from '../../lib/domain/areas';
import { combineStatedAndParts, noChannelFigures, totalOf } from '../../lib/domain/counts';
import { computePercent } from '../../lib/domain/progress';
import { areaOf, kabupatenOf, kecamatanOf } from './demo-campaign';
import { jabarDay } from './jabar';
import { buildPk23Jabar } from './pk23-jabar';
import { listDesa, standingFigures, sumFigures } from './standing';

const desa = await listDesa('32');
const campaign = buildPk23Jabar(desa);
const groups = (codes: readonly string[], parentOf: (code: string) => string) => {
  const parents = new Map<string, string[]>();
  for (const code of codes) parents.set(parentOf(code), [...(parents.get(parentOf(code)) ?? []), code]);
  return parents;
};
const kecamatan = groups(desa, kecamatanOf);
const kabupaten = groups([...kecamatan.keys()], kabupatenOf);

/** The figures of the province and its kabupaten on a day, rolled up by the rule of lib/domain. */
function rollUp(day: number) {
  const own = standingFigures(campaign.counts, 'recorded', jabarDay(day));
  const figuresOf = (code: string, parts: readonly string[], of: (part: string) => typeof noChannelFigures) =>
    combineStatedAndParts({
      stated: own.get(areaOf(code)) ?? noChannelFigures,
      parts: sumFigures(parts.map(of)),
    });
  const ofDesa = (code: string) => own.get(areaOf(code)) ?? noChannelFigures;
  const ofKecamatan = (code: string) => figuresOf(code, kecamatan.get(code) ?? [], ofDesa);
  const ofKabupaten = (code: string) => figuresOf(code, kabupaten.get(code) ?? [], ofKecamatan);
  return { province: figuresOf('32', [...kabupaten.keys()], ofKabupaten), ofKabupaten, ofKecamatan, ofDesa };
}

describe('the breakdown of Jawa Barat', () => {
  test('covers 27 kabupaten/kota, 627 kecamatan and 5.957 desa, whose targets add up to 2.751.533', () => {
    expect([kabupaten.size, kecamatan.size, desa.length]).toEqual([27, 627, 5_957]);
    const [province, ...parts] = campaign.targetSets[0]?.facts ?? [];
    expect(province).toEqual({ area: areaOf('32'), total: 2_751_533, online: null, manual: null });
    expect(parts).toHaveLength(5_957);
    expect(parts.reduce((sum, fact) => sum + fact.total, 0)).toBe(2_751_533);
  });

  test.each([
    [2, 119_008, 4.33],
    [11, 961_268, 34.94],
    [30, 2_860_769, 103.97],
  ])('on day %i stands at exactly %i, stated totals included', (day, total, percent) => {
    const { province } = rollUp(day);
    expect(totalOf(province)).toBe(total);
    expect(computePercent(total, 2_751_533)).toBe(percent);
  });

  test('holds stated totals above and below the sum of the desa', () => {
    const { ofKecamatan, ofDesa } = rollUp(30);
    const differences = [...kecamatan].flatMap(([code, parts]) => {
      const difference = (totalOf(ofKecamatan(code)) ?? 0) - (totalOf(sumFigures(parts.map(ofDesa))) ?? 0);
      return difference === 0 ? [] : [difference];
    });
    expect(differences.sort((one, other) => one - other)).toEqual([19, 23, 41, 87]);
    const statements = standingFigures(
      campaign.counts.filter((fact) => fact.area % 10_000 === 0),
      'recorded',
      jabarDay(30),
    );
    expect(statements.size).toBe(6);
  });

  test('is uneven, reaches every kabupaten, leaves some areas silent and lets some figures fall', () => {
    const { ofKabupaten, ofKecamatan } = rollUp(30);
    const target = new Map<string, number>();
    for (const fact of campaign.targetSets[0]?.facts.slice(1) ?? []) {
      const code = [...kabupaten.keys()].find(
        (one) => rangeOfCode(one).lo <= fact.area && fact.area <= rangeOfCode(one).hi,
      );
      if (code) target.set(code, (target.get(code) ?? 0) + fact.total);
    }
    const percents = [...kabupaten.keys()].map((code) =>
      computePercent(totalOf(ofKabupaten(code)), target.get(code) ?? 0),
    );
    expect(Math.min(...percents.map((percent) => percent ?? 0))).toBeGreaterThan(80);
    expect(Math.min(...percents.map((percent) => percent ?? 0))).toBeLessThan(95);
    expect(Math.max(...percents.map((percent) => percent ?? 0))).toBeGreaterThan(110);
    const silent = [...kecamatan.keys()].filter((code) => totalOf(ofKecamatan(code)) === null);
    expect(silent.length).toBeGreaterThanOrEqual(4);
    const online = new Map<number, number>();
    let fallen = 0;
    expect(campaign.counts.every((fact) => Number.isInteger(fact.value) && fact.value >= 0)).toBe(true);
    for (const fact of campaign.counts) {
      if (fact.stage !== 'recorded' || fact.channel !== 'online') continue;
      if (fact.value < (online.get(fact.area) ?? 0)) fallen++;
      online.set(fact.area, fact.value);
    }
    expect(fallen).toBeGreaterThan(30);
  });

  test('enters paper later than it is filled in', () => {
    const early = sumFigures([...standingFigures(campaign.counts, 'recorded', jabarDay(2)).values()]);
    const collected = sumFigures([...standingFigures(campaign.counts, 'collected', jabarDay(2)).values()]);
    expect(early.manual).toBeNull();
    expect(collected.manual).toBeGreaterThan(10_000);
  });

  test('is the same every time', () => {
    expect(JSON.stringify(buildPk23Jabar(desa)) === JSON.stringify(campaign)).toBe(true);
  });
});
