import { expect, test } from 'vitest';
import { formatClock, formatInstant, formatInstantShort } from './instants';

test('an instant is told in western Indonesian time, wherever the server stands', () => {
  const lateInLondon = new Date('2021-04-12T18:05:00Z');
  expect(formatInstant(lateInLondon)).toBe('13 April 2021 pukul 01.05 WIB');
  expect(formatInstantShort(lateInLondon)).toBe('13 Apr 2021, 01.05');
  expect(formatInstantShort(new Date('2021-04-12T17:00:00Z'))).toBe('13 Apr 2021, 00.00');
  expect(formatClock(lateInLondon)).toBe('01.05');
});
