import { expect, test } from 'vitest';
import { toDay } from '../../domain/days';
import type { DayOrder } from '../../domain/imports';
import { daysMeant, decideDayOrder, describeDayOrder } from './decide-day-order';

/** A campaign of April and May that is over. */
const campaign = { startDay: toDay('2021-04-01'), lastReportableDay: toDay('2021-05-31'), today: toDay('2021-06-30') };
const both: DayOrder[] = ['dayFirst', 'monthFirst'];

test.each([
  ['a day past the twelfth says the order', ['13/04/2021', '4/5/2021'], 'dayFirst', []],
  ['so does one in the second place', ['4/13/2021', '4/5/2021'], 'monthFirst', both],
  ['with a year of two digits and other signs', ['4-13-21', '4.5.21'], 'monthFirst', both],
  ['the campaign says it where it holds the days in one order only', ['12/04/2021', '5/4/2021'], 'dayFirst', []],
  ['one day in both orders needs none', ['4/4/2021', '5/5/2021'], 'dayFirst', []],
  ['days in words and as Excel keeps them need none', ['2021-05-04', '4 Mei 2021', 44_320, null], 'dayFirst', []],
] as const)('%s', (_what, cells, order, choices) => {
  expect(decideDayOrder(cells, campaign)).toEqual({ order, choices, open: false });
});

test.each([
  ['it fits both ways', ['4/5/2021', '5/4/2021', '4/4/2021'], both],
  ['the days are in the campaign month first only', ['4/12/2021'], both],
  ['each order is that of some of its cells', ['13/04/2021', '4/13/2021', '4/5/2021'], both],
  ['a cell says month first, and others are in the campaign day first only', ['4/13/2021', '12/04/2021'], both],
  ['Excel seems to have swapped what it could', ['13/04/2021', '2021-12-04', '2021-05-04'], ['dayFirst', 'swapped']],
] as const)('a column is asked about where %s', (_what, cells, choices) => {
  expect(decideDayOrder(cells, campaign)).toEqual({ order: 'dayFirst', choices, open: true });
  for (const said of choices)
    expect(decideDayOrder(cells, campaign, said)).toEqual({ order: said, choices, open: false });
});

test('a day that has not come yet is none that a report may have', () => {
  const running = { ...campaign, today: toDay('2021-04-13') };
  // 4 May has not come: either the day is wrong or the order is.
  expect(decideDayOrder(['4/5/2021'], running)).toMatchObject({ choices: both, open: true });
  expect(decideDayOrder(['5/4/2021'], running)).toMatchObject({ order: 'dayFirst', open: false });
});

test('days that Excel could not have swapped are left alone', () => {
  expect(decideDayOrder(['13/04/2021', '2021-04-12'], campaign)).toMatchObject({ choices: [], open: false });
  expect(decideDayOrder(['13/04/2021', '2021-05-04', '2021-04-30'], campaign)).toMatchObject({ open: false });
});

test('the two days that a cell may be', () => {
  const asked = decideDayOrder(['4/5/2021', '5/4/2021'], campaign);
  expect(daysMeant('4/5/2021', asked)).toEqual(['2021-05-04', '2021-04-05']);
  expect(daysMeant('4/4/2021', asked)).toBeNull();
  expect(daysMeant('2021-04-05', asked)).toBeNull();
  const swapped = decideDayOrder(['13/04/2021', '2021-05-04'], campaign);
  expect(daysMeant('2021-05-04', swapped)).toEqual(['2021-05-04', '2021-04-05']);
  expect(daysMeant('13/04/2021', swapped)).toBeNull();
});

test('what was decided is said where there was a choice', () => {
  expect(describeDayOrder(decideDayOrder(['4/13/2021'], campaign))).toBe('bulan dulu, lalu hari');
  expect(describeDayOrder(decideDayOrder(['13/04/2021'], campaign))).toBeNull();
});
