import type { AreaRef } from '@/lib/domain/area-progress';
import type { IsoDay } from '@/lib/domain/days';
import { listWeeks, monthOf, type VisitKind, type VisitPlace } from '@/lib/domain/visits';
import { formatMonth } from '@/lib/format/days';
import { describeVisit } from '@/lib/format/visit-words';
import styles from './visit-calendar.module.css';

export type ListedVisit = {
  id: number;
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  places: readonly (Pick<VisitPlace, 'id' | 'kampung' | 'reason'> & { area: AreaRef })[];
  participants: string;
  result: string;
  tasks: readonly { doneAt: Date | null }[];
};

const weekdays = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'];

/** The visits of a month, a row a week; each stands on all of its days. */
export function VisitCalendar(props: {
  campaign: string;
  month: string;
  visits: readonly ListedVisit[];
  hrefs: { earlier: string; later: string };
}) {
  const { campaign, month, visits, hrefs } = props;
  return (
    <div className={styles.calendar}>
      <nav aria-label="Bulan" className={`${styles.ways} screen-only`}>
        <a href={hrefs.earlier}>Bulan sebelumnya</a>
        <a href={hrefs.later}>Bulan berikutnya</a>
      </nav>
      <table className={styles.table}>
        <caption>{formatMonth(month)}</caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                <abbr title={name}>{name.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listWeeks(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} {...{ day, campaign, visits }} outside={monthOf(day) !== month} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.legend} aria-hidden="true">
        {visits
          .filter((visit) => monthOf(visit.fromDay) <= month && month <= monthOf(visit.toDay))
          .map((visit) => (
            <li key={visit.id}>
              {visit.id}: {describeVisit(visit)}
            </li>
          ))}
      </ul>
    </div>
  );
}

function Day(props: { day: IsoDay; campaign: string; visits: readonly ListedVisit[]; outside: boolean }) {
  const { day, campaign, visits, outside } = props;
  const there = outside ? [] : visits.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
  return (
    <td data-outside={outside ? '' : undefined}>
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {there.length === 0 ? null : (
        <ul>
          {there.map((visit) => (
            <li key={visit.id}>
              <a href={`/${campaign}/kunjungan/${visit.id}`}>
                <span className={styles.long}>{describeVisit(visit)}</span>
                <span className={styles.short} aria-hidden="true">
                  {visit.id}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
