import type { AreaRow } from '@/lib/domain/area-progress';
import { flags } from '@/lib/domain/progress';
import { formatCount } from '@/lib/format/numbers';
import { flagPhrases } from '@/lib/format/words';
import { markedColumns } from './marked-columns';
import styles from './source-note.module.css';

/** What the asterisks of the table stand for, and how many rows have each. Nothing where there are none. */
export function FlagNote({ rows }: { rows: readonly AreaRow[] }) {
  const counted = flags
    .filter((flag) => markedColumns[flag])
    .map((flag) => ({ flag, count: rows.filter((row) => row.figures.flags.includes(flag)).length }))
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return null;
  return (
    <p className={styles.note}>
      * {counted.map(({ flag, count }) => `${flagPhrases[flag]}: ${formatCount(count)} wilayah`).join('; ')}.
    </p>
  );
}
