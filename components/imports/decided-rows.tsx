import { Island } from '@/components/ui/island';
import { ignoredRow, type Refusal, rowKeyOf } from '@/lib/domain/imports';
import { formatCount } from '@/lib/format/numbers';
import { RowChoice } from './correction-fields';
import { type Correct, CorrectionForm } from './correction-form';
import styles from './correction-form.module.css';
import tables from './tables.module.css';

/** So many are shown: more are seldom decided by hand. */
const shown = 100;

/** What a user decided of rows that are no longer refused, to be decided otherwise. */
export function DecidedRows(props: {
  rows: Readonly<Record<string, string>>;
  refused: readonly Refusal[];
  correct: Correct | null;
}) {
  const refused = new Set(props.refused.map(rowKeyOf));
  const decided = Object.entries(props.rows).filter(([row]) => !refused.has(row));
  if (!props.correct || decided.length === 0) return null;
  return (
    <details className={`${tables.section} ${tables.more} screen-only`}>
      <summary>{formatCount(decided.length)} baris menurut pilihan Anda</summary>
      <Island name="pilihan baris">
        <CorrectionForm {...props.correct} label="Periksa ulang dengan pilihan ini">
          <ul className={styles.decided}>
            {decided.slice(0, shown).map(([row, said]) => (
              <li key={`${row} ${said}`}>
                Baris {row}: {said === ignoredRow ? 'diabaikan' : `dibaca sebagai wilayah ${said}`}
                <RowChoice row={row} candidates={[]} said={said} area />
              </li>
            ))}
          </ul>
        </CorrectionForm>
      </Island>
    </details>
  );
}
