import type { AreaRef } from '@/lib/domain/area-progress';
import type { VisitMark } from '@/lib/domain/visits';
import { describeVisit, describeVisitDays } from '@/lib/format/visit-words';
import styles from './visit-section.module.css';

/** So many visits stand on the page of an area; the list has all. */
const shown = 5;

/** The latest visits to an area and inside it, and the way to record one. */
export function VisitSection(props: {
  campaign: string;
  area: AreaRef;
  visits: readonly VisitMark[];
  mayRecord: boolean;
}) {
  const { campaign, area, visits, mayRecord } = props;
  return (
    <section aria-labelledby="kunjungan" className={`${styles.section} screen-only`}>
      <h2 id="kunjungan">Kunjungan</h2>
      {visits.length === 0 ? (
        <p className={styles.empty}>Belum ada kunjungan yang dicatat.</p>
      ) : (
        <ul className={styles.list}>
          {visits.slice(0, shown).map((visit) => (
            <li key={visit.id}>
              <a href={`/${campaign}/kunjungan/${visit.id}`}>{describeVisit(visit)}</a>, {describeVisitDays(visit)}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.ways}>
        <a href={`/${campaign}/kunjungan?wilayah=${area.code}`}>Semua kunjungan dan usulan lokus</a>
        {mayRecord ? <a href={`/${campaign}/kunjungan/baru?wilayah=${area.code}`}>Catat kunjungan ke sini</a> : null}
      </p>
    </section>
  );
}
