import type { AreaProgress } from '@/lib/domain/area-progress';
import { timeZoneOf } from '@/lib/domain/time-zones';
import type { AreaAddress } from '@/lib/format/area-query';
import { describeSignedOff } from '@/lib/format/closure-words';
import { formatDay } from '@/lib/format/days';
import { describeDeadline } from '@/lib/format/deadline';
import styles from './source-note.module.css';

/** The caption of a figure: its day, whether it is stale or simulated, and the way to its source. */
export function SourceNote({ progress, breakdown = false }: { progress: AreaProgress; breakdown?: boolean }) {
  const { campaign, asOf, lastReportDay } = progress;
  const late = lastReportDay !== null && lastReportDay < asOf ? `, laporan terakhir ${formatDay(lastReportDay)}` : '';
  const simulated = breakdown && campaign.simulated !== null ? ', rincian simulasi' : '';
  return (
    <p className={styles.note}>
      {campaign.name}, angka s.d. {formatDay(asOf)}
      {late}
      {simulated}. <a href="#sumber">Sumber dan catatan</a>
    </p>
  );
}

/** The source of the page's figures, which of them are simulated, the end of reporting, and the office that signed them off. */
export function Sources({ progress, address }: { progress: AreaProgress; address: AreaAddress }) {
  const { source, simulated } = progress.campaign;
  const { clock } = progress;
  const zone = timeZoneOf(progress.area.code);
  const signedOff = describeSignedOff(progress, zone);
  return (
    <section id="sumber" className={styles.sources} aria-labelledby="sumber-judul">
      <h2 id="sumber-judul">Sumber dan catatan</h2>
      <p>{source}</p>
      {simulated === null ? null : <p>{simulated}</p>}
      <p>Batas akhir {describeDeadline(clock.endDay, zone)}.</p>
      {signedOff === null ? null : <p>{signedOff}.</p>}
      {address.sharedAt ? null : (
        <p className="screen-only">
          <a href={`/${address.campaign}/lokus?kode=${address.code}`}>
            {progress.scope ? 'Siapa ikut serta: daftar lokus dan cara kerjanya' : 'Siapa ikut serta: semua wilayah'}
          </a>
        </p>
      )}
    </section>
  );
}
