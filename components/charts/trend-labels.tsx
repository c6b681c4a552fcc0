import type { PointLabel } from '@/lib/format/trend-labels';
import styles from './trend-chart.module.css';

/** What recharts tells a label about its place. */
type Placed = { viewBox?: { x?: number; y?: number; width?: number; height?: number } };

/**
 * Two lines of text to the right of a point or line; `place`: where the first stands, absent: at the line, not below `lowest`.
 * recharts gives a label an `x` and `y` of its own.
 */
export function EndLabel({
  viewBox,
  lines,
  place,
  lowest = Number.POSITIVE_INFINITY,
}: Placed & { lines: [string, string]; place?: number; lowest?: number }) {
  const x = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) + 9;
  const top = place ?? Math.min(lowest, (viewBox?.y ?? 0) + (viewBox?.height ?? 0) / 2);
  return (
    <text className={styles.label} x={x} y={top}>
      <tspan x={x} dy="0">
        {lines[0]}
      </tspan>
      <tspan className={styles.second} x={x} dy="15">
        {lines[1]}
      </tspan>
    </text>
  );
}

/** Half of what the name of a band takes, and where the plot begins, right of the axis, in px. */
const halfName = 30;
const plotLeft = 52;

/** The name of a band, above it, and never over the axis. */
export function BandLabel({ viewBox, text }: Placed & { text: string }) {
  const x = Math.max(plotLeft + halfName, (viewBox?.x ?? 0) + (viewBox?.width ?? 0) / 2);
  return (
    <text className={`${styles.label} ${styles.second}`} x={x} y={(viewBox?.y ?? 0) - 6} textAnchor="middle">
      {text}
    </text>
  );
}

/** A visit, as a bar below the plot on its days. */
export function VisitMark(props: { x?: number; y?: number; width?: number; height?: number }) {
  const { x = 0, y = 0, width = 0, height = 0 } = props;
  return <rect x={x} y={y + height + 3} width={Math.max(3, width)} height={5} fill="var(--ink)" />;
}

/** What the bars of visits are, at the end of their row, where no other label comes. */
export function VisitsName({ viewBox }: Placed) {
  const x = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) + 9;
  return (
    <text className={`${styles.label} ${styles.second}`} x={x} y={(viewBox?.y ?? 0) + (viewBox?.height ?? 0) / 2 + 11}>
      kunjungan
    </text>
  );
}

/** The labels beside the newest figure: how far it is behind, and what waits above it. */
export function PointLabels({
  viewBox,
  gap,
  waiting,
  plotTop,
}: Placed & { gap: PointLabel | null; waiting: PointLabel | null; plotTop: number }) {
  const middle = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) / 2;
  const draw = (label: PointLabel | null, look: string | undefined) =>
    label && (
      <text
        className={`${styles.label} ${look}`}
        x={middle + (label.before ? -9 : 9)}
        y={plotTop + label.y + 4}
        textAnchor={label.before ? 'end' : 'start'}
      >
        {label.text}
      </text>
    );
  return (
    <>
      {draw(gap, styles.gap)}
      {draw(waiting, styles.waiting)}
    </>
  );
}
