import styles from './change-arrow.module.css';

/** The direction of a change, beside the word or the sign that says it; nothing where there was none. */
export function ChangeArrow({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <svg className={styles.arrow} viewBox="0 0 8 6" aria-hidden="true">
      <path d={count > 0 ? 'M0 6h8L4 0Z' : 'M0 0h8L4 6Z'} />
    </svg>
  );
}
