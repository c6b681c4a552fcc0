import type { ReactNode } from 'react';
import styles from './account-part.module.css';

/** A section of a page about accounts. */
export function AccountPart(props: { id: string; title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.part} aria-labelledby={`${props.id}-judul`} id={props.id}>
      <h2 id={`${props.id}-judul`}>{props.title}</h2>
      {props.lead ? <p className={styles.lead}>{props.lead}</p> : null}
      {props.children}
    </section>
  );
}
