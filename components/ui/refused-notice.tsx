'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import styles from './refused-notice.module.css';

/**
 * What went wrong and what to do, above the form that it speaks of. It takes the focus when it appears, so that a
 * user who cannot see the page hears it, and one who can is led to it.
 */
export function RefusedNotice({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.refused}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
