import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './trend-chart.module.css';
import type { TrendPoint } from './trend-model';

type ReadingProps = { active?: boolean; label?: string | number; reached: string; points: TrendPoint[] };

/** What the day under the pointer, or reached with the arrow keys, says. */
export function Reading({ active, label, reached, points }: ReadingProps) {
  const point = active ? points.find((one) => one.x === Number(label)) : undefined;
  if (!point) return null;
  const rows: [string, string][] = [
    [reached, formatCount(point.total)],
    ['online', formatCount(point.online)],
    ['manual', formatCount(point.manual)],
    ['bertambah', point.gained === null ? 'belum lapor' : formatChange(point.gained)],
    ['seharusnya', formatCount(point.expected)],
  ];
  return (
    <div className={styles.reading}>
      <p>{point.label}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {point.note ? <p>{point.note}</p> : null}
    </div>
  );
}
