import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cause, causes, groupByCause } from './causes';
import { by, figuresOf, outage, pk21 } from './fixtures/lagging';
import { gapParts, largestGapPart } from './gap';

describe('the gap in parts that add up (rule 13)', () => {
  test('Karawang, 12 April 2021: 115.745 are missing, 84.545 of them not collected', () => {
    const { gap } = figuresOf({ recorded: by(28_800), collected: by(42_000, 18_000) });
    expect(gap).toEqual({
      ...{ total: 115_745, notCollected: 84_545, paperWaiting: 18_000, onlineUnsent: 13_200, unsplitWaiting: 0 },
    });
    expect(largestGapPart(gap)).toBe('notCollected');
  });

  test('Karanganyar, 21 April 2021: the field is on plan, and all that is missing has not been sent', () => {
    const karanganyar = figuresOf({
      ...{ code: '33.13', asOf: '2021-04-21', target: 302_000, recorded: by(75_000), collected: by(110_000) },
    });
    expect(karanganyar.gap).toMatchObject({ total: 28_967, notCollected: 0, onlineUnsent: 28_967 });
    expect(karanganyar).toMatchObject({ cause: 'onlineUnsent', causeEvidence: 100 });
  });

  test('Tidore, end of May 2021: 11.096 wait by a channel that nobody named', () => {
    const tidore = figuresOf({
      code: '82.72',
      ...{ asOf: '2021-05-31', target: 25_186, recorded: by(null, null, 14_090), collected: by(null, null, 25_186) },
    });
    expect(tidore.gap).toMatchObject({ total: 11_096, notCollected: 0, unsplitWaiting: 11_096 });
    expect(tidore).toMatchObject({ cause: 'waiting', causeEvidence: 100 });
  });

  test('waiting work beyond the gap is no part of it', () => {
    const { gap } = figuresOf({ recorded: by(140_000), collected: by(150_000, 30_000) });
    expect(gap).toMatchObject({ total: 4_545, paperWaiting: 4_545, onlineUnsent: 0, notCollected: 0 });
  });

  test.each([
    ['ahead of the plan: nothing is missing', { recorded: by(200_000) }, 0],
    ['nothing reported', { reported: null }, null],
    ['no target', { target: null, recorded: by(5) }, null],
    ['a target of 0', { target: 0, recorded: by(5) }, null],
    ['another stage', { recorded: by(5), stage: 'validated' as const }, null],
  ])('%s', (_what, given, expected) => {
    expect(figuresOf(given).gap?.total ?? null).toBe(expected);
  });

  test('has no parts where only some have said what they collected', () => {
    const unknown = { notCollected: null, paperWaiting: null, onlineUnsent: null, unsplitWaiting: null };
    expect(figuresOf({ recorded: by(28_800) }).gap).toEqual({ total: 115_745, ...unknown });
    // Jawa Barat: 60.000 collected, of Karawang alone, beside 1.100.000 recorded.
    const javaBarat = { code: '32', target: 14_000_000, recorded: by(28_800, null, 1_071_200) };
    expect(figuresOf({ ...javaBarat, collected: by(42_000, 18_000) }).gap).toMatchObject(unknown);
    expect(figuresOf({ recorded: by(28_800), collected: by(42_000), collectedWhole: false }).gap).toMatchObject(
      unknown,
    );
  });

  test('adds up, and no part is below nothing', () => {
    const count = fc.option(fc.nat(400_000), { nil: null });
    fc.assert(
      fc.property(count, count, count, count, count, count, (a, b, c, d, e, f) => {
        const { gap } = figuresOf({ recorded: by(a, b, c), collected: by(d, e, f) });
        if (!gap || gap.notCollected === null) return;
        const parts = gapParts.map((part) => gap[part] ?? 0);
        expect(parts.reduce((sum, part) => sum + part)).toBe(gap.total);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the cause of lagging (rule 14): the first that holds', () => {
  const lagging = { recorded: by(28_800), collected: by(42_000, 18_000) };

  test.each([
    ['on plan: none', { recorded: by(150_000) }, null, null],
    ['done: none', { recorded: by(734_768) }, null, null],
    ['no target: none', { target: null, recorded: by(5) }, null, null],
    ['never reported, 12 days', { reported: null }, 'notReported', 12],
    ['silent for 3 days', { ...lagging, reported: '2021-04-09' }, 'notReported', 3],
    ['collected was reported, recorded was not', { collected: by(9) }, 'notReported', 0],
    ['silence after the end is none', { ...lagging, asOf: '2021-06-20', reported: '2021-05-31' }, 'slowField', null],
    [
      'silent at the end: the day says it',
      { ...lagging, asOf: '2021-06-20', reported: '2021-05-24' },
      'notReported',
      null,
    ],
    ['forms', { recorded: by(28_800), collected: by(28_800, 90_000) }, 'paperWaiting', 77.76],
    ['online', { recorded: by(28_800), collected: by(100_000, 2_000) }, 'onlineUnsent', 61.51],
    ['few kader: 705.968 in 49 days by 1.000', { ...lagging, kader: 1_000 }, 'fewKader', 14.4],
    ['enough of them, and slow', { ...lagging, kader: 4_561 }, 'slowField', 0.53],
    ['kader not known', lagging, 'slowField', null],
    ['what is validated: none of these', { recorded: by(5), stage: 'validated' as const }, 'notReported', 0],
  ] as const)('%s', (_what, given, cause, evidence) => {
    expect(figuresOf(given)).toMatchObject({ cause, causeEvidence: evidence });
  });

  test('the server: two of the last seven days lost, of its own', () => {
    const own = { ...lagging, outages: [outage('32.15', '2021-04-08', '2021-04-09')] };
    expect(figuresOf(own)).toMatchObject({ cause: 'server', causeEvidence: 2 });
    const one = { ...lagging, outages: [outage('32.15', '2021-04-09', '2021-04-09')] };
    expect(figuresOf(one)).toMatchObject({ cause: 'slowField' });
    const long = { ...lagging, outages: [outage('32.15', '2021-04-02', '2021-04-05')] };
    expect(figuresOf(long)).toMatchObject({ cause: 'slowField' });
  });

  test('a loss that it shares with its neighbours is no cause of its own', () => {
    const shared = { ...lagging, outages: [outage('32', '2021-04-08', '2021-04-09')] };
    expect(figuresOf(shared)).toMatchObject({ cause: 'slowField' });
    const province = { ...shared, code: '32' };
    expect(figuresOf(province)).toMatchObject({ cause: 'server', causeEvidence: 2 });
  });

  test('an outage costs the field nothing', () => {
    const own = { ...lagging, outages: [outage('32.15', '2021-04-08', '2021-04-09')], stage: 'collected' as const };
    expect(figuresOf(own)).toMatchObject({ cause: 'slowField' });
  });

  test('is one of those named, has its evidence, and is of an area that lags', () => {
    const count = fc.option(fc.nat(300_000), { nil: null });
    const kader = fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined });
    fc.assert(
      fc.property(count, count, count, kader, fc.boolean(), (recorded, online, manual, people, silent) => {
        const figures = figuresOf({
          ...{ recorded: by(recorded), collected: by(online, manual), before: by(0) },
          ...(people !== undefined && { kader: people }),
          ...(silent && { reported: '2021-04-10' }),
        });
        const { cause, causeEvidence, status, gap } = figures;
        const lags = status === 'atRisk' || status === 'behind' || status === 'notReported';
        expect(cause !== null).toBe(lags);
        if (cause === null) return;
        expect(causes).toContain(cause);
        if (cause === 'notReported') expect(causeEvidence).toBeGreaterThanOrEqual(0);
        if (cause === 'paperWaiting' || cause === 'onlineUnsent' || cause === 'waiting') {
          expect(causeEvidence).toBeGreaterThanOrEqual(33.33);
          expect(gap?.total).toBeGreaterThan(0);
        }
        if (cause === 'fewKader') expect(causeEvidence).toBeGreaterThan(pk21.kaderLimit);
        if (cause === 'slowField') expect(causeEvidence).toBe(figures.pacePerKader);
      }),
    );
  });
});

test('areas stand by their cause, in the order of the causes, and keep their own order within it', () => {
  const place = (name: string, cause: Cause | null) => ({ name, figures: { cause } });
  const places = [place('a', 'slowField'), place('b', null), place('c', 'paperWaiting'), place('d', 'slowField')];
  expect(groupByCause(places).map(({ cause, places: of }) => [cause, of.map(({ name }) => name).join('')])).toEqual([
    ['paperWaiting', 'c'],
    ['slowField', 'ad'],
    [null, 'b'],
  ]);
  expect(groupByCause([])).toEqual([]);
});
