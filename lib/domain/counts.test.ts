import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChannelFigures,
  combineStatedAndParts,
  noChannelFigures,
  partsExceedWhole,
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
  it('are null when nothing is, which is not 0', () => {
    expect(sumKnown([])).toBeNull();
    expect(sumKnown([null, null])).toBeNull();
    expect(sumKnown([null, 0])).toBe(0);
    expect(sumKnown([28_800, null, 5])).toBe(28_805);
    expect(totalOf(noChannelFigures)).toBeNull();
    expect(totalOf(of(28_800, null, null))).toBe(28_800);
    expect(totalOf(of(1, 2, 4))).toBe(7);
  });
});

describe('what an area states and what its parts add up to (rule 2)', () => {
  const combine = (stated: ChannelFigures, parts: ChannelFigures) => combineStatedAndParts({ stated, parts });

  it('Jawa Barat, 12 April 2021: 1.100.000 stated over Karawang’s 28.800 online', () => {
    expect(combine(of(null, null, 1_100_000), of(28_800, null, null))).toEqual(of(28_800, null, 1_071_200));
  });

  it('Kota Pekalongan, May 2021: 77.199 stated over four kecamatan with 74.965', () => {
    expect(totalOf(combine(of(null, null, 77_199), of(null, null, 74_965)))).toBe(77_199);
  });

  it('parts larger than a stated total stand', () => {
    expect(combine(of(null, null, 150), of(100, 80, null))).toEqual(of(100, 80, 0));
  });

  it('each channel is the larger of the two: online stated below its parts', () => {
    expect(combine(of(90, 50, null), of(100, 20, null))).toEqual(of(100, 50, null));
  });

  it('parts without a channel are not added to a statement by channel that holds them', () => {
    expect(combine(of(500, null, null), of(null, null, 400))).toEqual(of(500, null, 0));
    expect(combine(of(300, 100, null), of(null, null, 500))).toEqual(of(300, 100, 100));
  });

  it('where only one of the two speaks, it stands as it is', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        expect(combine(figures, noChannelFigures)).toEqual(figures);
        expect(combine(noChannelFigures, figures)).toEqual(figures);
      }),
    );
  });

  it('a channel is unknown only where both are silent, and so is the total', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (stated, parts) => {
        const combined = combine(stated, parts);
        for (const channel of ['online', 'manual', 'unsplit'] as const) {
          expect(combined[channel] === null).toBe(stated[channel] === null && parts[channel] === null);
        }
      }),
    );
  });

  it('online, manual and the total are never below either; the total is no more than that asks for', () => {
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

  it('is idempotent: an area that repeats its own figure changes nothing', () => {
    fc.assert(
      fc.property(anyFigures, anyFigures, (stated, parts) => {
        const combined = combine(stated, parts);
        expect(combine(combined, parts)).toEqual(combined);
        expect(combine(combined, combined)).toEqual(combined);
        expect(combine(stated, combined)).toEqual(combined);
      }),
    );
  });

  it('does not fall when a part rises', () => {
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

describe('parts larger than the whole', () => {
  const exceed = (stated: ChannelFigures, parts: ChannelFigures) =>
    partsExceedWhole({ stated, figures: combineStatedAndParts({ stated, parts }) });

  it.each([
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

  it('is never said where the parts say nothing or the same', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        expect(exceed(figures, noChannelFigures)).toBe(false);
        expect(exceed(figures, figures)).toBe(false);
      }),
    );
  });
});
