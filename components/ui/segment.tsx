import { KeptLink, type ParamChange } from './kept-link';
import styles from './segment.module.css';

/** A few choices side by side, one of them taken. */
export function Segment(props: {
  name: string;
  path: string;
  /** The part of the page that the choices lead to. */
  hash?: string;
  choices: { label: string; change: ParamChange; current: boolean }[];
}) {
  return (
    <nav className={styles.segment} aria-label={props.name}>
      {props.choices.map(({ label, change, current }) => (
        <KeptLink
          key={label}
          path={props.path}
          change={change}
          {...(props.hash && { hash: props.hash })}
          aria-current={current ? 'true' : undefined}
        >
          {label}
        </KeptLink>
      ))}
    </nav>
  );
}
