import { describe, expect, test } from 'vitest';
import { toDay } from './days';
import {
  findDue,
  isMailDue,
  type MailOutcome,
  mailAttempts,
  type PreparedRecap,
  type ScheduledOffice,
  settleMail,
} from './recaps';

/** Karawang: 16.00 WIB, set long before, in the campaign of April and May 2021, which has figures. */
function office(change: Partial<ScheduledOffice> = {}): ScheduledOffice {
  return {
    officeId: 1,
    campaignId: 7,
    timeZone: 'WIB',
    minute: 16 * 60,
    setAt: new Date('2021-04-01T00:00:00Z'),
    startDay: toDay('2021-04-01'),
    endDay: toDay('2021-05-31'),
    changedAt: new Date('2021-04-12T08:00:00Z'),
    ...change,
  };
}

function prepared(forDay: string, change: Partial<PreparedRecap> = {}): PreparedRecap {
  return { officeId: 1, campaignId: 7, forDay: toDay(forDay), preparedAt: new Date(`${forDay}T09:00:00Z`), ...change };
}

/** The day for which a recap is due at an instant; null: none is. */
function dueAt(now: string, change: Partial<ScheduledOffice> = {}, before: PreparedRecap[] = []): string | null {
  const due = findDue({ now: new Date(now), offices: [office(change)], prepared: before });
  expect(due.length).toBeLessThan(2);
  return due[0]?.forDay ?? null;
}

describe('findDue', () => {
  test('is due from the minute on, in the zone of the office', () => {
    const before = [prepared('2021-04-11')];
    expect(dueAt('2021-04-12T15:59:59+07:00', {}, before)).toBeNull();
    expect(dueAt('2021-04-12T16:00:00+07:00', {}, before)).toBe('2021-04-12');
    expect(dueAt('2021-04-12T23:59:59+07:00', {}, before)).toBe('2021-04-12');
  });

  test.each([
    ['WIB', '2021-04-12T09:00:00Z'],
    ['WITA', '2021-04-12T08:00:00Z'],
    ['WIT', '2021-04-12T07:00:00Z'],
  ] as const)('16.00 %s is %s', (timeZone, instant) => {
    const before = [prepared('2021-04-11')];
    expect(dueAt(instant, { timeZone }, before)).toBe('2021-04-12');
    expect(dueAt(new Date(Date.parse(instant) - 1).toISOString(), { timeZone }, before)).toBeNull();
  });

  test('the day is that of the zone, not that of UTC, on either side of midnight', () => {
    // 00.30 WIT on the 13th is 22.30 WIB and 15.30 UTC on the 12th.
    const now = '2021-04-13T00:30:00+09:00';
    expect(dueAt(now, { timeZone: 'WIT', minute: 0 })).toBe('2021-04-13');
    expect(dueAt(now, { timeZone: 'WIB', minute: 0 })).toBe('2021-04-12');
    // 06.30 WIB on the 13th is 23.30 UTC on the 12th.
    expect(dueAt('2021-04-13T06:30:00+07:00', { minute: 6 * 60 })).toBe('2021-04-13');
  });

  test('23.59 is prepared on its day, or after midnight for the day before', () => {
    const minute = 23 * 60 + 59;
    expect(dueAt('2021-04-12T23:59:30+07:00', { minute }, [prepared('2021-04-11')])).toBe('2021-04-12');
    expect(dueAt('2021-04-13T00:00:10+07:00', { minute }, [prepared('2021-04-11')])).toBe('2021-04-12');
    expect(dueAt('2021-04-13T00:00:10+07:00', { minute }, [prepared('2021-04-12')])).toBeNull();
  });

  test('once a day, however often it is asked', () => {
    expect(dueAt('2021-04-12T16:01:00+07:00', {}, [prepared('2021-04-12')])).toBeNull();
    expect(dueAt('2021-04-13T15:59:00+07:00', {}, [prepared('2021-04-12')])).toBeNull();
    expect(dueAt('2021-04-13T16:00:00+07:00', {}, [prepared('2021-04-12')])).toBe('2021-04-13');
  });

  test('of several days that were missed only the last is made up for', () => {
    expect(dueAt('2021-04-15T08:00:00+07:00', {}, [prepared('2021-04-10')])).toBe('2021-04-14');
    expect(dueAt('2021-04-15T18:00:00+07:00', {}, [prepared('2021-04-10')])).toBe('2021-04-15');
  });

  test('an hour set in the morning for the afternoon does not bring yesterday', () => {
    const setAt = new Date('2021-04-12T10:00:00+07:00');
    expect(dueAt('2021-04-12T10:01:00+07:00', { setAt })).toBeNull();
    expect(dueAt('2021-04-12T16:00:00+07:00', { setAt })).toBe('2021-04-12');
    // … and on the next morning, when the server was off at 16.00, it does bring the 12th.
    expect(dueAt('2021-04-13T08:00:00+07:00', { setAt })).toBe('2021-04-12');
  });

  test('settings changed late on a day do not bring that day the next morning', () => {
    const setAt = new Date('2021-04-12T20:00:00+07:00');
    expect(dueAt('2021-04-13T08:00:00+07:00', { setAt })).toBeNull();
  });

  test('an hour moved during the day: today once', () => {
    const setAt = new Date('2021-04-12T15:00:00+07:00');
    // From 16.00 to 14.00, at 15.00: today's is due at once.
    expect(dueAt('2021-04-12T15:00:30+07:00', { setAt, minute: 14 * 60 }, [prepared('2021-04-11')])).toBe('2021-04-12');
    // From 14.00, when it was prepared, to 16.00: not again today.
    expect(dueAt('2021-04-12T16:00:00+07:00', { setAt }, [prepared('2021-04-12')])).toBeNull();
    expect(dueAt('2021-04-13T16:00:00+07:00', { setAt }, [prepared('2021-04-12')])).toBe('2021-04-13');
  });

  test('a zone that is changed never brings an older day after a newer one', () => {
    // Prepared for the 13th at 00.30 WIT; then the office says WIB, where it is the 12th still.
    const change = { timeZone: 'WIB', minute: 20 * 60 } as const;
    expect(dueAt('2021-04-12T22:40:00+07:00', change, [prepared('2021-04-13')])).toBeNull();
  });

  test('the recap of another campaign or office does not count as its own', () => {
    const others = [prepared('2021-04-12', { campaignId: 8 }), prepared('2021-04-12', { officeId: 2 })];
    expect(dueAt('2021-04-12T16:00:00+07:00', {}, others)).toBe('2021-04-12');
  });

  test('each office by itself', () => {
    const offices = [office(), office({ officeId: 2, timeZone: 'WIT' }), office({ officeId: 3, minute: 17 * 60 })];
    const due = findDue({
      now: new Date('2021-04-12T16:00:00+07:00'),
      offices,
      prepared: [prepared('2021-04-12', { officeId: 2 }), prepared('2021-04-11', { officeId: 3 })],
    });
    expect(due).toEqual([{ office: offices[0], forDay: '2021-04-12' }]);
  });

  test('not before the campaign begins', () => {
    const setAt = new Date('2021-03-01T00:00:00Z');
    expect(dueAt('2021-03-31T17:00:00+07:00', { setAt })).toBeNull();
    expect(dueAt('2021-04-01T15:00:00+07:00', { setAt })).toBeNull();
    expect(dueAt('2021-04-01T16:00:00+07:00', { setAt, changedAt: null })).toBe('2021-04-01');
  });

  test('on the last day, and after it only when figures have changed since the last recap', () => {
    const last = prepared('2021-05-31', { preparedAt: new Date('2021-05-31T16:00:00+07:00') });
    const before = prepared('2021-05-30');
    expect(dueAt('2021-05-31T16:00:00+07:00', {}, [before])).toBe('2021-05-31');
    expect(dueAt('2021-06-01T16:00:00+07:00', { changedAt: null }, [])).toBeNull();
    expect(dueAt('2021-06-01T16:00:00+07:00', {}, [last])).toBeNull();
    const late = { changedAt: new Date('2021-06-02T10:00:00+07:00') };
    expect(dueAt('2021-06-02T16:00:00+07:00', late, [last])).toBe('2021-06-02');
    expect(dueAt('2021-06-03T16:00:00+07:00', late, [prepared('2021-06-02')])).toBeNull();
  });

  test('a schedule that is set when all is over brings one recap, and then none', () => {
    const setAt = new Date('2026-11-24T09:00:00+07:00');
    expect(dueAt('2026-11-24T16:00:00+07:00', { setAt })).toBe('2026-11-24');
    expect(dueAt('2026-11-25T16:00:00+07:00', { setAt }, [prepared('2026-11-24')])).toBeNull();
  });
});

describe('mail that is tried again', () => {
  const triedAt = new Date('2021-04-12T16:00:00+07:00');
  const later = (minutes: number) => new Date(triedAt.getTime() + minutes * 60_000);

  test.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
  ])('after attempt %i it waits %i minutes', (attempts, minutes) => {
    expect(isMailDue({ now: later(minutes - 0.01), attempts, triedAt })).toBe(false);
    expect(isMailDue({ now: later(minutes), attempts, triedAt })).toBe(true);
  });

  test('the first attempt is due at once, and one whose process died after the longest wait', () => {
    expect(isMailDue({ now: triedAt, attempts: 0, triedAt: null })).toBe(true);
    expect(isMailDue({ now: later(59), attempts: 5, triedAt })).toBe(false);
    expect(isMailDue({ now: later(60), attempts: 5, triedAt })).toBe(true);
  });

  const sent: MailOutcome = { address: 'a@k.example', result: 'sent' };
  const refused: MailOutcome = { address: 'b@k.example', result: 'refused', reason: 'tidak ada' };
  const busy: MailOutcome = { address: 'c@k.example', result: 'later', reason: 'sibuk' };

  test('sent when everybody is reached', () => {
    expect(settleMail({ attempts: 1, outcomes: [sent] })).toEqual({ state: 'sent', left: [], error: null });
  });

  test('tried again for those it has not reached, as long as one of them may be', () => {
    expect(settleMail({ attempts: 1, outcomes: [sent, refused, busy] })).toEqual({
      state: 'waiting',
      left: ['b@k.example', 'c@k.example'],
      error: 'tidak ada; sibuk',
    });
  });

  test('failed at once when all that are left refuse for good', () => {
    expect(settleMail({ attempts: 1, outcomes: [sent, refused] })).toMatchObject({ state: 'failed' });
  });

  test('failed after the fifth attempt', () => {
    expect(mailAttempts).toBe(5);
    expect(settleMail({ attempts: 4, outcomes: [busy] }).state).toBe('waiting');
    expect(settleMail({ attempts: 5, outcomes: [busy] })).toEqual({
      state: 'failed',
      left: ['c@k.example'],
      error: 'sibuk',
    });
  });
});
