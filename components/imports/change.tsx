import { formatChange, formatCount } from '@/lib/format/numbers';
import styles from './change.module.css';

/**
 * A figure before and after, and what it changes: "1.814 → 1.999 +185". A figure that falls says so, for it may be a slip. `after` null: figures in
 * another form take its place. `kept`: the page goes on showing as much by the parts of the area, so that nothing falls.
 */
export function Change(props: { before: number | null; after: number | null; kept?: boolean }) {
  const { before, after } = props;
  if (before === after) {
    return (
      <span className={styles.same}>
        {formatCount(after)} <small>tetap</small>
      </span>
    );
  }
  const falls = before !== null && after !== null && after < before && !props.kept;
  return (
    <span className={styles.change}>
      <span className={styles.before}>{formatCount(before)}</span>
      <span className={styles.arrow} aria-hidden="true">
        →
      </span>
      <span className="visually-hidden">menjadi </span>
      <b>{after === null ? 'diganti' : formatCount(after)}</b>
      {before !== null && after !== null ? (
        <small className={falls ? styles.fell : styles.gained}>
          {formatChange(after - before)}
          {falls ? ' ▼ turun' : null}
        </small>
      ) : null}
    </span>
  );
}
