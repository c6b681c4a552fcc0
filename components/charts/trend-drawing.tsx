import type { ReactNode } from 'react';
import { formatCompact, formatPace } from '@/lib/format/numbers';
import { listEndLabels, listPointLabels, type PointLabel } from '@/lib/format/trend-labels';
import {
  type Axis,
  barWidth,
  formatTick,
  modelTrend,
  plotHeight,
  type TrendChartProps,
} from '@/lib/format/trend-model';
import { barsPath, cornerPath, linePath, type Place, round, stackPaths, waitingPath } from '@/lib/format/trend-paths';
import styles from './trend-drawing.module.css';

/** A drawing is as wide as its box; this is what its paths count in. Heights are pixels, those of the live chart. */
const width = 700;
const heights = { trend: plotHeight, days: 64 };

/**
 * The chart as the server draws it: what is there before JavaScript, without it, and where the live chart fails. It has
 * the same scales, lines and measures, so that nothing moves when the live one takes its place.
 */
export function TrendDrawing(props: TrendChartProps) {
  const { points, pace, ticks } = props;
  const model = modelTrend(props);
  const { last } = model;
  const x = (day: number) => round((day / model.x.domain[1]) * width);
  const scale = (axis: Axis, height: number) => (value: number) =>
    round(((axis.domain[1] - value) / (axis.domain[1] - axis.domain[0])) * height);
  const trend = { x, y: scale(model.trend, heights.trend) };
  const days = { x, y: scale(model.days, heights.days) };
  const beside = listPointLabels(props, model);
  const bands = (height: number) =>
    model.bands.map(({ from, to }) => {
      const left = x(Math.max(0, from - 0.5));
      const right = Math.min(width, x(to + 0.5));
      return <path key={from} d={`M${left} 0H${right}V${height}H${left}z`} fill="var(--outage)" />;
    });
  return (
    <div
      className={styles.drawing}
      role="img"
      aria-label="Angka kumulatif dibanding garis target, dan tambahan per hari"
    >
      <Plot
        className={styles.trend}
        axis={model.trend}
        tick={(value) => formatTick(props, value)}
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
            {last ? (
              <>
                <Beside label={beside.gap} left={percent(x(last.x), width)} className={styles.gap} />
                <Beside label={beside.waiting} left={percent(x(last.x), width)} className={styles.waiting} />
              </>
            ) : null}
            {listEndLabels(props, model).map(({ key, y, lines }) => (
              <EndLabel key={key} top={y} lines={lines} />
            ))}
          </>
        }
      >
        <path d={waitingPath(points, trend)} fill="var(--waiting)" />
        {stackPaths(points, trend).map(({ channel, path }) => (
          <path key={channel} d={path} fill={fills[channel]} fillOpacity={channel === 'online' ? 0.16 : 0.55} />
        ))}
        <path d={linePath(points, 'collected', trend)} stroke="var(--online)" strokeWidth={1.2} />
        <path d={cornerPath(model.plan, trend)} stroke="var(--ink)" strokeWidth={1.4} />
        <path d={cornerPath(model.compared, trend)} stroke="var(--muted)" strokeWidth={2} strokeDasharray="8 3 2 3" />
        <path d={cornerPath(model.required, trend)} stroke="var(--behind)" strokeWidth={1.4} strokeDasharray="6 4" />
        <path d={cornerPath(model.projected, trend)} stroke="var(--online)" strokeWidth={1.6} strokeDasharray="3 5" />
        {props.shortfall === null || !last || last.expected === null ? null : (
          <path
            d={`M${x(last.x)} ${trend.y(last.total)}V${trend.y(last.expected)}`}
            stroke="var(--behind)"
            strokeWidth={1.4}
          />
        )}
        <path d={linePath(points, 'total', trend)} stroke="var(--online)" strokeWidth={2.4} />
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
        tick={formatCompact}
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
            {ticks
              .filter((tick) => model.x.ticks.includes(tick.x))
              .map((tick) => (
                <span key={tick.x} className={styles.x} style={{ left: percent(x(tick.x), width) }}>
                  {tick.label}
                </span>
              ))}
          </>
        }
      >
        <path d={barsPath(points, days, barWidth(model.x.domain[1], width))} fill="var(--online)" />
        {pace === null ? null : <path d={`M0 ${days.y(pace)}H${width}`} stroke="var(--ink)" strokeDasharray="2 3" />}
      </Plot>
    </div>
  );
}

const fills = { online: 'var(--online)', manual: 'url(#manual)', unsplit: 'url(#unsplit)' };

function Plot(props: {
  className: string | undefined;
  axis: Axis;
  tick: (value: number) => string;
  place: Place;
  height: number;
  behind: ReactNode;
  labels: ReactNode;
  children: ReactNode;
}) {
  const { axis, place, height, tick } = props;
  const grid = axis.ticks.map((value) => `M0 ${place.y(value)}H${width}`).join('');
  return (
    <div className={`${styles.plot} ${props.className}`}>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" fill="none" aria-hidden="true">
        <path d={grid} stroke="var(--hair)" />
        {props.behind}
        {props.children}
        {axis.domain[0] < 0 ? <path d={`M0 ${place.y(0)}H${width}`} stroke="var(--control)" /> : null}
      </svg>
      {axis.ticks.map((value) => (
        <span key={value} className={styles.y} style={{ top: percent(place.y(value), height) }}>
          {tick(value)}
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

/** A label beside the newest figure. */
function Beside(props: { label: PointLabel | null; left: string; className: string | undefined }) {
  const { label, left } = props;
  if (!label) return null;
  return (
    <span className={props.className} data-before={label.before ? '' : undefined} style={{ left, top: label.y }}>
      {label.text}
    </span>
  );
}

const percent = (part: number, whole: number) => `${round((part / whole) * 100)}%`;
