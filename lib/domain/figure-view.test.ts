import { expect, test } from 'vitest';
import { toDay } from './days';
import { chooseDay, defaultView, levelOfRows, viewOf } from './figure-view';

test('a view is the five choices and nothing of what else a query says', () => {
  const view = { asOf: toDay('2021-04-12'), stage: 'collected', detail: 'desa', targetSet: 7, all: true } as const;
  expect(viewOf({ ...view, page: 3, find: 'karawang' })).toEqual(view);
  expect(viewOf(defaultView)).toEqual({ asOf: null, stage: 'recorded', detail: null, targetSet: null, all: false });
});

// PK21 from 1 April to 31 May 2021; letters let some areas report until 21 June.
const pk21 = { startDay: toDay('2021-04-01'), endDay: toDay('2021-05-31'), lastReportableDay: toDay('2021-06-21') };

test.each([
  ['the day that was asked for', '2021-04-12', '2021-04-14', '2021-04-20', '2021-04-12'],
  ['a day of an extension', '2021-06-21', '2021-04-14', '2021-07-20', '2021-06-21'],
  ['the last report, where that is before the campaign', '2021-03-31', '2021-04-14', '2021-04-20', '2021-04-14'],
  ['the last report, where nothing is asked for', null, '2021-04-14', '2021-04-20', '2021-04-14'],
  ['today, before any report', null, null, '2021-04-03', '2021-04-03'],
  ['the first day, before the campaign', null, null, '2021-03-01', '2021-04-01'],
  ['the end that the campaign was opened with, long after it', null, null, '2022-01-01', '2021-05-31'],
])('the day shown is %s', (_, wanted, lastReportDay, today, expected) => {
  const day = (text: string | null) => (text === null ? null : toDay(text));
  const chosen = chooseDay({ ...pk21, wanted: day(wanted), lastReportDay: day(lastReportDay), today: toDay(today) });
  expect(chosen).toBe(expected);
});

test.each([
  [0, null, 1],
  [2, null, 3],
  [2, 'desa', 4],
  [1, 'kecamatan', 3],
  // Not below the area: its children.
  [2, 'kabupaten', 3],
  [3, 'provinsi', 4],
  [4, null, null],
  [4, 'desa', null],
] as const)('rows of an area of level %s by %s are of level %s', (own, wanted, expected) => {
  expect(levelOfRows(own, wanted)).toBe(expected);
});
