import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChannelFigures,
  carryFound,
  carryOwn,
  combineFound,
  combineStatedAndParts,
  fellFrom,
  noChannelFigures,
  partsExceedWhole,
  type Statement,
  settleDay,
  sumKnown,
  totalOf,
} from './counts';

const figure = fc.option(fc.integer({ min: 0, max: 300 }), { nil: null });
const anyFigures: fc.Arbitrary<ChannelFigures> = fc.record({ online: figure, manual: figure, unsplit: figure });
const known = (value: number | null) => value ?? 0;

function of(online: number | null, manual: number | null, unsplit: number | null): ChannelFigures {
  return { online, manual, unsplit };
}

describe('sums of what is known', () => {
  test('are null when nothing is, which is not 0', () => {
    expect(sumKnown([])).toBeNull();
    expect(sumKnown([null, null])).toBeNull();
    expect(sumKnown([null, 0])).toBe(0);
    expect(sumKnown([28_800, null, 5])).toBe(28_805);
    expect(totalOf(noChannelFigures)).toBeNull();
    expect(totalOf(of(28_800, null, null))).toBe(28_800);
    expect(totalOf(of(1, 2, 4))).toBe(7);
  });
});

describe('the later word (rule 11)', () => {
  /** Reports of one day, one after the other. */
  const settle = (...reports: Partial<ChannelFigures>[]) =>
    settleDay(
      reports.flatMap((figures, report) =>
        (['online', 'manual', 'unsplit'] as const).flatMap((channel): Statement[] => {
          const value = figures[channel] ?? null;
          return value === null ? [] : [{ channel, value, report, place: report }];
        }),
      ),
    );

  test.each([
    [
      'Cilacap in all, then by channel',
      [{ unsplit: 100_000 }, { online: 70_000, manual: 30_000 }],
      of(70_000, 30_000, null),
    ],
    ['by channel, then in all', [{ online: 70_000, manual: 30_000 }, { unsplit: 110_000 }], of(null, null, 110_000)],
    ['Tidore again by channel', [{ unsplit: 23_002 }, { online: 20_000, manual: 3_002 }], of(20_000, 3_002, null)],
    ['both in one file stand beside each other', [{ online: 70, manual: 30, unsplit: 5 }], of(70, 30, 5)],
    ['a part of the channels speaks of all there is', [{ unsplit: 100 }, { online: 70 }], of(70, null, null)],
    ['and the other channel joins it', [{ unsplit: 100 }, { online: 70 }, { manual: 30 }], of(70, 30, null)],
    [
      'what a total ended does not come back',
      [{ online: 70, manual: 30 }, { unsplit: 110 }, { online: 80 }],
      of(80, null, null),
    ],
    [
      'a file with both ends the channel it is silent on',
      [{ manual: 30 }, { online: 70, unsplit: 5 }],
      of(70, null, 5),
    ],
    ['channels after both end the rest without one', [{ online: 70, unsplit: 5 }, { online: 75 }], of(75, null, null)],
    ['a correction within one form', [{ online: 70, manual: 30 }, { manual: 31 }], of(70, 31, null)],
    ['nothing said', [], noChannelFigures],
  ])('%s', (_what, reports, expected) => {
    expect(settle(...reports)).toEqual(expected);
  });

  test('the first data is one report, whatever its place', () => {
    const first = { report: null, value: 5 };
    expect(
      settleDay([
        { ...first, channel: 'unsplit', place: 1 },
        { ...first, channel: 'online', place: 2 },
      ]),
    ).toEqual(of(5, null, 5));
  });

  test('is what one report after the other leaves', () => {
    const report = fc.record({ online: figure, manual: figure, unsplit: figure });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 6 }), (reports) => {
        // A day's reports replace each other as the reports of days do.
        expect(settle(...reports)).toEqual(reports.reduce<ChannelFigures>(carryOwn, noChannelFigures));
      }),
    );
  });

  /** What an area stands at after days that say so, each by its reports in the order of the uploads. */
  const standsAfter = (...days: Parameters<typeof settle>[]) =>
    days.map((reports) => settle(...reports)).reduce<ChannelFigures>(carryOwn, noChannelFigures);

  test('a total that comes late ends the channel that no later day speaks of', () => {
    const first = [{ online: 70, manual: 30 }];
    expect(standsAfter(first, [{ online: 80 }])).toEqual(of(80, 30, null));
    expect(standsAfter(first, [{ unsplit: 200 }])).toEqual(of(null, null, 200));
    expect(standsAfter(first, [{ unsplit: 200 }], [{ online: 80 }])).toEqual(of(80, null, null));
    // Where the later day speaks of the whole or of the same channels, it changes nothing from there on.
    expect(standsAfter(first, [{ unsplit: 200 }], [{ unsplit: 110 }])).toEqual(of(null, null, 110));
    expect(standsAfter(first, [{ unsplit: 200 }], [{ online: 80, manual: 35 }])).toEqual(of(80, 35, null));
  });

  test('a total that its own day replaces ends nothing of the days before', () => {
    expect(standsAfter([{ online: 70, manual: 30 }], [{ unsplit: 110 }, { online: 80 }])).toEqual(of(80, 30, null));
    expect(standsAfter([{ online: 70, manual: 30 }, { unsplit: 110 }, { online: 80 }])).toEqual(of(80, null, null));
  });

  test('never counts twice: the total is at most what the newest report and the channels beside it say', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.boolean(), (online, manual, totalFirst) => {
        const reports = [{ unsplit: online + manual }, { online, manual }];
        expect(totalOf(settle(...(totalFirst ? reports : reports.reverse())))).toBe(online + manual);
      }),
    );
  });
});

describe('what fell', () => {
  test.each([
    ['the total', of(70, 30, null), of(70, 29, null), true],
    ['a channel, though another rose', of(70, 30, null), of(60, 50, null), true],
    ['nothing', of(70, 30, null), of(70, 30, null), false],
    ['nothing: all is reported in all now', of(70, 30, null), of(null, null, 100), false],
    ['the total, in another form', of(null, null, 100), of(70, null, null), true],
    ['nothing: a part of the parts is reported in all now', of(500, 30, null), of(430, 30, 75), false],
    ['a channel more than the total without channels explains', of(500, 30, null), of(430, 40, 65), true],
    ['nothing: the rest without a channel went into the channels', of(60, null, 40), of(80, null, 20), false],
    ['nothing known before', noChannelFigures, of(1, null, null), false],
  ])('%s', (_what, before, after, expected) => {
    expect(fellFrom(before, after)).toBe(expected);
  });
});

describe('what an area states and what its parts add up to (rule 2)', () => {
  const combine = (stated: ChannelFigures, parts: ChannelFigures) => combineStatedAndParts({ stated, parts });

  test('Jawa Barat, 12 April 2021: 1.100.000 stated over Karawang’s 28.800 online', () => {
    expect(combine(of(null, null, 1_100_000), of(28_800, null, null))).toEqual(of(28_800, null, 1_071_200));
  });

  test('Kota Pekalongan, May 2021: 77.199 stated over four kecamatan with 74.965', () => {
    expect(totalOf(combine(of(null, null, 77_199), of(null, null, 74_965)))).toBe(77_199);
  });

  test('parts larger than a stated total stand', () => {
    expect(combine(of(null, null, 150), of(100, 80, null))).toEqual(of(100, 80, 0));
  });

  test('each channel is the larger of the two: online stated below its parts', () => {
    expect(combine(of(90, 50, null), of(100, 20, null))).toEqual(of(100, 50, null));
  });

  test('parts without a channel are not added to a statement by channel that holds them', () => {
    expect(combine(of(500, null, null), of(null, null, 400))).toEqual(of(500, null, 0));
    expect(combine(of(300, 100, null), of(null, null, 500))).toEqual(of(300, 100, 100));
  });

  test('where only one of the two speaks, it stands as it is', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        expect(combine(figures, noChannelFigures)).toEqual(figures);
        expect(combine(noChannelFigures, figures)).toEqual(figures);
      }),
    );
  });

  test('a channel is unknown only where both are silent, and so is the total', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (stated, parts) => {
        const combined = combine(stated, parts);
        for (const channel of ['online', 'manual', 'unsplit'] as const) {
          expect(combined[channel] === null).toBe(stated[channel] === null && parts[channel] === null);
        }
      }),
    );
  });

  test('online, manual and the total are never below either; the total is no more than that asks for', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (stated, parts) => {
        const combined = combine(stated, parts);
        expect(known(combined.online)).toBe(Math.max(known(stated.online), known(parts.online)));
        expect(known(combined.manual)).toBe(Math.max(known(stated.manual), known(parts.manual)));
        expect(known(combined.unsplit)).toBeGreaterThanOrEqual(0);
        const larger = Math.max(known(totalOf(stated)), known(totalOf(parts)));
        const split = known(combined.online) + known(combined.manual);
        expect(known(totalOf(combined))).toBe(Math.max(larger, split));
      }),
    );
  });

  test('is idempotent: an area that repeats its own figure changes nothing', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (stated, parts) => {
        const combined = combine(stated, parts);
        expect(combine(combined, parts)).toEqual(combined);
        expect(combine(combined, combined)).toEqual(combined);
        expect(combine(stated, combined)).toEqual(combined);
      }),
    );
  });

  test('does not fall when a part rises', () => {
    fc.assert(
      fc.property(
        anyFigures,
        anyFigures,
        fc.constantFrom('online', 'manual', 'unsplit'),
        fc.nat(50),
        (stated, parts, channel, more) => {
          const risen = { ...parts, [channel]: known(parts[channel]) + more };
          expect(known(totalOf(combine(stated, risen)))).toBeGreaterThanOrEqual(known(totalOf(combine(stated, parts))));
        },
      ),
    );
  });
});

describe('families found, of what was recorded', () => {
  test('go with the figure that they are of, from day to day', () => {
    const stands = { figures: of(40, 7, null), found: of(35, 7, null) };
    const next = (figures: ChannelFigures, found: ChannelFigures) => carryFound(stands, { figures, found });
    expect(next(noChannelFigures, noChannelFigures)).toEqual(of(35, 7, null));
    expect(next(of(41, null, null), of(36, null, null))).toEqual(of(36, 7, null));
    expect(next(of(41, null, null), noChannelFigures)).toEqual(of(null, 7, null));
    expect(next(of(null, null, 50), of(null, null, 45))).toEqual(of(null, null, 45));
    expect(next(of(null, null, 50), noChannelFigures)).toEqual(noChannelFigures);
    const inAll = { figures: of(null, null, 50), found: of(null, null, 45) };
    expect(carryFound(inAll, { figures: of(30, null, null), found: noChannelFigures })).toEqual(noChannelFigures);
  });

  const nothing = { figures: noChannelFigures, found: noChannelFigures };
  const says = (total: number, found: number | null) => ({
    figures: of(null, null, total),
    found: of(null, null, found),
  });
  const desa = [
    { total: 35, found: 30 },
    { total: 40, found: 40 },
    { total: null, found: null },
  ];

  test.each([
    ['Nasional, PK23, 12 July 2023', 5_968_674, says(5_968_674, 5_584_128), [], 5_584_128],
    ['of its parts, where one has not reported', 75, nothing, desa, 70],
    ['not where one has reported and does not say', 85, nothing, [...desa, { total: 10, found: null }], null],
    ['0 of a reported 0', 75, nothing, [...desa, { total: 0, found: 0 }], 70],
    ['its own, where it states more than its parts', 82, says(82, 74), desa, 74],
    ['not where it states more and does not say', 80, says(80, null), desa, null],
    ['of its parts, where it states as much and does not say', 75, says(75, null), desa, 70],
    ['of its parts, where they are more than it states', 75, says(60, 50), desa, 70],
    ['not where the figure is of both: 100 online of its own, 80 manual of its parts', 180, says(100, 90), desa, null],
    ['not where a channel does not say', 45, { figures: of(40, 5, null), found: of(35, null, null) }, [], null],
    ['nothing reported', null, nothing, [], null],
  ])('%s', (_what, total, stated, parts, expected) => {
    expect(combineFound({ total, stated, parts })).toBe(expected);
  });
});

describe('parts larger than the whole', () => {
  const exceed = (stated: ChannelFigures, parts: ChannelFigures) =>
    partsExceedWhole({ stated, figures: combineStatedAndParts({ stated, parts }) });

  test.each([
    ['a stated total below the parts', of(null, null, 150), of(100, 80, null), true],
    ['a stated total equal to the parts', of(null, null, 180), of(100, 80, null), false],
    ['a stated total above the parts', of(null, null, 1_100_000), of(28_800, null, null), false],
    ['one channel below its parts, though the total is not', of(90, 50, null), of(100, 20, null), true],
    ['both channels above', of(100, 50, null), of(90, 50, null), false],
    ['a channel stated, the parts have another', of(100, null, null), of(80, 500, null), false],
    ['a channel stated beside a rest that may hold more of it', of(100, null, 100), of(150, null, null), false],
    ['the same with parts larger than both', of(100, null, 100), of(150, 60, null), true],
    ['parts without a channel above both channels', of(300, 100, null), of(null, null, 500), true],
    ['nothing stated', noChannelFigures, of(100, 80, null), false],
    ['0 stated over parts', of(null, null, 0), of(1, null, null), true],
    ['nothing reported below', of(null, null, 150), noChannelFigures, false],
  ])('%s', (_what, stated, parts, expected) => {
    expect(exceed(stated, parts)).toBe(expected);
  });

  test('is never said where the parts say nothing or the same', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        expect(exceed(figures, noChannelFigures)).toBe(false);
        expect(exceed(figures, figures)).toBe(false);
      }),
    );
  });
});
