import { describe, expect, test } from 'vitest';
import { rangeOfCode } from './areas';
import { type Closure, closedUntilOf, closureOf, countClosedRows, mayOpen } from './closures';
import { toDay } from './days';

function closure(code: string, by: string, until: string): Closure {
  const [area, office] = [rangeOfCode(code), rangeOfCode(by)];
  return {
    ...{ areaLo: area.lo, areaHi: area.hi, byLo: office.lo, byHi: office.hi, byName: `Kantor ${by}` },
    ...{ untilDay: toDay(until), at: '2021-04-13T01:10:00.000Z' },
  };
}

describe('the days that are signed off (rule 19)', () => {
  const klari = closure('32.15.03', '32.15', '2021-04-12');
  const karawang = closure('32.15', '32', '2021-04-10');
  const until = (closures: Closure[], code: string) => closedUntilOf({ closures, areaLo: rangeOfCode(code).lo });

  test('hold for the area and all inside it, not for those above or beside', () => {
    expect(['32.15.03', '32.15.03.2001', '32.15', '32.15.04', 'id'].map((code) => until([klari], code))).toEqual([
      ...['2021-04-12', '2021-04-12', null, null, null],
    ]);
  });

  test('the furthest day holds, whoever closed it', () => {
    expect(until([klari, karawang], '32.15.03.2001')).toBe('2021-04-12');
    expect(until([klari, karawang], '32.15.04')).toBe('2021-04-10');
    expect(closureOf({ closures: [karawang, klari], areaLo: rangeOfCode('32.15.03').lo })?.byName).toBe('Kantor 32.15');
  });

  test('of one day the office to ask is the one above, for the other cannot open it', () => {
    const same = closure('32.15', '32', '2021-04-12');
    for (const closures of [
      [klari, same],
      [same, klari],
    ]) {
      expect(closureOf({ closures, areaLo: rangeOfCode('32.15.03').lo })?.byName).toBe('Kantor 32');
    }
  });

  test('are opened by the office that closed them, and by those above it', () => {
    expect(['id', '32', '32.15', '32.15.03', '32.16'].map((code) => mayOpen(klari, rangeOfCode(code)))).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});

test('rows are counted by the day shown; all are closed up to the earliest of them', () => {
  const [tenth, twelfth] = [toDay('2021-04-10'), toDay('2021-04-12')];
  expect(countClosedRows({ until: [twelfth, tenth, twelfth], asOf: twelfth })).toEqual({
    ...{ closed: 2, of: 3, allUntil: tenth },
  });
  expect(countClosedRows({ until: [twelfth, null], asOf: tenth })).toEqual({ closed: 1, of: 2, allUntil: null });
  expect(countClosedRows({ until: [], asOf: tenth })).toEqual({ closed: 0, of: 0, allUntil: null });
});
