import { formatCount, formatPercent } from './numbers';
import { type EndLabel, plotHeight, type TrendChartProps, type TrendModel } from './trend-model';

/** What a label of two lines takes, and the lowest place where one may begin, above the days, in pixels. */
const labelHeight = 34;
const lowest = plotHeight - 18;

/** Where a figure stands in the plot, in pixels below its top. */
function placeIn({ trend }: Pick<TrendModel, 'trend'>, value: number): number {
  const [low, high] = trend.domain;
  return ((high - value) / (high - low)) * plotHeight;
}

/** The names beside the ends of the lines, in the order in which they stand, so far apart that none covers another. */
export function listEndLabels(props: TrendChartProps, model: TrendModel): EndLabel[] {
  const ends = props.until >= props.end.x ? endsOfPeriod(props) : endsOfToday(props, model);
  const labels = ends
    .map(({ value, ...label }) => ({ ...label, y: placeIn(model, value) }))
    .sort((one, other) => one.y - other.y);
  let free = Number.NEGATIVE_INFINITY;
  for (const label of labels) {
    label.y = Math.max(label.y, free);
    free = label.y + labelHeight;
  }
  let floor = lowest;
  for (const label of labels.toReversed()) {
    label.y = Math.min(label.y, floor);
    floor = label.y - labelHeight;
  }
  return labels;
}

type End = Omit<EndLabel, 'y'> & { value: number };

function endsOfPeriod({ target, projected, end }: TrendChartProps): End[] {
  return [
    ...(target === null
      ? []
      : [{ key: 'target', value: target, lines: [`Target ${formatCount(target)}`, end.label] } satisfies End]),
    ...(projected === null
      ? []
      : [{ key: 'projected', value: projected, lines: ['Pada laju sekarang', formatCount(projected)] } satisfies End]),
  ];
}

/** Up to the day shown the lines end with its own figures. */
function endsOfToday(props: TrendChartProps, { last, compared }: TrendModel): End[] {
  if (!last || last.x < props.until) return [];
  // Beside a scale of percents stand percents.
  const say = (count: number, percent: number | null) =>
    compared.length > 0 && percent !== null ? formatPercent(percent, count) : formatCount(count);
  const { shares } = props;
  const ends: End[] = [{ key: 'total', value: last.total, lines: [say(last.total, last.percent), props.reached] }];
  if (last.expected !== null)
    ends.push({ key: 'expected', value: last.expected, lines: [say(last.expected, shares.expected), 'seharusnya'] });
  if (last.collected !== null && last.collected !== last.total)
    ends.push({
      ...{ key: 'collected', value: last.collected },
      lines: [say(last.collected, shares.collected), props.collected],
    });
  const corner = compared.at(-1);
  if (corner && props.compared && last.compared !== null && corner.x === props.until)
    ends.push({
      key: 'compared',
      value: corner.y,
      lines: [formatPercent(last.compared), shorten(props.compared.name)],
    });
  return ends;
}

/** Beside the plot is room for so many letters. */
const mostLetters = 18;
const shorten = (name: string) => (name.length > mostLetters ? `${name.slice(0, mostLetters - 1).trimEnd()}…` : name);

/** A label beside the newest figure: its place below the top of the plot, and on which side of the figure it stands. */
export type PointLabel = { y: number; text: string; before: boolean };

/**
 * How far the newest figure is behind, and what waits between it and what is collected. What would cover the other, or has no
 * room between its lines, is left to the legend.
 */
export function listPointLabels(
  props: TrendChartProps,
  model: TrendModel,
): { gap: PointLabel | null; waiting: PointLabel | null } {
  const { last } = model;
  if (!last) return { gap: null, waiting: null };
  const before = last.x > props.until * 0.7;
  const y = placeIn(model, last.total);
  const waits = last.collected !== null && last.collected > last.total ? last.collected - last.total : 0;
  const room = y - placeIn(model, last.total + waits);
  const waiting = waits > 0 && room >= 22 ? { y: y - room / 2, text: `menunggu ${formatCount(waits)}`, before } : null;
  if (props.shortfall === null) return { gap: null, waiting };
  const text = `kurang ${formatCount(props.shortfall)}`;
  const gap = {
    text,
    ...placeGap({
      y,
      expected: placeIn(model, last.total + props.shortfall),
      room,
      before,
      late: last.x > props.until * 0.19,
    }),
  };
  return { gap, waiting: waiting && Math.abs(gap.y - waiting.y) >= 17 ? waiting : null };
}

/** @param at.late not so early in the period that the label would lie on the scale */
function placeGap(at: { y: number; expected: number; room: number; before: boolean; late: boolean }) {
  const { y, expected, room, before } = at;
  // Above the line of the plan, which only rises, there is nothing to cross.
  if (expected >= 22 && at.late) return { y: expected - 12, before: true };
  // Above all that was collected, so that the two stand apart; below the figure where there is no room between the lines.
  return { y: Math.max(8, y - expected < 34 ? y + 18 : y - room - 18), before };
}
