import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

type Kind = { kind?: 'plain' | 'primary' };

/** A button that does something. */
export function Button({ kind = 'plain', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & Kind) {
  return <button type="button" {...rest} className={styles.button} data-kind={kind} />;
}

/** A link that looks like one, for it is the way on from here. */
export function ButtonLink({ kind = 'plain', ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & Kind) {
  return <a {...rest} className={styles.button} data-kind={kind} />;
}
