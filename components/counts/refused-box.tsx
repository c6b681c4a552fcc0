'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import styles from './count-grid.module.css';

/** What went wrong with a save, above the grid. It takes the focus when it appears, so that nobody misses it. */
export function RefusedBox({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.refused}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
