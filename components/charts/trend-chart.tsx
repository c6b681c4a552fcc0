'use client';

import type { SVGProps } from 'react';
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
  usePlotArea,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCompact, formatPace } from '@/lib/format/numbers';
import { listEndLabels, listPointLabels } from '@/lib/format/trend-labels';
import {
  type Axis,
  barWidth,
  type Corner,
  formatTick,
  modelTrend,
  plotHeight,
  type TrendChartProps,
  type TrendModel,
  type TrendPoint,
} from '@/lib/format/trend-model';
import { cornerPath, type Place, round, waitingPath } from '@/lib/format/trend-paths';
import styles from './trend-chart.module.css';
import { BandLabel, EndLabel, PointLabels, VisitMark, VisitsName } from './trend-labels';

const top = 22;
const heights = { trend: plotHeight + top, days: 104 };
const axis = { fill: 'var(--muted)', fontSize: '0.8125rem' };

/** Cumulative figures against the sloping target line, and below, on the same days, what each day brought. */
export function TrendChart(props: TrendChartProps) {
  const { points, ticks } = props;
  const narrow = window.matchMedia('(max-width: 720px)').matches;
  const margin = { top, right: narrow ? 8 : 128, bottom: 0, left: 0 };
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
        // Behind all lines, ours too, which lie lower than what recharts draws on top.
        zIndex={-50}
        label={named && !narrow ? <BandLabel text={name} /> : false}
      />
    ));
  return (
    <div className={styles.chart}>
      <ComposedChart
        responsive
        accessibilityLayer={false}
        style={{ width: '100%', height: heights.trend }}
        data={points}
        margin={margin}
        role="img"
        title="Angka kumulatif dibanding garis target"
      >
        <CartesianGrid vertical={false} stroke="var(--hair)" />
        {bands('gangguan')}
        <XAxis {...x} hide />
        <YAxis
          {...y}
          {...model.trend}
          tickFormatter={(value: number) => formatTick(props, value)}
          allowDataOverflow={last === null}
        />
        {ground(model.trend)}
        <Waiting points={points} model={model} />
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
        <Line dataKey="collected" stroke="var(--online)" strokeWidth={1.2} dot={false} isAnimationActive={false} />
        <CornerLine corners={model.plan} model={model} stroke="var(--ink)" strokeWidth={1.4} />
        <CornerLine
          corners={model.compared}
          model={model}
          stroke="var(--muted)"
          strokeWidth={2}
          strokeDasharray="8 3 2 3"
        />
        <CornerLine
          corners={model.required}
          model={model}
          stroke="var(--behind)"
          strokeWidth={1.4}
          strokeDasharray="6 4"
        />
        <CornerLine
          corners={model.projected}
          model={model}
          stroke="var(--online)"
          strokeWidth={1.6}
          strokeDasharray="3 5"
        />
        {props.shortfall !== null && last && last.expected !== null ? (
          <CornerLine
            corners={[
              { x: last.x, y: last.total },
              { x: last.x, y: last.expected },
            ]}
            model={model}
            stroke="var(--behind)"
            strokeWidth={1.4}
          />
        ) : null}
        <Line dataKey="total" stroke="var(--online)" strokeWidth={2.4} dot={false} isAnimationActive={false} />
        {model.visits.map(({ from, to }) => (
          <ReferenceArea key={`${from} ${to}`} x1={from - 0.5} x2={to + 0.5} shape={<VisitMark />} />
        ))}
        {model.visits.length > 0 && !narrow ? (
          <ReferenceDot x={model.x.domain[1]} y={model.trend.domain[0]} r={0} label={<VisitsName />} />
        ) : null}
        {narrow
          ? null
          : listEndLabels(props, model).map(({ key, y: place, lines }) => (
              <ReferenceDot
                key={key}
                x={model.x.domain[1]}
                y={model.trend.domain[0]}
                r={0}
                label={<EndLabel lines={lines} place={top + place} />}
              />
            ))}
        {last ? (
          <ReferenceDot
            x={last.x}
            y={last.total}
            r={4.5}
            fill="var(--online)"
            stroke="var(--paper)"
            label={narrow ? false : <PointLabels {...listPointLabels(props, model)} plotTop={top} />}
          />
        ) : null}
      </ComposedChart>
      <BarChart
        responsive
        accessibilityLayer={false}
        style={{ width: '100%', height: heights.days }}
        data={points}
        margin={{ ...margin, top: 14 }}
        barSize={barWidth(model.x.domain[1], narrow ? 300 : 700)}
        role="img"
        title="Tambahan per hari"
      >
        {bands('')}
        <XAxis {...x} />
        <YAxis
          {...y}
          {...model.days}
          tickFormatter={formatCompact}
          allowDataOverflow={points.every((point) => point.gained === null)}
        />
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
      </BarChart>
    </div>
  );
}

const fills = { online: 'var(--online)', manual: 'url(#manual)', unsplit: 'url(#unsplit)' };

/** A line through corners, as one path: its dashes run through. */
function CornerLine(props: { corners: readonly Corner[]; model: TrendModel } & SVGProps<SVGPathElement>) {
  const { corners, model, ...look } = props;
  const place = usePlace(model);
  if (!place || corners.length === 0) return null;
  return <path d={cornerPath(corners, place)} fill="none" {...look} />;
}

/** The space between what is recorded and what is collected. */
function Waiting({ points, model }: { points: readonly TrendPoint[]; model: TrendModel }) {
  const place = usePlace(model);
  return place && <path d={waitingPath(points, place)} fill="var(--waiting)" />;
}

/** Where days and figures stand in the plot; null before it is measured. */
function usePlace(model: TrendModel): Place | null {
  const plot = usePlotArea();
  if (!plot) return null;
  const [low, high] = model.trend.domain;
  return {
    x: (day) => round(plot.x + (day / model.x.domain[1]) * plot.width),
    y: (value) => round(plot.y + ((high - value) / (high - low)) * plot.height),
  };
}

/** Where figures fell below 0, the line that they fell below. */
function ground({ domain }: Axis) {
  return domain[0] < 0 ? <ReferenceLine y={0} stroke="var(--control)" /> : null;
}
