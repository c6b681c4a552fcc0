import type { ReactNode } from 'react';
import styles from './message.module.css';

/** A page, or a part of one, that has a sentence to say and a way on: not found, failed, empty. */
export function Message(props: { title: string; children: ReactNode; actions?: ReactNode; level?: 1 | 2 }) {
  const Heading = props.level === 2 ? 'h2' : 'h1';
  return (
    <div className={styles.message}>
      <Heading>{props.title}</Heading>
      <div className={styles.text}>{props.children}</div>
      {props.actions ? <div className={styles.actions}>{props.actions}</div> : null}
    </div>
  );
}
