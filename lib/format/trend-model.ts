import { formatCompact, formatShare } from './numbers';

/** A day of the trend. `x` is the number of the day; figures as in the table below the chart, null where not reported. */
export type TrendPoint = {
  x: number;
  label: string;
  online: number | null;
  manual: number | null;
  unsplit: number | null;
  total: number | null;
  /** Collected in the field, beside what is recorded; null: not known, or not beside it. */
  collected: number | null;
  expected: number | null;
  gained: number | null;
  /** In percent: the total, and what it is compared with. */
  percent: number | null;
  compared: number | null;
  note: string | null;
};

export type Corner = { x: number; y: number };

export type TrendChartProps = {
  points: TrendPoint[];
  /** The number of the last day, and where its target stands. */
  end: { x: number; label: string };
  /** The number of the last day that is drawn: that of the day shown, or the end of the whole period. */
  until: number;
  target: number | null;
  /** The corners of the line of expected totals, from 0 to the target on the last day; empty without a target. */
  plan: Corner[];
  /** The corners of the line that is needed from the day shown to the target; empty where nothing is. */
  required: Corner[];
  /** What is needed a day, as its name says it; null: nothing, or nobody knows. */
  requiredPace: number | null;
  /** Where today's pace leads by the last day. */
  projected: number | null;
  shortfall: number | null;
  pace: number | null;
  ticks: { x: number; label: string }[];
  outages: { from: number; to: number }[];
  /** Days of visits; absent: none are known. What each is stands in the notes of its days. */
  visits?: { from: number; to: number }[];
  /** What is expected and what is collected on the day shown, in percent of the target; null: not known. */
  shares: { expected: number | null; collected: number | null };
  /** What it is compared with, by day and in percent; null: nothing. */
  compared: { name: string; points: { x: number; percent: number }[] } | null;
  /** What the total and the collected figure are called: "masuk server", "terdata". */
  reached: string;
  collected: string;
};

/** A scale from its first tick to its last. The ticks are whole, rise in equal round steps, and 0 is one of them. */
export type Axis = { domain: [number, number]; ticks: number[] };

/** A name beside the end of a line: where its first line of text stands, in pixels below the top of the plot. */
export type EndLabel = { key: string; y: number; lines: [string, string] };

/** What is drawn, whatever draws it. Lines end at the last day that is drawn. */
export type TrendModel = {
  /** Numbers of days; ends half a day after the last one, so that its bar fits. */
  x: { domain: [number, number]; ticks: number[] };
  /** The scale of the cumulative figures. */
  trend: Axis;
  /** The scale of what each day brought. */
  days: Axis;
  plan: Corner[];
  required: Corner[];
  projected: Corner[];
  /** What it is compared with, in the unit of the figures. */
  compared: Corner[];
  /** Days of outages; `named` where the name has room beside the one before. */
  bands: { from: number; to: number; named: boolean }[];
  /** Days of visits, as far as they lie between the first day and the last. */
  visits: { from: number; to: number }[];
  /** The newest day with a figure. */
  last: (TrendPoint & { total: number }) | null;
};

/** The height of the plot of cumulative figures in pixels, of whatever draws it on a screen. */
export const plotHeight = 240;

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

/** What is compared is compared in percent: then the scale counts the target as 100. */
function percentOf({ compared, target }: Pick<TrendChartProps, 'compared' | 'target'>): number | null {
  return compared !== null && target !== null && target > 0 ? target : null;
}

/** A tick of the scale of the cumulative figures as it is written: "200 rb", or "20 %" where percents are compared. */
export function formatTick(props: Pick<TrendChartProps, 'compared' | 'target'>, value: number): string {
  const whole = percentOf(props);
  return whole === null ? formatCompact(value) : formatShare(Math.round((value / whole) * 1000) / 10);
}

/** Scales, lines and the newest figure, from what the page knows. */
export function modelTrend(props: TrendChartProps): TrendModel {
  const { points, end, target, projected, pace, ticks, until } = props;
  const drawn = points.flatMap((point) => {
    const { online, manual, unsplit } = point;
    // Channels are stacked: each begins where those before it end.
    const stacked = [online ?? 0, (online ?? 0) + (manual ?? 0), (online ?? 0) + (manual ?? 0) + (unsplit ?? 0)];
    return [...stacked, point.total, point.collected, point.expected];
  });
  const last = points.findLast((point): point is TrendPoint & { total: number } => point.total !== null) ?? null;
  const whole = percentOf(props);
  const lines = {
    plan: clip(props.plan, until),
    required: clip(props.required, until),
    projected: clip(projected === null || !last ? [] : [at(last), { x: end.x, y: projected }], until),
    compared:
      whole === null
        ? []
        : clip(widen(props.compared?.points.map(({ x, percent }) => ({ x, y: (percent * whole) / 100 })) ?? []), until),
  };
  const values = [
    ...(until >= end.x ? [target, projected] : []),
    ...drawn,
    ...Object.values(lines).flatMap((corners) => corners.map(({ y }) => y)),
  ];
  const days = until + 0.5;
  return {
    x: { domain: [0, days], ticks: ticks.map((tick) => tick.x).filter((x) => x <= until) },
    trend: whole === null ? chooseAxis(values, 5) : inPercent(values, whole),
    days: chooseAxis([pace, ...points.map((point) => point.gained)], 3),
    ...lines,
    bands: nameBands(
      props.outages.filter(({ from }) => from <= until),
      days,
    ),
    visits: withinDays(props.visits ?? [], Math.floor(days)),
    last,
  };
}

const at = ({ x, total }: TrendPoint & { total: number }): Corner => ({ x, y: total });

/** A scale with round percents of the target as its ticks, in the unit of the figures. */
function inPercent(values: readonly (number | null)[], whole: number): Axis {
  const { ticks } = chooseAxis(
    values.map((value) => (value === null ? null : (value / whole) * 100)),
    5,
  );
  const counted = ticks.map((tick) => (tick * whole) / 100 + 0);
  return { domain: [counted[0] ?? 0, counted.at(-1) ?? 0], ticks: counted };
}

/** A day alone is a stroke as wide as its bar. */
function widen(corners: readonly Corner[]): readonly Corner[] {
  const [only] = corners;
  return only && corners.length === 1 ? [{ x: only.x - 0.4, y: only.y }, only] : corners;
}

/** A line up to a day; less than two corners are none. */
function clip(corners: readonly Corner[], until: number): Corner[] {
  const kept: Corner[] = [];
  for (const corner of corners) {
    const before = kept.at(-1);
    if (corner.x <= until) {
      kept.push(corner);
      continue;
    }
    if (before && before.x < until) {
      const share = (until - before.x) / (corner.x - before.x);
      kept.push({ x: until, y: before.y + (corner.y - before.y) * share });
    }
    break;
  }
  return kept.length < 2 ? [] : kept;
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
