import { expect, test } from 'vitest';
import { isAuditCheckDue } from './audit-checks';

const at = (text: string) => new Date(text);

test.each([
  ['never made', '2021-04-12T05:00:00Z', null, true],
  // 3.00 WIB is 20.00 UTC of the day before.
  ['a minute before three at night, made yesterday', '2021-04-12T19:59:00Z', '2021-04-11T20:01:00Z', false],
  ['at three at night, made yesterday', '2021-04-12T20:00:00Z', '2021-04-11T20:01:00Z', true],
  ['made since three at night', '2021-04-13T10:00:00Z', '2021-04-12T20:00:30Z', false],
  ['by hand in the afternoon: tonight is due all the same', '2021-04-13T20:00:00Z', '2021-04-13T09:00:00Z', true],
  ['the server was off for days', '2021-04-20T05:00:00Z', '2021-04-12T20:00:30Z', true],
])('the nightly check, %s', (_what, now, last, due) => {
  expect(isAuditCheckDue(at(now), last === null ? null : at(last))).toBe(due);
});
