import type { LaterReports } from '@/lib/domain/undo-plan';
import { formatInstant } from '@/lib/format/instants';
import { formatCount } from '@/lib/format/numbers';
import { describeLater } from '@/lib/format/undo-words';
import styles from './later-list.module.css';

/** The later reports that stand on an upload, the newest first, for a look before it is taken back. */
export function LaterList({ later, list }: { later: LaterReports; list: string }) {
  if (later.count === 0) return null;
  const more = later.count - later.reports.length;
  return (
    <section aria-labelledby="sesudahnya" className={styles.section}>
      <h2 id="sesudahnya">{formatCount(later.count)} laporan sesudahnya</h2>
      <p className={styles.note}>{describeLater(later)}</p>
      <ul className={styles.list}>
        {later.reports.map(({ upload, figures }, at) => (
          <li key={upload?.id ?? `lain-${at}`}>
            {upload ? (
              <>
                <a href={`${list}/${upload.id}`}>
                  {upload.fileName} <span className={styles.number}>(unggahan {upload.id})</span>
                </a>
                <small>
                  {[upload.userName ?? 'Baris perintah', upload.office].filter(Boolean).join(', ')}
                  {upload.committedAt ? `, ${formatInstant(upload.committedAt)}` : null}
                </small>
              </>
            ) : (
              <span>Laporan kantor lain</span>
            )}
            <span className={styles.figures}>{formatCount(figures)} angka</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={styles.note}>Dan {formatCount(more)} laporan lain yang lebih lama.</p> : null}
    </section>
  );
}
