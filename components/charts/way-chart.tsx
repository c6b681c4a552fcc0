'use client';

import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCompact, formatCount, formatPace } from '@/lib/format/numbers';
import styles from './way-chart.module.css';
import { BandLabel, EndLabel, GapLabel } from './way-labels';
import { Reading } from './way-reading';

/** A day on the way. `x` is the number of the day; figures as in the table below the chart, null where not reported. */
export type WayPoint = {
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

export type WayChartProps = {
  points: WayPoint[];
  /** The number of the last day, and where its target stands. */
  end: { x: number; label: string };
  target: number | null;
  /** Where today's pace leads by the last day. */
  projected: number | null;
  shortfall: number | null;
  pace: number | null;
  ticks: { x: number; label: string }[];
  outages: { from: number; to: number }[];
  /** What the total is called: "masuk server". */
  reached: string;
};

/** Half a dozen round steps to above `largest`: 0, 200 rb, 400 rb. */
function roundTicks(largest: number): number[] {
  const rough = largest / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, at) => at * step);
}

const heights = { way: 262, days: 104 };
const axis = { fill: 'var(--muted)', fontSize: '0.8125rem' };

/** Cumulative figures against the sloping target line, and below, on the same days, what each day brought. */
export function WayChart(props: WayChartProps) {
  const { points, end, ticks } = props;
  const narrow = window.matchMedia('(max-width: 720px)').matches;
  const margin = { top: 22, right: narrow ? 8 : 128, bottom: 0, left: 0 };
  const last = points.findLast((point) => point.total !== null);
  const domain: [number, number] = [0, Math.max(end.x, points.at(-1)?.x ?? 0) + 0.5];
  const low = (props.pace ?? 0) < 0.35 * Math.max(0, ...points.map((point) => point.gained ?? 0));
  const x = {
    dataKey: 'x',
    type: 'number' as const,
    domain,
    ticks: ticks.map((tick) => tick.x),
    tickFormatter: (value: number) => ticks.find((tick) => tick.x === value)?.label ?? '',
    tick: axis,
    tickLine: false,
    axisLine: { stroke: 'var(--hair)' },
    interval: 0,
    height: 26,
  };
  const bands = (label: string) =>
    props.outages.map(({ from, to }) => (
      <ReferenceArea
        key={from}
        x1={from - 0.5}
        x2={to + 0.5}
        fill="var(--outage)"
        fillOpacity={1}
        ifOverflow="hidden"
        label={<BandLabel text={label} />}
      />
    ));
  return (
    <div className={styles.chart}>
      <ComposedChart
        responsive
        style={{ width: '100%', height: heights.way }}
        data={points}
        margin={margin}
        syncId="way"
        syncMethod="value"
        title="Angka kumulatif dibanding garis target"
      >
        <CartesianGrid vertical={false} stroke="var(--hair)" />
        {bands('gangguan')}
        <XAxis {...x} hide />
        <YAxis
          width={52}
          tick={axis}
          tickLine={false}
          axisLine={false}
          ticks={roundTicks(highest(props))}
          tickFormatter={formatCompact}
          domain={[0, highest(props)]}
        />
        {(['online', 'manual', 'unsplit'] as const).map((channel) => (
          <Area
            key={channel}
            dataKey={channel}
            stackId="channels"
            stroke="none"
            fill={fills[channel]}
            fillOpacity={channel === 'online' ? 0.16 : 0.55}
            isAnimationActive={false}
            activeDot={false}
          />
        ))}
        {props.target === null ? null : (
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: end.x, y: props.target },
            ]}
            stroke="var(--ink)"
            strokeWidth={1.4}
          />
        )}
        {props.projected !== null && last && last.total !== null ? (
          <ReferenceLine
            segment={[
              { x: last.x, y: last.total },
              { x: end.x, y: props.projected },
            ]}
            stroke="var(--online)"
            strokeWidth={1.6}
            strokeDasharray="3 5"
          />
        ) : null}
        {props.shortfall !== null && last?.total != null && last.expected !== null ? (
          <ReferenceLine
            segment={[
              { x: last.x, y: last.total },
              { x: last.x, y: last.expected },
            ]}
            stroke="var(--behind)"
            strokeWidth={1.4}
          />
        ) : null}
        <Line
          dataKey="total"
          stroke="var(--online)"
          strokeWidth={2.4}
          dot={false}
          isAnimationActive={false}
          activeDot={{ r: 4 }}
        />
        <Labels {...props} last={last} narrow={narrow} />
        <Tooltip
          content={<Reading reached={props.reached} points={points} />}
          isAnimationActive={false}
          cursor={cursor}
        />
      </ComposedChart>
      <BarChart
        responsive
        style={{ width: '100%', height: heights.days }}
        data={points}
        margin={{ ...margin, top: 14 }}
        syncId="way"
        syncMethod="value"
        barSize={Math.max(1, Math.min(10, Math.floor((narrow ? 180 : 420) / domain[1])))}
        title="Tambahan per hari"
      >
        {bands('')}
        <XAxis {...x} />
        <YAxis width={52} tick={axis} tickLine={false} axisLine={false} tickCount={2} tickFormatter={formatCompact} />
        <Bar dataKey="gained" fill="var(--online)" isAnimationActive={false} />
        {props.pace === null ? null : (
          <ReferenceLine
            y={props.pace}
            stroke="var(--ink)"
            strokeDasharray="2 3"
            ifOverflow="extendDomain"
            label={
              <EndLabel
                lines={['laju sekarang', `${formatPace(props.pace)} per hari`]}
                narrow={narrow}
                step={low ? -1 : 0}
              />
            }
          />
        )}
        <Tooltip content={() => null} isAnimationActive={false} cursor={cursor} />
      </BarChart>
    </div>
  );
}

const fills = { online: 'var(--online)', manual: 'url(#manual)', unsplit: 'url(#unsplit)' };
const cursor = { stroke: 'var(--muted)', strokeWidth: 1, fill: 'none' };

function highest({ points, target, projected }: WayChartProps): number {
  return Math.max(
    1,
    target ?? 0,
    projected ?? 0,
    ...points.map((point) => Math.max(point.total ?? 0, point.expected ?? 0)),
  );
}

/** Names at the end of the lines instead of a legend. Where target and projection end close together, they step apart. */
function Labels(props: WayChartProps & { last: WayPoint | undefined; narrow: boolean }) {
  const { target, projected, end, last, narrow } = props;
  const near = target !== null && projected !== null && Math.abs(target - projected) < highest(props) * 0.18;
  const apart = near ? (target > projected ? 1 : -1) : 0;
  return (
    <>
      {target === null ? null : (
        <ReferenceDot
          x={end.x}
          y={target}
          r={0}
          label={<EndLabel lines={[`Target ${formatCount(target)}`, end.label]} narrow={narrow} step={-apart} />}
        />
      )}
      {projected === null ? null : (
        <ReferenceDot
          x={end.x}
          y={projected}
          r={0}
          label={<EndLabel lines={['Pada laju sekarang', formatCount(projected)]} narrow={narrow} step={apart} />}
        />
      )}
      {last && last.total !== null ? (
        <ReferenceDot
          x={last.x}
          y={last.total}
          r={4.5}
          fill="var(--online)"
          stroke="var(--paper)"
          label={
            <GapLabel
              shortfall={props.shortfall}
              below={(props.shortfall ?? 0) < highest(props) * 0.14}
              late={last.x > end.x * 0.7}
            />
          }
        />
      ) : null}
    </>
  );
}
