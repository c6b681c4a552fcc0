import { describeSpark } from '@/lib/format/drawn-words';
import styles from './spark.module.css';

const step = 5;
const height = 18;

/**
 * What each day brought, as small bars in a single path. A day without a report is a gap; a zero, and a fall, a mark on
 * the ground line. A screen reader hears what they come to.
 */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const largest = Math.max(1, ...values.map((value) => value ?? 0));
  const path = values
    .map((value, at) => {
      if (value === null) return '';
      const tall = Math.max(1, Math.round((Math.max(0, value) / largest) * height));
      return `M${at * step + 2} ${height}v-${tall}`;
    })
    .join('');
  return (
    <>
      <svg className={styles.spark} viewBox={`0 0 ${values.length * step} ${height}`} aria-hidden="true">
        <path d={path} />
      </svg>
      <span className="visually-hidden">{describeSpark(values)}</span>
    </>
  );
}
