import type { AreaTable } from '@/lib/domain/area-progress';
import { type Flag, flags } from '@/lib/domain/flags';
import { formatCount } from '@/lib/format/numbers';
import { flagPhrases } from '@/lib/format/words';
import { markedColumns } from './marked-columns';
import styles from './source-note.module.css';

/**
 * What the asterisks of the table stand for, and how many rows have each. Nothing where there are none.
 * @param props.sum the flags of the sum, which has an asterisk of its own where it is held
 */
export function FlagNote({ flags: raised, sum }: Pick<AreaTable, 'flags'> & { sum: readonly Flag[] }) {
  const counted = flags
    .filter((flag) => markedColumns[flag])
    .map((flag) => ({ flag, count: raised.find((one) => one.flag === flag)?.count ?? 0 }))
    .filter(({ flag, count }) => count > 0 || (flag === 'held' && sum.includes(flag)));
  if (counted.length === 0) return null;
  return (
    <p className={styles.note}>
      *{' '}
      {counted
        .map(({ flag, count }) => `${flagPhrases[flag]}: ${count > 0 ? `${formatCount(count)} wilayah` : 'jumlahnya'}`)
        .join('; ')}
      .
    </p>
  );
}
