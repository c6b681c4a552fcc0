import type { Warning } from '@/lib/domain/imports';
import { formatMeaning } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import styles from './tables.module.css';

const shownWarnings = 20;

/** What is odd but was taken in. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return null;
  const items = warnings.map(({ row, message }) => (row === null ? message : `Baris ${row}: ${message}`));
  return (
    <section aria-labelledby="peringatan" className={styles.section}>
      <h2 id="peringatan">Perlu dilihat</h2>
      <ul className={styles.list}>
        {items.slice(0, shownWarnings).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {items.length > shownWarnings ? (
        <details className={styles.more}>
          <summary>{formatCount(items.length - shownWarnings)} peringatan lagi</summary>
          <ul className={styles.list}>
            {items.slice(shownWarnings).map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** How the columns of the file were understood. */
export function Columns({ columns }: { columns: { header: string; meaning: string | null }[] }) {
  return (
    <section aria-labelledby="kolom" className={styles.section}>
      <h2 id="kolom">Kolom dalam file</h2>
      <dl className={styles.columns}>
        {columns.map(({ header, meaning }) => (
          <div key={header}>
            <dt>{header}</dt>
            <dd>{meaning === null ? <em>tidak dikenali, tidak dipakai</em> : formatMeaning(meaning)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
