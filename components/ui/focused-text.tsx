'use client';

import { useEffect, useRef } from 'react';
import styles from './desk.module.css';
import { Island } from './island';

/**
 * A sentence that takes the focus when it appears: screen readers say it, and the next Tab goes on from there. The form that
 * was sent is gone by then, or drawn anew.
 */
export function FocusedText({ children }: { children: string }) {
  return (
    <Island name={children} fallback={<p className={styles.said}>{children}</p>}>
      <LiveText>{children}</LiveText>
    </Island>
  );
}

function LiveText({ children }: { children: string }) {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <p ref={text} role="status" tabIndex={-1} className={styles.said}>
      {children}
    </p>
  );
}
