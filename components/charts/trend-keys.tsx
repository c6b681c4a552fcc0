import { formatCount, formatPace } from '@/lib/format/numbers';
import styles from './trend-keys.module.css';
import type { TrendChartProps } from './trend-model';

/** What the lines are and where they end, for a phone: between its edges there is no room for names beside the lines. */
export function TrendKeys({ target, end, projected, shortfall, pace, outages, visits = [] }: TrendChartProps) {
  return (
    <ul className={styles.keys}>
      {target === null ? null : (
        <Key line="M0 5H18" stroke="var(--ink)">
          <b>Target {formatCount(target)}</b> {end.label}
        </Key>
      )}
      {projected === null ? null : (
        <Key line="M0 5H18" stroke="var(--online)" dashes="3 4">
          <b>Pada laju sekarang</b> {formatCount(projected)}
        </Key>
      )}
      {shortfall === null ? null : (
        <Key line="M9 0V10" stroke="var(--behind)">
          <b>kurang {formatCount(shortfall)}</b>
        </Key>
      )}
      {pace === null ? null : (
        <Key line="M0 5H18" stroke="var(--ink)" dashes="2 3">
          <b>laju sekarang</b> {formatPace(pace)} per hari
        </Key>
      )}
      {outages.length === 0 ? null : (
        <Key line="M0 5H18" stroke="var(--outage)" wide>
          gangguan
        </Key>
      )}
      {visits.length === 0 ? null : (
        <Key line="M0 5H18" stroke="var(--ink)" wide>
          kunjungan
        </Key>
      )}
    </ul>
  );
}

function Key(props: { line: string; stroke: string; dashes?: string; wide?: boolean; children: React.ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 18 10" aria-hidden="true">
        <path d={props.line} stroke={props.stroke} strokeWidth={props.wide ? 10 : 1.6} strokeDasharray={props.dashes} />
      </svg>
      <span>{props.children}</span>
    </li>
  );
}
