'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useAwake } from '@/components/tables/use-window-rows';
import { formatChange, formatCount, formatPercent } from '@/lib/format/numbers';
import type { TrendChartProps, TrendPoint } from '@/lib/format/trend-model';
import styles from './trend-reading.module.css';

type Props = Pick<TrendChartProps, 'points' | 'until' | 'reached' | 'collected' | 'compared'>;

/**
 * What a day of the chart says, of the day under the pointer or reached with the arrow keys, the newest first; it is read
 * aloud as well. It lies over whatever draws the chart, which is its `children`.
 */
export function TrendReading({ children, ...props }: Props & { children: ReactNode }) {
  const { points, until } = props;
  const awake = useAwake();
  const plot = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const [byKey, setByKey] = useState(false);
  const newest = Math.max(
    0,
    points.findLastIndex((point) => point.total !== null),
  );
  const point = at === null ? null : points[at];

  const show = (next: number, keyboard: boolean) => {
    setAt(Math.max(0, Math.min(points.length - 1, next)));
    setByKey(keyboard);
  };
  const follow = (event: PointerEvent) => {
    const box = plot.current?.getBoundingClientRect();
    if (!box || box.width === 0) return;
    const day = Math.round(((event.clientX - box.left) / box.width) * (until + 0.5));
    show(day - 1, false);
  };
  const step = (event: KeyboardEvent) => {
    const here = at ?? newest;
    const next = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: points.length - 1 }[event.key];
    if (event.key === 'Escape') setAt(null);
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(next, true);
  };
  return (
    <div className={styles.reading}>
      {children}
      <div
        ref={plot}
        className={`${styles.plot} screen-only`}
        role="application"
        aria-label="Grafik per hari. Panah kiri dan kanan membacakan hari demi hari, dari hari terbaru."
        tabIndex={awake && points.length > 0 ? 0 : -1}
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={(event) => event.pointerType === 'mouse' && setAt(null)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && show(newest, true)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      >
        {point ? <Day point={point} {...props} /> : null}
      </div>
      <p className="visually-hidden" role="status">
        {point && byKey ? readAloud(point, props) : ''}
      </p>
    </div>
  );
}

/** What a day says, in the order in which it is read. */
function listReadings(point: TrendPoint, { reached, collected, compared }: Props): [string, string][] {
  const rows: [string, string | null][] = [
    [reached, point.total === null ? 'belum lapor' : formatCount(point.total)],
    [collected, point.collected === null ? null : formatCount(point.collected)],
    ['online', point.online === null ? null : formatCount(point.online)],
    ['manual', point.manual === null ? null : formatCount(point.manual)],
    [
      'tanpa kanal',
      point.unsplit && (point.online !== null || point.manual !== null) ? formatCount(point.unsplit) : null,
    ],
    ['bertambah', point.gained === null ? 'belum lapor' : formatChange(point.gained)],
    ['seharusnya', point.expected === null ? null : formatCount(point.expected)],
    ['persen', compared && point.percent !== null ? formatPercent(point.percent, point.total) : null],
    [compared?.name ?? '', compared ? formatPercent(point.compared) : null],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== null);
}

/** "Senin, 12 April 2021: masuk server 28.800, terdata 60.000, …. Gangguan: server mati." */
function readAloud(point: TrendPoint, props: Props): string {
  const rows = listReadings(point, props).map(([name, value]) => `${name} ${value}`);
  return `${point.label}: ${rows.join(', ')}.${point.note ? ` ${point.note}.` : ''}`;
}

function Day({ point, ...props }: Props & { point: TrendPoint }) {
  const left = `${(point.x / (props.until + 0.5)) * 100}%`;
  const late = point.x > props.until / 2;
  return (
    <>
      <span className={styles.cursor} style={{ left }} />
      <div
        className={styles.day}
        data-late={late ? '' : undefined}
        style={late ? { right: `calc(100% - ${left})` } : { left }}
      >
        <p>{point.label}</p>
        <dl>
          {listReadings(point, props).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {point.note ? <p className={styles.note}>{point.note}</p> : null}
      </div>
    </>
  );
}
