import type { ReactNode } from 'react';
import { formatCount, formatPace, formatPercent } from '@/lib/format/numbers';
import type { TrendChartProps } from '@/lib/format/trend-model';
import styles from './trend-keys.module.css';

/**
 * What the lines and fills are. Between the edges of a phone there is no room for names beside the lines: there it says as
 * well where they end.
 */
export function TrendKeys(props: TrendChartProps) {
  const { points, target, end, projected, shortfall, pace, outages, visits = [], compared, until } = props;
  const whole = until >= end.x;
  const last = points.findLast((point) => point.total !== null);
  const collected = points.some((point) => point.collected !== null);
  const waits = points.some((point) => point.collected !== null && point.collected > (point.total ?? 0));
  const has = (channel: 'manual' | 'unsplit') => points.some((point) => point[channel]);
  return (
    <ul className={styles.keys}>
      <Key line="M0 5H18" stroke="var(--online)" width={2.4}>
        {props.reached} <b className={styles.narrow}>{formatCount(last?.total ?? null)}</b>
      </Key>
      {has('manual') ? (
        <Key line="M0 5H18" stroke="url(#manual)" width={10}>
          manual
        </Key>
      ) : null}
      {has('unsplit') && points.some((point) => point.online || point.manual) ? (
        <Key line="M0 5H18" stroke="url(#unsplit)" width={10}>
          tanpa kanal
        </Key>
      ) : null}
      {collected ? (
        <Key line="M0 1H18" stroke="var(--online)" width={1.2} fill={waits ? 'var(--waiting)' : undefined}>
          {props.collected}
          {waits ? `, belum ${props.reached}` : ''}{' '}
          <b className={styles.narrow}>
            {formatCount(waits && last?.collected ? last.collected - (last.total ?? 0) : null)}
          </b>
        </Key>
      ) : null}
      {target === null ? null : (
        <Key line="M0 5H18" stroke="var(--ink)">
          seharusnya
          {whole ? <b className={styles.narrow}> Target {formatCount(target)}</b> : null}
          <small className={styles.narrow}> {whole ? end.label : formatCount(last?.expected ?? null)}</small>
        </Key>
      )}
      {shortfall === null ? null : (
        <Key line="M9 0V10" stroke="var(--behind)" narrow>
          <b>kurang {formatCount(shortfall)}</b>
        </Key>
      )}
      {props.required.length > 0 && whole ? (
        <Key line="M0 5H18" stroke="var(--behind)" dashes="6 4">
          perlu {formatCount(props.requiredPace)} per hari
        </Key>
      ) : null}
      {projected === null || !whole ? null : (
        <Key line="M0 5H18" stroke="var(--online)" dashes="3 4">
          pada laju sekarang <b className={styles.narrow}>{formatCount(projected)}</b>
        </Key>
      )}
      {pace === null ? null : (
        <Key line="M0 5H18" stroke="var(--ink)" dashes="2 3" narrow>
          laju sekarang <b>{formatPace(pace)}</b> per hari
        </Key>
      )}
      {compared === null ? null : (
        <Key line="M0 5H18" stroke="var(--muted)" dashes="8 3 2 3" width={2}>
          {compared.name} <b>{formatPercent(points.at(-1)?.compared ?? null)}</b>
        </Key>
      )}
      {outages.length === 0 ? null : (
        <Key line="M0 5H18" stroke="var(--outage)" width={10}>
          gangguan
        </Key>
      )}
      {visits.length === 0 ? null : (
        <Key line="M0 5H18" stroke="var(--ink)" width={5}>
          kunjungan
        </Key>
      )}
    </ul>
  );
}

/** A line as it is drawn, on its fill, and its name. `narrow`: on a phone alone, elsewhere its name stands in the chart. */
function Key(props: {
  line: string;
  stroke: string;
  dashes?: string;
  width?: number;
  fill?: string | undefined;
  narrow?: true;
  children: ReactNode;
}) {
  return (
    <li className={props.narrow && styles.narrow}>
      <svg viewBox="0 0 18 10" aria-hidden="true">
        {props.fill ? <path d="M0 0H18V10H0z" fill={props.fill} /> : null}
        <path d={props.line} stroke={props.stroke} strokeWidth={props.width ?? 1.6} strokeDasharray={props.dashes} />
      </svg>
      <span>{props.children}</span>
    </li>
  );
}
