import type { Figures } from '../domain/progress';
import { type Node, palette } from './picture';

type Channels = Pick<Figures, 'online' | 'manual' | 'unsplit' | 'target' | 'expectedPercent'>;

/** How far a scale reaches beyond the target at most, in percent; a longer bar is drawn broken off. */
const longest = 150;

/** Where a scale ends, in percent, so that all of these can be seen on it. */
export function scaleEnd(percents: readonly (number | null)[]): number {
  const largest = percents.reduce<number>((most, percent) => Math.max(most, percent ?? 0), 0);
  return Math.min(longest, Math.max(largest, 1));
}

/**
 * Channels as stretches of one bar, online solid and paper hatched as everywhere, with a mark where it should stand.
 * @param size.end where the scale ends, in percent of the target
 */
export function bar(figures: Channels, size: { width: number; height: number; end: number }): Node {
  const { width, height, end } = size;
  const target = figures.target ?? 0;
  const lengthOf = (count: number) => (target > 0 ? ((count / target) * 100 * width) / end : 0);
  const overhang = Math.round(height / 6);
  const track = { y: overhang, height: height - 2 * overhang };
  const reached = lengthOf((figures.online ?? 0) + (figures.manual ?? 0) + (figures.unsplit ?? 0));
  let from = 0;
  const stretches = (['online', 'manual', 'unsplit'] as const).flatMap((channel) => {
    const count = figures[channel];
    if (!count) return [];
    const x = from;
    // What is there is seen, however little it is.
    const length = Math.max(lengthOf(count), 2);
    from += length;
    return x < width
      ? [rect({ ...track, x, width: Math.min(length, width - x), fill: fills[channel], ...outline })]
      : [];
  });
  const tick = Math.min(Math.max((figures.expectedPercent / end) * width - 2, 0), width - 4);
  return {
    type: 'svg',
    props: {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      children: [
        { type: 'defs', props: { children: [hatch('manual', 'rotate(45)'), hatch('unsplit', 'rotate(90)')] } },
        rect({ ...track, x: 0, width, fill: palette.soft }),
        ...stretches,
        ...(reached > width + 1 ? [breakMark(width, height)] : []),
        ...(end > 100 ? [rect({ ...track, x: (100 / end) * width - 1, width: 2, fill: palette.muted })] : []),
        rect({ x: tick - 2, y: 0, width: 8, height, fill: palette.paper }),
        rect({ x: tick, y: 0, width: 4, height, fill: palette.ink }),
      ],
    },
  };
}

const fills = { online: palette.online, manual: 'url(#manual)', unsplit: 'url(#unsplit)' } as const;
const outline = { stroke: palette.online, 'stroke-width': 1 };

function rect(attributes: Record<string, string | number>): Node {
  return { type: 'rect', props: attributes };
}

/** Stripes: paper lies aslant, what came without a channel lies flat. */
function hatch(id: string, patternTransform: string): Node {
  return {
    type: 'pattern',
    props: {
      id,
      width: 10,
      height: 10,
      patternUnits: 'userSpaceOnUse',
      patternTransform,
      children: [
        rect({ width: 10, height: 10, fill: palette.paper }),
        rect({ width: 4, height: 10, fill: palette.online }),
      ],
    },
  };
}

function breakMark(width: number, height: number): Node {
  const d = `M${width - 18} 0l10 ${height / 2}-10 ${height / 2}`;
  return { type: 'path', props: { d, fill: 'none', stroke: palette.paper, 'stroke-width': 6 } };
}
