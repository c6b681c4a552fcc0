import { findDefinition } from '@/lib/format/definitions';
import styles from './column-legend.module.css';

/** What the columns of a sheet mean, on the screen alone: opened by its title. */
export function ColumnLegend({ columns }: { columns: readonly { key: string; header: string }[] }) {
  const told = columns.flatMap(({ key, header }) => {
    const found = findDefinition(key);
    return found ? [{ ...found, header }] : [];
  });
  return (
    <details className={`${styles.legend} screen-only`}>
      <summary>Arti kolom</summary>
      <dl>
        {told.map(({ key, header, text, formula }) => (
          <div key={key}>
            <dt>{header}</dt>
            <dd>
              {text}
              {formula ? <span className={styles.formula}> {formula}.</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/istilah">Semua istilah</a>
      </p>
    </details>
  );
}
