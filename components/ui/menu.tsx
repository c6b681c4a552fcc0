'use client';

import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Island } from './island';
import styles from './menu.module.css';

type MenuProps = { label: ReactNode; name: string; children: ReactNode; align?: 'start' | 'end' };

/**
 * A summary that opens a small panel. It is a plain `<details>`, so it works without JavaScript; with it, Escape and a
 * click elsewhere close it.
 */
export function Menu(props: MenuProps) {
  return (
    <Island name={`menu ${props.name}`} fallback={<Panel {...props} />}>
      <ClosingPanel {...props} />
    </Island>
  );
}

function ClosingPanel(props: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const panel = details.current;
      if (!panel?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        if (panel.contains(document.activeElement)) panel.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && panel.contains(event.target)) return;
      panel.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return <Panel {...props} details={details} />;
}

function Panel(props: MenuProps & { details?: RefObject<HTMLDetailsElement | null> }) {
  return (
    <details ref={props.details} className={styles.menu} data-align={props.align ?? 'start'}>
      <summary aria-label={props.name}>
        <span className={styles.label}>{props.label}</span>
        <svg className={styles.arrow} viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </summary>
      <div className={styles.panel}>{props.children}</div>
    </details>
  );
}
