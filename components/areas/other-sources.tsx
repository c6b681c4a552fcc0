import type { AreaProgress } from '@/lib/domain/area-progress';
import type { AreaAddress } from '@/lib/format/area-query';
import { describeComparisons } from '@/lib/format/comparison-words';
import styles from './answer.module.css';

/** Beside the figure: what other sources show of it, and the way to the differences. */
export function OtherSources({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  const lines = describeComparisons(progress);
  if (lines.length === 0) return null;
  const { campaign, area, asOf } = progress;
  return (
    <p className={styles.story}>
      {lines.map((line) => (
        <span key={line}>{line}. </span>
      ))}
      {address.sharedAt ? null : (
        <a className={`${styles.way} screen-only`} href={`/${campaign.slug}/${area.code}/pembanding?per=${asOf}`}>
          Rincian selisih
        </a>
      )}
    </p>
  );
}
