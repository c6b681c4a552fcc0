/** A day of the trend. `x` is the number of the day; figures as in the table below the chart, null where not reported. */
export type TrendPoint = {
  x: number;
  label: string;
  online: number | null;
  manual: number | null;
  unsplit: number | null;
  total: number | null;
  expected: number | null;
  gained: number | null;
  note: string | null;
};

export type TrendChartProps = {
  points: TrendPoint[];
  /** The number of the last day, and where its target stands. */
  end: { x: number; label: string };
  target: number | null;
  /** The corners of the line of expected totals, from 0 to the target on the last day; empty without a target. */
  plan: { x: number; y: number }[];
  /** Where today's pace leads by the last day. */
  projected: number | null;
  shortfall: number | null;
  pace: number | null;
  ticks: { x: number; label: string }[];
  outages: { from: number; to: number }[];
  /** Days of visits; absent: none are known. What each is stands in the notes of its days. */
  visits?: { from: number; to: number }[];
  /** What the total is called: "masuk server". */
  reached: string;
};

/** A scale from its first tick to its last. The ticks are whole, rise in equal round steps, and 0 is one of them. */
export type Axis = { domain: [number, number]; ticks: number[] };

/** What is drawn, whatever draws it. */
export type TrendModel = {
  /** Numbers of days; ends half a day after the last one, so that its bar fits. */
  x: { domain: [number, number]; ticks: number[] };
  /** The scale of the cumulative figures. */
  trend: Axis;
  /** The scale of what each day brought. */
  days: Axis;
  /** Days of outages; `named` where the name has room beside the one before. */
  bands: { from: number; to: number; named: boolean }[];
  /** Days of visits, as far as they lie between the first day and the last. */
  visits: { from: number; to: number }[];
  /** The newest day with a figure. */
  last: (TrendPoint & { total: number }) | null;
};

const factors = [1, 2, 5, 10, 20, 50, 100];

/**
 * The scale for `values`: at most `most` steps of 1, 2 or 5 times a power of ten, at least two, from 0 or below to 0 or
 * above. Steps are whole, for families are. What is no number (null, or not finite) is left out.
 *
 * The library's own code for ticks is never asked: recharts 3.10.1 throws for a scale that ends at 0 from below.
 */
export function chooseAxis(values: Iterable<number | null>, most: number): Axis {
  let low = 0;
  let high = 0;
  for (const value of values) {
    if (value === null || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const power = Math.max(1, 10 ** Math.floor(Math.log10(Math.max(1, (high - low) / most))));
  const below = (step: number) => Math.ceil(-low / step) || 0;
  const above = (step: number) => Math.ceil(high / step);
  const step = power * (factors.find((factor) => below(factor * power) + above(factor * power) <= most) ?? 100);
  let from = -below(step);
  let to = above(step);
  // One step, or none, is no scale; it grows where the figures are.
  while (to - from < 2) {
    if (high > 0 || low === 0) to += 1;
    else from -= 1;
  }
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => (from + at) * step + 0);
  return { domain: [from * step + 0, to * step], ticks };
}

/** Scales and the newest figure, from what the page knows. */
export function modelTrend(props: TrendChartProps): TrendModel {
  const { points, end, target, projected, pace, ticks } = props;
  const drawn = points.flatMap((point) => {
    const { online, manual, unsplit } = point;
    // Channels are stacked: each begins where those before it end.
    const stacked = [online ?? 0, (online ?? 0) + (manual ?? 0), (online ?? 0) + (manual ?? 0) + (unsplit ?? 0)];
    return [...stacked, point.total, point.expected];
  });
  const last = points.findLast((point): point is TrendPoint & { total: number } => point.total !== null) ?? null;
  const days = Math.max(end.x, points.at(-1)?.x ?? 0) + 0.5;
  return {
    x: { domain: [0, days], ticks: ticks.map((tick) => tick.x) },
    trend: chooseAxis([target, projected, ...drawn], 5),
    days: chooseAxis([pace, ...points.map((point) => point.gained)], 3),
    bands: nameBands(props.outages, days),
    visits: withinDays(props.visits ?? [], Math.floor(days)),
    last,
  };
}

/** Visits may lie before a campaign or after it: what is not on the scale is not drawn, and the same days are drawn once. */
function withinDays(spans: NonNullable<TrendChartProps['visits']>, last: number): { from: number; to: number }[] {
  const drawn = spans
    .filter(({ from, to }) => to >= 1 && from <= last)
    .map(({ from, to }) => ({ from: Math.max(1, from), to: Math.min(last, to) }));
  return [...new Map(drawn.map((span) => [`${span.from} ${span.to}`, span])).values()];
}

/** A name is as wide as a tenth of the plot. */
function nameBands(outages: TrendChartProps['outages'], days: number): TrendModel['bands'] {
  let named = Number.NEGATIVE_INFINITY;
  return outages
    .toSorted((one, other) => one.from - other.from)
    .map(({ from, to }) => {
      const middle = (from + to) / 2;
      const room = middle - named >= days / 10;
      if (room) named = middle;
      return { from, to, named: room };
    });
}

/** Bars stay apart and are at most 10 wide; `width` is that of the plot. */
export function barWidth(days: number, width: number): number {
  return Math.max(1, Math.min(10, Math.floor((0.6 * width) / days)));
}
