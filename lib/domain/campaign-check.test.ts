import { expect, test } from 'vitest';
import {
  computeRowFigures,
  type Finding,
  formatFindingKey,
  hasFewKader,
  isFarFromLast,
  isOpen,
  lastCampaignBefore,
  parseFindingKey,
  type Settlement,
  settleFindings,
} from './campaign-check';
import { toDay } from './days';

const parts: Finding = { kind: 'partsDiffer', level: 2, count: 3, fingerprint: 'a', rows: [] };
const said: Settlement = {
  ...{ kind: 'partsDiffer', level: 2, as: 'intended', note: 'DIPA', fingerprint: 'a', by: 'Ani' },
  at: new Date('2021-03-20T03:00:00Z'),
};

test('what was settled returns when its figures change, and says what was decided before', () => {
  const [settled] = settleFindings([parts], [said]);
  expect(settled && isOpen(settled)).toBe(false);
  const [changed] = settleFindings([{ ...parts, fingerprint: 'b' }], [said]);
  expect(changed && isOpen(changed)).toBe(true);
  expect(changed?.settled).toMatchObject({ note: 'DIPA', stands: false });
  const [other] = settleFindings([{ ...parts, level: 3 }], [said]);
  expect(other?.settled).toBeNull();
});

test('a mark of the very figures stands beside a newer one of others, as of another version of the targets', () => {
  const dipa = { ...said, note: 'Portal', fingerprint: 'b' };
  const [portal] = settleFindings([parts], [dipa, said]);
  expect(portal?.settled).toMatchObject({ note: 'DIPA', stands: true });
  const [takenBack] = settleFindings([parts], [dipa, { ...said, as: null }]);
  expect(takenBack?.settled).toBeNull();
  const [third] = settleFindings([{ ...parts, fingerprint: 'c' }], [dipa, said]);
  expect(third?.settled).toMatchObject({ note: 'Portal', stands: false });
});

test('findings stand in the order of the check', () => {
  const found = settleFindings(
    [
      { ...parts, kind: 'ended', level: null },
      { ...parts, kind: 'withoutTarget', level: 4 },
      parts,
      { ...parts, level: 1 },
    ],
    [],
  );
  expect(found.map(formatFindingKey)).toEqual(['partsDiffer-1', 'partsDiffer-2', 'withoutTarget-4', 'ended']);
});

test('the name of a finding is read back, and nothing else is', () => {
  for (const key of [{ kind: 'partsDiffer', level: 0 } as const, { kind: 'ended', level: null } as const])
    expect(parseFindingKey(formatFindingKey(key))).toEqual(key);
  for (const text of ['', 'partsDiffer-', 'partsDiffer-5', 'partsDiffer-2-1', 'other-2', 'toString'])
    expect(parseFindingKey(text)).toBeNull();
});

test('Karawang, PK21: 734.768 for 4.561 kader in 61 days are 2,6 a day', () => {
  const karawang = { target: 734_768, kader: 4_561, days: 61 };
  expect(hasFewKader({ ...karawang, limit: 10 })).toBe(false);
  expect(hasFewKader({ ...karawang, limit: 2 })).toBe(true);
  expect(hasFewKader({ target: 20, kader: 1, days: 2, limit: 10 })).toBe(false);
  expect(hasFewKader({ target: 21, kader: 1, days: 2, limit: 10 })).toBe(true);
});

test('kader that nobody has said are not too few', () => {
  expect(hasFewKader({ target: 734_768, kader: null, days: 61, limit: 10 })).toBe(false);
  expect(hasFewKader({ target: 734_768, kader: 0, days: 61, limit: 10 })).toBe(false);
  expect(hasFewKader({ target: 734_768, kader: 4_561, days: 0, limit: 10 })).toBe(false);
});

test('double and half of the last target are not far yet', () => {
  expect(isFarFromLast(302_000, 604_000)).toBe(false);
  expect(isFarFromLast(302_000, 604_001)).toBe(true);
  expect(isFarFromLast(302_000, 151_000)).toBe(false);
  expect(isFarFromLast(302_000, 150_999)).toBe(true);
  // Nasional, PK23: 15.703.133, then 15.701.871.
  expect(isFarFromLast(15_703_133, 15_701_871)).toBe(false);
  expect(isFarFromLast(0, 1)).toBe(true);
});

test('the last campaign is the newest of the same unit before this one', () => {
  const of = (id: number, unit: string, day: string) => ({ id, unit, startDay: toDay(day) });
  const pk23 = of(3, 'keluarga', '2023-07-01');
  const all = [of(1, 'keluarga', '2021-04-01'), of(2, 'keluarga', '2022-09-01'), pk23, of(4, 'kampung', '2023-05-01')];
  expect(lastCampaignBefore(pk23, all)?.id).toBe(2);
  expect(lastCampaignBefore(of(1, 'keluarga', '2021-04-01'), all)).toBeNull();
});

test('Kota Pekalongan states 81.280, its four kecamatan add up to 81.021: 259 less, 0,32 %', () => {
  const row = { target: 81_280, against: 81_021 };
  expect(computeRowFigures('partsDiffer', row, 61)).toEqual({ difference: -259, percent: -0.32, perKader: null });
});

test('a target that was 302.000 and is 734.768 grew by 143,3 %; from nothing there is no percent', () => {
  const figures = computeRowFigures('farFromLast', { target: 734_768, against: 302_000 }, 61);
  expect(figures).toEqual({ difference: 432_768, percent: 143.3, perKader: null });
  expect(computeRowFigures('farFromLast', { target: 5, against: 0 }, 61)).toMatchObject({
    difference: 5,
    percent: null,
  });
});

test('734.768 for 4.561 kader over 61 days are 2,6 a kader and day', () => {
  expect(computeRowFigures('fewKader', { target: 734_768, against: 4_561 }, 61).perKader).toBe(2.6);
  expect(computeRowFigures('withoutKader', { target: null, against: null }, 61).perKader).toBeNull();
});
