import type { Status } from '@/lib/domain/progress';
import { noStatusLabel, statusLabels } from '@/lib/format/words';
import styles from './status-mark.module.css';

/** A shape for each status, so that none is told by its colour alone. */
const shapes: Record<Status, string> = {
  done: 'M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM3 6.1l1-1 1.5 1.5L8.3 3.7l1 1-3.8 3.9Z',
  onTrack: 'M6 1.2 11.4 10.6H.6Z',
  atRisk: 'M6 .4 11.6 6 6 11.6.4 6Z',
  behind: 'M.6 1.4h10.8L6 10.8Z',
  notReported: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8Zm0 1.5a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.4Z',
};

/** The shape alone, in the status's colour: beside words that say it. */
export function StatusShape({ status }: { status: Status }) {
  return (
    <svg className={`${styles.shape} ${styles[status]}`} viewBox="0 0 12 12" aria-hidden="true">
      <path fillRule="evenodd" d={shapes[status]} />
    </svg>
  );
}

/** Status as a shape and a word. */
export function StatusMark({ status }: { status: Status | null }) {
  if (status === null) return <span className={styles.none}>{noStatusLabel}</span>;
  return (
    <span className={`${styles.mark} ${styles[status]}`}>
      <StatusShape status={status} />
      {statusLabels[status]}
    </span>
  );
}

/** Words of a sentence in the status's colour. */
export function StatusWords({ status, children }: { status: Status; children: string }) {
  return <span className={styles[status]}>{children}</span>;
}
