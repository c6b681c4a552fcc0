import type { AreaRef } from '@/lib/domain/area-progress';
import type { FrozenFigures, VisitPace } from '@/lib/domain/visits';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { describePartDays, describeVisitPace, visitCaveat, visitPartLabels } from '@/lib/format/visit-words';
import styles from './visit-desk.module.css';
import detail from './visit-detail.module.css';

export type PacedPlace = {
  id: number;
  area: AreaRef;
  kampung: string;
  reason: string;
  figures: FrozenFigures;
  /** Null: the reader does not see it. */
  parent: AreaRef | null;
  paces: readonly VisitPace[];
};

/** The pace before, during and after a visit, each area of it once, beside the area above. */
export function VisitPaces({ places, unit }: { places: readonly PacedPlace[]; unit: string }) {
  const areas = [...new Map(places.map((place) => [place.area.code, place])).values()];
  return (
    <section aria-labelledby="laju-judul" className={styles.section}>
      <h2 id="laju-judul">Laju sebelum, selama dan sesudah</h2>
      <p className={styles.about}>{visitCaveat}</p>
      {areas.map((place) => (
        <table key={place.area.code} className={detail.paces}>
          <caption>
            {formatAreaTitle(place.area)}
            {place.parent ? ` dibanding ${formatAreaTitle(place.parent)}` : ''}, {unit} per hari
          </caption>
          <thead>
            <tr>
              <th scope="col">Bagian</th>
              <th scope="col">Hari</th>
              <th scope="col" className={detail.figure}>
                {formatAreaName(place.area)}
              </th>
              {place.parent ? (
                <th scope="col" className={detail.figure}>
                  {formatAreaName(place.parent)}
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {place.paces.map((pace) => (
              <tr key={pace.part}>
                <th scope="row">{visitPartLabels[pace.part]}</th>
                <td>{describePartDays(pace)}</td>
                <td className={detail.figure}>{describeVisitPace(pace.pace)}</td>
                {place.parent ? <td className={detail.figure}>{describeVisitPace(pace.parentPace)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}
