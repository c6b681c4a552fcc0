import type { ReactNode } from 'react';
import { formatCompact, formatCount, formatPace } from '@/lib/format/numbers';
import styles from './trend-drawing.module.css';
import { type Axis, barWidth, modelTrend, type TrendChartProps, type TrendPoint } from './trend-model';

/** A drawing is as wide as its box; this is what its paths count in. Heights are pixels, those of the live chart. */
const width = 700;
const heights = { trend: 240, days: 64 };

type Place = { x: (day: number) => number; y: (value: number) => number };

/**
 * The chart as the server draws it: what is there before JavaScript, without it, and where the live chart fails. It has
 * the same scales, lines and measures, so that nothing moves when the live one takes its place.
 */
export function TrendDrawing(props: TrendChartProps) {
  const { points, end, target, projected, shortfall, pace, ticks } = props;
  const model = modelTrend(props);
  const { last } = model;
  const x = (day: number) => round((day / model.x.domain[1]) * width);
  const scale = (axis: Axis, height: number) => (value: number) =>
    round(((axis.domain[1] - value) / (axis.domain[1] - axis.domain[0])) * height);
  const trend = { x, y: scale(model.trend, heights.trend) };
  const days = { x, y: scale(model.days, heights.days) };
  const bands = (height: number) =>
    model.bands.map(({ from, to }) => {
      const left = x(Math.max(0, from - 0.5));
      const right = Math.min(width, x(to + 0.5));
      return <path key={from} d={`M${left} 0H${right}V${height}H${left}z`} fill="var(--outage)" />;
    });
  const near = target !== null && projected !== null && Math.abs(trend.y(target) - trend.y(projected)) < 43;
  const apart = near ? (target > projected ? 16 : -16) : 0;
  return (
    <div
      className={styles.drawing}
      role="img"
      aria-label="Angka kumulatif dibanding garis target, dan tambahan per hari"
    >
      <Plot
        className={styles.trend}
        axis={model.trend}
        place={trend}
        height={heights.trend}
        behind={bands(heights.trend)}
        labels={
          <>
            {model.bands.map(({ from, to, named }) =>
              named ? (
                <span
                  key={from}
                  className={styles.band}
                  style={{ left: `max(30px, ${percent(x((from + to) / 2), width)})` }}
                >
                  gangguan
                </span>
              ) : null,
            )}
            {model.visits.map(({ from, to }) => (
              <span
                key={`${from} ${to}`}
                className={styles.visit}
                style={{ left: percent(x(from - 0.5), width), width: percent(x(to + 0.5) - x(from - 0.5), width) }}
              />
            ))}
            {model.visits.length > 0 ? (
              <span className={styles.end} style={{ top: heights.trend + 11 }}>
                kunjungan
              </span>
            ) : null}
            {shortfall === null || !last ? null : (
              <span
                className={styles.gap}
                data-late={last.x > end.x * 0.7 ? '' : undefined}
                style={{
                  left: percent(x(last.x), width),
                  top: trend.y(last.total) + (trend.y(last.total) - trend.y(last.total + shortfall) < 34 ? 10 : -26),
                }}
              >
                kurang {formatCount(shortfall)}
              </span>
            )}
            {target === null ? null : (
              <EndLabel
                top={Math.min(trend.y(target) - apart, heights.trend - 18)}
                lines={[`Target ${formatCount(target)}`, end.label]}
              />
            )}
            {projected === null ? null : (
              <EndLabel
                top={Math.min(trend.y(projected) + apart, heights.trend - 18)}
                lines={['Pada laju sekarang', formatCount(projected)]}
              />
            )}
          </>
        }
      >
        {stack(points, trend).map(({ channel, path }) => (
          <path key={channel} d={path} fill={fills[channel]} fillOpacity={channel === 'online' ? 0.16 : 0.55} />
        ))}
        {props.plan.length === 0 ? null : (
          <path
            d={`M${props.plan.map((corner) => `${x(corner.x)} ${trend.y(corner.y)}`).join('L')}`}
            stroke="var(--ink)"
            strokeWidth={1.4}
          />
        )}
        {projected === null || !last ? null : (
          <path
            d={`M${x(last.x)} ${trend.y(last.total)}L${x(end.x)} ${trend.y(projected)}`}
            stroke="var(--online)"
            strokeWidth={1.6}
            strokeDasharray="3 5"
          />
        )}
        {shortfall === null || !last || last.expected === null ? null : (
          <path
            d={`M${x(last.x)} ${trend.y(last.total)}V${trend.y(last.expected)}`}
            stroke="var(--behind)"
            strokeWidth={1.4}
          />
        )}
        <path d={line(points, trend)} stroke="var(--online)" strokeWidth={2.4} />
        {/* A line of no length with round ends is a dot that stays round however wide the drawing is. */}
        {last ? (
          <path
            d={`M${x(last.x)} ${trend.y(last.total)}h0`}
            stroke="var(--online)"
            strokeWidth={9}
            strokeLinecap="round"
          />
        ) : null}
      </Plot>
      <Plot
        className={styles.days}
        axis={model.days}
        place={days}
        height={heights.days}
        behind={bands(heights.days)}
        labels={
          <>
            {pace === null ? null : (
              <EndLabel
                top={Math.min(days.y(pace), heights.days - 18)}
                lines={['laju sekarang', `${formatPace(pace)} per hari`]}
              />
            )}
            {ticks.map((tick) => (
              <span key={tick.x} className={styles.x} style={{ left: percent(x(tick.x), width) }}>
                {tick.label}
              </span>
            ))}
          </>
        }
      >
        <path d={bars(points, days, barWidth(model.x.domain[1], width))} fill="var(--online)" />
        {pace === null ? null : <path d={`M0 ${days.y(pace)}H${width}`} stroke="var(--ink)" strokeDasharray="2 3" />}
      </Plot>
    </div>
  );
}

const fills = { online: 'var(--online)', manual: 'url(#manual)', unsplit: 'url(#unsplit)' };

function Plot(props: {
  className: string | undefined;
  axis: Axis;
  place: Place;
  height: number;
  behind: ReactNode;
  labels: ReactNode;
  children: ReactNode;
}) {
  const { axis, place, height } = props;
  const grid = axis.ticks.map((tick) => `M0 ${place.y(tick)}H${width}`).join('');
  return (
    <div className={`${styles.plot} ${props.className}`}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" fill="none" aria-hidden="true">
        <path d={grid} stroke="var(--hair)" />
        {props.behind}
        {props.children}
        {axis.domain[0] < 0 ? <path d={`M0 ${place.y(0)}H${width}`} stroke="var(--control)" /> : null}
      </svg>
      {axis.ticks.map((tick) => (
        <span key={tick} className={styles.y} style={{ top: percent(place.y(tick), height) }}>
          {formatCompact(tick)}
        </span>
      ))}
      {props.labels}
    </div>
  );
}

function EndLabel({ top, lines }: { top: number; lines: [string, string] }) {
  return (
    <span className={styles.end} style={{ top }}>
      <b>{lines[0]}</b>
      <br />
      {lines[1]}
    </span>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
const percent = (part: number, whole: number) => `${round((part / whole) * 100)}%`;

/** Runs of days with a figure: a day without one is a gap. */
function runsOf<T extends TrendPoint>(points: readonly TrendPoint[], known: (point: TrendPoint) => point is T): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (!known(point)) {
      open = null;
      continue;
    }
    if (open) open.push(point);
    else {
      open = [point];
      runs.push(open);
    }
  }
  return runs;
}

function line(points: readonly TrendPoint[], { x, y }: Place): string {
  const known = (point: TrendPoint): point is TrendPoint & { total: number } => point.total !== null;
  return runsOf(points, known)
    .map((run) => run.map((point, at) => `${at === 0 ? 'M' : 'L'}${x(point.x)} ${y(point.total)}`).join(''))
    .join('');
}

const channels = ['online', 'manual', 'unsplit'] as const;

/** The channels above one another. */
function stack(points: readonly TrendPoint[], { x, y }: Place) {
  return channels.map((channel, at) => {
    const known = (point: TrendPoint): point is TrendPoint => point[channel] !== null;
    const ground = (point: TrendPoint) => channels.slice(0, at).reduce((sum, one) => sum + (point[one] ?? 0), 0);
    const path = runsOf(points, known)
      .map((run) => {
        const top = run.map((point) => `${x(point.x)} ${y(ground(point) + (point[channel] ?? 0))}`);
        const bottom = run.toReversed().map((point) => `${x(point.x)} ${y(ground(point))}`);
        return `M${[...top, ...bottom].join('L')}z`;
      })
      .join('');
    return { channel, path };
  });
}

function bars(points: readonly TrendPoint[], { x, y }: Place, wide: number): string {
  return points
    .filter((point) => point.gained !== null && point.gained !== 0)
    .map((point) => `M${round(x(point.x) - wide / 2)} ${y(0)}V${y(point.gained ?? 0)}h${wide}V${y(0)}z`)
    .join('');
}
