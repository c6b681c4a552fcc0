'use client';

import type { ReactElement } from 'react';
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
import styles from './trend-chart.module.css';
import { BandLabel, EndLabel, GapLabel, VisitMark, VisitsName } from './trend-labels';
import { type Axis, barWidth, modelTrend, type TrendChartProps, type TrendModel } from './trend-model';
import { Reading } from './trend-reading';

const heights = { trend: 262, days: 104 };
const axis = { fill: 'var(--muted)', fontSize: '0.8125rem' };

/** Cumulative figures against the sloping target line, and below, on the same days, what each day brought. */
export function TrendChart(props: TrendChartProps) {
  const { points, end, ticks } = props;
  const narrow = window.matchMedia('(max-width: 720px)').matches;
  const margin = { top: 22, right: narrow ? 8 : 128, bottom: 0, left: 0 };
  const model = modelTrend(props);
  const { last } = model;
  const x = {
    dataKey: 'x',
    type: 'number' as const,
    ...model.x,
    niceTicks: 'none' as const,
    tickFormatter: (value: number) => ticks.find((tick) => tick.x === value)?.label ?? '',
    tick: axis,
    tickLine: false,
    axisLine: { stroke: 'var(--hair)' },
    interval: 0,
    height: 26,
  };
  // Without a single figure recharts takes a scale only where figures may lie outside of it.
  const y = {
    width: 52,
    tick: axis,
    tickLine: false,
    axisLine: false,
    niceTicks: 'none' as const,
    interval: 0,
    tickFormatter: formatCompact,
  };
  const bands = (name: string) =>
    model.bands.map(({ from, to, named }) => (
      <ReferenceArea
        key={from}
        x1={from - 0.5}
        x2={to + 0.5}
        fill="var(--outage)"
        fillOpacity={1}
        ifOverflow="hidden"
        label={named && !narrow ? <BandLabel text={name} /> : false}
      />
    ));
  return (
    <div className={styles.chart}>
      <ComposedChart
        responsive
        style={{ width: '100%', height: heights.trend }}
        data={points}
        margin={margin}
        syncId="trend"
        syncMethod="value"
        title="Angka kumulatif dibanding garis target"
      >
        <CartesianGrid vertical={false} stroke="var(--hair)" />
        {bands('gangguan')}
        <XAxis {...x} hide />
        <YAxis {...y} {...model.trend} allowDataOverflow={last === null} />
        {ground(model.trend)}
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
        {props.plan.slice(1).map((corner, at) => (
          <ReferenceLine
            key={corner.x}
            segment={[props.plan[at] ?? corner, corner]}
            stroke="var(--ink)"
            strokeWidth={1.4}
          />
        ))}
        {props.projected !== null && last ? (
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
        {props.shortfall !== null && last && last.expected !== null ? (
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
        {model.visits.map(({ from, to }) => (
          <ReferenceArea key={`${from} ${to}`} x1={from - 0.5} x2={to + 0.5} shape={<VisitMark />} />
        ))}
        {model.visits.length > 0 && !narrow ? (
          <ReferenceDot x={model.x.domain[1]} y={model.trend.domain[0]} r={0} label={<VisitsName />} />
        ) : null}
        {narrow ? <Newest last={last} /> : <Labels {...props} model={model} />}
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
        syncId="trend"
        syncMethod="value"
        barSize={barWidth(model.x.domain[1], narrow ? 300 : 700)}
        title="Tambahan per hari"
      >
        {bands('')}
        <XAxis {...x} />
        <YAxis {...y} {...model.days} allowDataOverflow={points.every((point) => point.gained === null)} />
        {ground(model.days)}
        <Bar dataKey="gained" fill="var(--online)" isAnimationActive={false} />
        {props.pace === null ? null : (
          <ReferenceLine
            y={props.pace}
            stroke="var(--ink)"
            strokeDasharray="2 3"
            label={
              narrow ? (
                false
              ) : (
                <EndLabel lines={['laju sekarang', `${formatPace(props.pace)} per hari`]} lowest={heights.days - 44} />
              )
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

/** Where figures fell below 0, the line that they fell below. */
function ground({ domain }: Axis) {
  return domain[0] < 0 ? <ReferenceLine y={0} stroke="var(--control)" /> : null;
}

/** Names at the end of the lines; a phone has `TrendKeys` instead. Where target and projection end close together, they step apart. */
function Labels(props: TrendChartProps & { model: TrendModel }) {
  const { target, projected, end } = props;
  const { last, trend } = props.model;
  const height = trend.domain[1] - trend.domain[0];
  const near = target !== null && projected !== null && Math.abs(target - projected) < height * 0.18;
  const apart = near ? (target > projected ? 1 : -1) : 0;
  return (
    <>
      {target === null ? null : (
        <ReferenceDot
          x={end.x}
          y={target}
          r={0}
          label={
            <EndLabel lines={[`Target ${formatCount(target)}`, end.label]} step={-apart} lowest={heights.trend - 18} />
          }
        />
      )}
      {projected === null ? null : (
        <ReferenceDot
          x={end.x}
          y={projected}
          r={0}
          label={
            <EndLabel lines={['Pada laju sekarang', formatCount(projected)]} step={apart} lowest={heights.trend - 18} />
          }
        />
      )}
      <Newest
        last={last}
        label={
          <GapLabel
            shortfall={props.shortfall}
            below={(props.shortfall ?? 0) < height * 0.14}
            late={last !== null && last.x > end.x * 0.7}
          />
        }
      />
    </>
  );
}

/** The newest figure. */
function Newest({ last, label = false }: { last: TrendModel['last']; label?: ReactElement<SVGElement> | false }) {
  if (!last) return null;
  return <ReferenceDot x={last.x} y={last.total} r={4.5} fill="var(--online)" stroke="var(--paper)" label={label} />;
}
