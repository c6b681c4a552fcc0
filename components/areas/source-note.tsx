import type { AreaProgress } from '@/lib/domain/area-progress';
import { formatDay } from '@/lib/format/days';
import styles from './source-note.module.css';

/** Source and day of what stands above, and whether part of it is simulated. */
export function SourceNote({ progress, breakdown = false }: { progress: AreaProgress; breakdown?: boolean }) {
  const { campaign, asOf, lastReportDay } = progress;
  const late = lastReportDay !== null && lastReportDay < asOf ? `; laporan terakhir ${formatDay(lastReportDay)}` : '';
  return (
    <p className={styles.note}>
      Sumber: {campaign.source.replace(/\.$/, '')}. Angka s.d. {formatDay(asOf)}
      {late}.{breakdown && campaign.simulated ? ` Rincian simulasi: ${campaign.simulated.replace(/\.$/, '')}.` : ''}
    </p>
  );
}
