import { describe, expect, test } from 'vitest';
import { isDue } from './daily-backups';
import { nameBackup } from './make-backup';

describe('nameBackup', () => {
  test('carries the clock of western Indonesia', () => {
    expect(nameBackup(new Date('2026-11-28T19:00:00Z'))).toBe('kejar-2026-11-29-0200.cadangan');
  });
});

describe('isDue', () => {
  // Two o'clock at night in Jakarta is seven in the evening of the day before in UTC.
  test.each([
    ['none was ever made', '2026-11-29T05:00:00Z', [], true],
    ['the one of this night is there', '2026-11-29T05:00:00Z', ['kejar-2026-11-29-0200.cadangan'], false],
    ['one was made after a start at noon', '2026-11-29T10:00:00Z', ['kejar-2026-11-29-1201.cadangan'], false],
    ['the last one is of the day before', '2026-11-28T19:00:30Z', ['kejar-2026-11-28-1201.cadangan'], true],
    ['it is not yet two', '2026-11-28T18:59:00Z', ['kejar-2026-11-28-0200.cadangan'], false],
    ['it is past midnight, and yesterday had none', '2026-11-28T18:00:00Z', ['kejar-2026-11-27-2359.cadangan'], true],
  ])('%s', (_name, now, names, due) => {
    expect(isDue(new Date(now), names)).toBe(due);
  });
});
