import type { AreaProgress } from '@/lib/domain/area-progress';
import { suggestKader } from '@/lib/domain/kader-hints';
import { type AreaAddress, areaHrefOn } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatCount, formatDecimal } from '@/lib/format/numbers';
import styles from './kader-hints.module.css';

const most = 5;

/** Kader of areas that are done, beside areas that lag; nothing where there are none. */
export function KaderHints({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  const hints = suggestKader(progress.rows, most);
  if (hints.length === 0) return null;
  return (
    <section aria-labelledby="kader-bantu" className={styles.hints}>
      <h2 id="kader-bantu">Kader yang dapat membantu</h2>
      <p className={styles.about}>Perkiraan dari angka saja; jarak dan kesediaan kader belum diketahui.</p>
      <ul className={styles.list}>
        {hints.map(({ from, kader, to, requiredNow, requiredThen }) => (
          <li key={to.code}>
            {formatAreaTitle(from)} sudah selesai: {formatCount(kader)} kader dapat membantu{' '}
            {address.sharedAt ? (
              formatAreaTitle(to)
            ) : (
              <a href={areaHrefOn(address, to.code, progress.asOf)}>{formatAreaTitle(to)}</a>
            )}
            , yang perlu {formatDecimal(requiredNow)} per kader sehari; dengan mereka {formatDecimal(requiredThen)}.
          </li>
        ))}
      </ul>
    </section>
  );
}
