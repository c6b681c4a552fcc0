import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** A sentence above a page that shows something else than was asked for. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p role="status" className={`${styles.notice} screen-only`}>
      {children}
    </p>
  );
}
