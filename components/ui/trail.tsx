import styles from './trail.module.css';

/** Where a page lies: the way back, step by step, and the page itself last. */
export function Trail({ steps, here }: { steps: { label: string; href: string }[]; here: string }) {
  return (
    <nav aria-label="Jalur halaman" className="screen-only">
      <ol className={`${styles.steps} ${styles.trail}`}>
        {steps.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
