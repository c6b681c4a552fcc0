import type { Figures, Status } from '@/lib/domain/progress';
import { statusShapes } from '@/lib/format/status-shapes';
import { formatStatus } from '@/lib/format/words';
import styles from './status-mark.module.css';

/** The shape alone, in the status's colour: beside words that say it. */
export function StatusShape({ status }: { status: Status }) {
  return (
    <svg className={`${styles.shape} ${styles[status]}`} viewBox="0 0 12 12" aria-hidden="true">
      <path fillRule="evenodd" d={statusShapes[status]} />
    </svg>
  );
}

/** Status as a shape and a word. */
export function StatusMark({ figures }: { figures: Pick<Figures, 'status' | 'flags' | 'takesPart'> }) {
  const { status } = figures;
  if (status === null) return <span className={styles.none}>{formatStatus(figures)}</span>;
  return (
    <span className={`${styles.mark} ${styles[status]}`}>
      <StatusShape status={status} />
      {formatStatus(figures)}
    </span>
  );
}

/** Words of a sentence in the status's colour. */
export function StatusWords({ status, children }: { status: Status; children: string }) {
  return <span className={styles[status]}>{children}</span>;
}
