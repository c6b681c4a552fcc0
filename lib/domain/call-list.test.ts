import { describe, expect, test } from 'vitest';
import { buildCallList, countCalls, countReported } from './call-list';
import { type IsoDay, toDay } from './days';
import type { Status } from './progress';

const day = (text: string): IsoDay => toDay(`2021-${text}`);
const campaign = { startDay: day('04-01'), closedAt: null };

type Said = { last?: string; total?: number; target?: number | null; status?: Status | null; takesPart?: boolean };

const row = (code: string, { last, total, target = 1_000, status = 'behind', takesPart = true }: Said = {}) => ({
  area: { code, name: code, level: 3 as const, kind: 'kecamatan' as const },
  figures: {
    lastReportDay: last === undefined ? null : day(last),
    total: total ?? null,
    ...{ target, status, takesPart, kader: 12 },
  },
});
type Row = ReturnType<typeof row>;

const list = (
  rows: readonly Row[],
  change: Partial<Parameters<typeof buildCallList>[0]> = {},
  ends: Record<string, IsoDay> = {},
) =>
  buildCallList({
    ...{ campaign, rows, asOf: day('04-12'), today: day('04-12'), endDay: day('05-31') },
    endDayOf: (code) => ends[code] ?? change.endDay ?? day('05-31'),
    ...change,
  });

const called = (rows: readonly Row[], change?: Parameters<typeof list>[1], ends?: Parameters<typeof list>[2]) =>
  list(rows, change, ends).calls.map(({ area, kind, days }) => [area.code, kind, days]);

describe('who is called on 12 April 2021, day 12 of the campaign', () => {
  test.each<[string, Said, [kind: string, days: number] | null]>([
    ['never reported', {}, ['never', 12]],
    ['reported for the day', { last: '04-12', total: 5 }, null],
    ['reported for the day, and nothing of the stage shown', { last: '04-12' }, null],
    ['reported zero for the day', { last: '04-12', total: 0 }, null],
    ['last reported the day before', { last: '04-11', total: 5 }, ['silent', 1]],
    ['last reported three days ago', { last: '04-09', total: 445 }, ['silent', 3]],
    ['last reported on the first day', { last: '04-01', total: 0 }, ['silent', 11]],
    ['takes no part', { takesPart: false, status: null }, null],
    ['has no target', { target: null, status: null }, null],
    ['is done', { last: '04-09', total: 1_000, status: 'done' }, null],
  ])('%s', (_, said, expected) => {
    expect(called([row('32.15.01', said)])).toEqual(expected === null ? [] : [['32.15.01', ...expected]]);
  });
});

test('the longest silence comes first, then the code', () => {
  const rows = [
    row('32.15.01', { last: '04-11' }),
    row('32.15.02', { last: '04-02' }),
    row('32.15.03'),
    row('32.15.04', { last: '04-11' }),
    row('32.15.05'),
  ];
  const { calls, ...state } = list(rows);
  expect(calls.map(({ area }) => area.code)).toEqual(['32.15.03', '32.15.05', '32.15.02', '32.15.01', '32.15.04']);
  expect(countCalls(calls)).toEqual({ never: 2, silent: 3 });
  expect(state).toEqual({ phase: 'running', of: 5, reported: 0, done: 0, withoutTarget: 0 });
});

test('a call tells the last day with its figure, and what there is to reach', () => {
  expect(list([row('32.15.01', { last: '04-09', total: 445, target: 22_763 })]).calls).toMatchObject([
    { lastReportDay: '2021-04-09', total: 445, target: 22_763, kader: 12 },
  ]);
  expect(list([row('32.15.01', { target: 41_536 })]).calls).toMatchObject([
    { lastReportDay: null, total: null, target: 41_536 },
  ]);
});

test('areas without a target are counted beside the list, not called', () => {
  const rows = [row('32.01', { target: null, status: 'notReported' }), row('32.15')];
  expect(list(rows)).toMatchObject({ withoutTarget: 1, calls: [{ area: { code: '32.15' } }] });
});

describe('outside the days of collection', () => {
  const rows = [row('32.15.01'), row('32.15.02', { last: '04-01' })];

  test('before the first day nobody is late, though the page shows that day', () => {
    expect(list(rows, { asOf: day('04-01'), today: day('03-20') })).toMatchObject({ phase: 'notStarted', calls: [] });
  });

  test('on the first day somebody is', () => {
    const found = list([row('32.15.01')], { asOf: day('04-01'), today: day('04-01') });
    expect(found).toMatchObject({ phase: 'running', calls: [{ kind: 'never', days: 1 }] });
  });

  test('on the last day reports are waited for, on the next one not', () => {
    expect(list(rows, { asOf: day('05-31'), today: day('05-31') })).toMatchObject({ phase: 'running' });
    expect(list(rows, { asOf: day('06-01'), today: day('06-01') })).toMatchObject({ phase: 'ended', calls: [] });
  });

  test('an area whose end was moved is still called when its neighbours are not', () => {
    const asOf = day('06-01');
    expect(called(rows, { asOf, today: asOf }, { '32.15.02': day('06-21') })).toEqual([['32.15.02', 'silent', 61]]);
  });

  test('a closed campaign waits for nothing', () => {
    const closed = { startDay: day('04-01'), closedAt: new Date('2021-04-12T00:00:00Z') };
    expect(list(rows, { campaign: closed })).toMatchObject({ phase: 'closed', calls: [] });
  });
});

test('a day is complete when each area that takes part has reported or is done', () => {
  const rows = [
    row('32.15.01', { last: '04-12' }),
    row('32.15.02', { last: '04-02', status: 'done' }),
    row('32.15.03', { last: '04-11' }),
    row('32.15.04', { takesPart: false }),
  ];
  expect(countReported(rows, day('04-12'))).toEqual({ of: 3, reported: 1, done: 1 });
  expect(countReported([], day('04-12'))).toEqual({ of: 0, reported: 0, done: 0 });
});
