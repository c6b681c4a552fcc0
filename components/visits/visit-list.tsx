import { formatCount } from '@/lib/format/numbers';
import { describePlace, describeVisitDays, visitKindLabels } from '@/lib/format/visit-words';
import type { ListedVisit } from './visit-calendar';
import styles from './visit-list.module.css';

/** Visits, the newest first; on a phone an entry each. */
export function VisitList(props: { campaign: string; visits: readonly ListedVisit[]; truncated: boolean }) {
  const { campaign, visits, truncated } = props;
  if (visits.length === 0) return <p className={styles.empty}>Belum ada kunjungan yang dicatat di sini.</p>;
  return (
    <section className={styles.section} aria-label="Daftar kunjungan">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Kunjungan</th>
            <th scope="col">Lokus dan alasan</th>
            <th scope="col">Siapa</th>
            <th scope="col">Tugas dan hasil</th>
          </tr>
        </thead>
        <tbody>
          {visits.map((visit) => (
            <tr key={visit.id}>
              <th scope="row">
                <a href={`/${campaign}/kunjungan/${visit.id}`}>
                  {visitKindLabels[visit.kind]}, {describeVisitDays(visit)}
                </a>
              </th>
              <td className={styles.reason}>
                {visit.places.map((place) => (
                  <div key={place.id}>
                    {describePlace(place)}
                    <small>{place.reason}</small>
                  </div>
                ))}
              </td>
              <td>{visit.participants}</td>
              <td>
                {describeTasks(visit)}
                {visit.result === '' ? null : <small>{visit.result}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {truncated ? <p>Hanya {formatCount(visits.length)} yang terbaru. Saring per bulan untuk yang lain.</p> : null}
    </section>
  );
}

function describeTasks({ tasks }: ListedVisit): string {
  if (tasks.length === 0) return 'Tanpa tugas';
  const done = tasks.filter(({ doneAt }) => doneAt !== null).length;
  return `${formatCount(done)} dari ${formatCount(tasks.length)} tugas selesai`;
}
