import { expect, test } from 'vitest';
import { toDay } from './days';
import { chooseTypingDay } from './typing-day';

const [first, end] = [toDay('2021-04-01'), toDay('2021-05-31')];

test.each([
  ['while it runs: today', '2021-05-12', '2021-05-12', '2021-05-10', '2021-05-12'],
  ['on its last day', '2021-05-31', '2021-05-31', null, '2021-05-31'],
  ['once it is over: the day after the last report', '2021-05-31', '2026-11-29', '2021-04-12', '2021-04-13'],
  ['over, and its last day is reported', '2021-05-31', '2026-11-29', '2021-05-31', '2021-05-31'],
  ['over, and nothing was reported', '2021-05-31', '2026-11-29', null, '2021-04-01'],
])('%s', (_, last, today, lastReportDay, day) => {
  const reported = lastReportDay === null ? null : toDay(lastReportDay);
  expect(chooseTypingDay({ first, last: toDay(last), today: toDay(today), lastReportDay: reported })).toBe(day);
  expect(end >= toDay(last)).toBe(true);
});
