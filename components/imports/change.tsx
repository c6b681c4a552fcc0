import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './change.module.css';

/**
 * A figure before and after, and what it changes: "1.814 → 1.999 +185". A figure that falls says so, for it may be a slip. `after` null: figures in
 * another form take its place.
 */
export function Change({ before, after }: { before: number | null; after: number | null }) {
  if (before === after) {
    return (
      <span className={styles.same}>
        {formatCount(after)} <small>tetap</small>
      </span>
    );
  }
  return (
    <span className={styles.change}>
      <span className={styles.before}>{formatCount(before)}</span>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
      <span className="visually-hidden">menjadi </span>
      <b>{after === null ? 'diganti' : formatCount(after)}</b>
      {before !== null && after !== null ? (
        <small className={after < before ? styles.fell : styles.gained}>
          {formatChange(after - before)}
          {after < before ? ' ▼ turun' : null}
        </small>
      ) : null}
    </span>
  );
}
