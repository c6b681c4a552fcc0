import { formatCount } from '@/lib/format/numbers';
import styles from './trend-chart.module.css';

/** What recharts tells a label about its place. */
type Placed = { viewBox?: { x?: number; y?: number; width?: number; height?: number } };

/** Two lines of text to the right of a point or line, not below `lowest`, where days are written. */
export function EndLabel({
  viewBox,
  lines,
  step = 0,
  lowest = Number.POSITIVE_INFINITY,
}: Placed & { lines: [string, string]; step?: number; lowest?: number }) {
  const x = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) + 9;
  const y = Math.min(lowest, (viewBox?.y ?? 0) + (viewBox?.height ?? 0) / 2 + step * 16);
  return (
    <text className={styles.label} x={x} y={y}>
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

/** The gap to the target line, beside it; below the point where there is no room between the lines. */
export function GapLabel({
  viewBox,
  shortfall,
  below,
  late,
}: Placed & { shortfall: number | null; below: boolean; late: boolean }) {
  if (shortfall === null) return null;
  const x = (viewBox?.x ?? 0) + (viewBox?.width ?? 0) / 2 + (late ? -9 : 9);
  const y = (viewBox?.y ?? 0) + (below ? 22 : -14);
  return (
    <text className={`${styles.label} ${styles.gap}`} x={x} y={y} textAnchor={late ? 'end' : 'start'}>
      kurang {formatCount(shortfall)}
    </text>
  );
}
