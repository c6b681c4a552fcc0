import { expect, test } from 'vitest';
import { type DemoProgress, formatDemoProgress, parseDemoProgress } from './settings';

test.each<DemoProgress>([
  { order: 'load', state: 'waiting', by: 7, why: '' },
  { order: 'remove', state: 'failed', by: null, why: 'Administrator terakhir. Undang yang lain.' },
])('an order is read as it was written: %j', (progress) => {
  expect(parseDemoProgress(formatDemoProgress(progress))).toEqual(progress);
});

test.each([null, '', 'load', 'drop waiting 1', 'load done 1'])('%j is no order', (value) => {
  expect(parseDemoProgress(value)).toBeNull();
});
