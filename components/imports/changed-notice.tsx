import { Island } from '@/components/ui/island';
import { formatInstant } from '@/lib/format/instants';
import styles from './changed-notice.module.css';
import { CompareForm } from './compare-form';

/** Says that figures changed after a plan was compared with them. `compare` is null for those who may not do it anew. */
export function ChangedNotice(props: {
  id: number;
  campaign: string;
  changedAt: Date;
  compare: Parameters<typeof CompareForm>[0]['compare'] | null;
}) {
  const { id, campaign, compare } = props;
  return (
    <div className={styles.notice}>
      <p>Angka di wilayah ini berubah {formatInstant(props.changedAt)}, setelah file diperiksa.</p>
      {compare ? (
        <Island name="bandingkan lagi">
          <CompareForm id={id} campaign={campaign} compare={compare} />
        </Island>
      ) : null}
    </div>
  );
}
