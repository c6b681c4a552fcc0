import type { ReactNode } from 'react';
import styles from './work-note.module.css';

/**
 * A long work that goes on: what is done now, a bar, how far it is. Only a change of `doing` is read aloud, not every step
 * of the count.
 */
export function WorkNote(props: {
  doing: string;
  /** What the bar measures, for users who do not see it. */
  measures: string;
  /** Done and in all; null: not known, and the bar only moves. */
  share: { done: number; total: number } | null;
  count: ReactNode;
  actions?: ReactNode;
}) {
  const { share } = props;
  return (
    <div className={styles.work}>
      <p role="status">{props.doing}</p>
      {share ? (
        <progress aria-label={props.measures} value={Math.min(share.done, share.total)} max={share.total || 1} />
      ) : (
        <progress aria-label={props.measures} />
      )}
      <div className={styles.count}>
        <span>{props.count}</span>
        {props.actions ? <span>{props.actions}</span> : null}
      </div>
    </div>
  );
}

/** The part of a work that is done; null where it is not known how much there is. */
export function shareOf({
  done,
  total,
}: {
  done: number;
  total: number | null;
}): { done: number; total: number } | null {
  return total === null ? null : { done, total };
}
