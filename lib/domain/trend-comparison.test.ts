import { expect, test } from 'vitest';
import { toDay } from './days';
import { buildComparedPoints, comparedOn, listEarlierCampaigns, readComparison } from './trend-comparison';

test.each([
  ['', null],
  ['  ', null],
  ['induk', { with: 'above' }],
  ['kampanye-pk21', { with: 'campaign', slug: 'pk21' }],
  ['kampanye-', { with: 'area', typed: 'kampanye-' }],
  ['kampanye-\u0000', { with: 'area', typed: 'kampanye-\u0000' }],
  [' 32.16 ', { with: 'area', typed: '32.16' }],
  ['Kota Bekasi', { with: 'area', typed: 'Kota Bekasi' }],
])('%j is read', (text, wish) => {
  expect(readComparison(text)).toEqual(wish);
});

test('between reports the last figure stands, before the first there is none, each day by its own target', () => {
  const points = buildComparedPoints({
    startDay: toDay('2023-07-01'),
    lastDay: toDay('2023-07-05'),
    // PK23 moved its target during the month.
    targetOn: (day) => (day < '2023-07-04' ? 15_703_133 : 15_701_871),
    reports: [
      { day: toDay('2023-07-02'), total: 5_968_674 },
      { day: toDay('2023-07-05'), total: 15_741_662 },
    ],
  });
  expect(points.map(({ percent }) => percent)).toEqual([null, 38.01, 38.01, 38.01, 100.25]);
  expect([0, 2, 5, 6].map((day) => comparedOn({ points }, day))).toEqual([null, 38.01, 100.25, null]);
});

test('earlier campaigns of the same unit, the newest first', () => {
  const campaign = (slug: string, startDay: string, unit = 'keluarga') => ({ slug, startDay: toDay(startDay), unit });
  const all = [campaign('a', '2019-01-01'), campaign('b', '2021-01-01'), campaign('c', '2020-01-01', 'kampung')];
  const own = campaign('d', '2022-01-01');
  expect(listEarlierCampaigns([...all, own, campaign('e', '2023-01-01')], own).map(({ slug }) => slug)).toEqual([
    'b',
    'a',
  ]);
});
