import type { OfficeRecap } from '@/lib/domain/recaps';
import { areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatDay } from '@/lib/format/days';
import { formatMail, formatPrepared } from '@/lib/format/recap-state';
import styles from './recap-state.module.css';

/** What became of the last recap that was prepared by itself; null: none was yet. */
export function RecapState({ recap }: { recap: OfficeRecap | null }) {
  if (!recap) return <p className={styles.state}>Rekap terakhir: belum ada yang disiapkan.</p>;
  const { campaign, areaCode, asOf } = recap;
  const query = { ...defaultAreaQuery, asOf };
  return (
    <p className={styles.state} data-failed={recap.mail.state === 'failed' || undefined}>
      Rekap terakhir:{' '}
      <a href={areaHref({ campaign: campaign.slug, code: areaCode, query }, 'rekap')}>{formatPrepared(recap)}</a>,{' '}
      {campaign.name}, data per {formatDay(asOf)}; {formatMail(recap.mail)}.
    </p>
  );
}
