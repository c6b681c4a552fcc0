import type { LevelName } from '@/lib/domain/areas';
import type { IsoDay } from '@/lib/domain/days';
import { type DayState, dayStates, type Punctuality, type Reporting } from '@/lib/domain/reporting';
import { type AreaAddress, areaHrefOn } from '@/lib/format/area-query';
import { formatAreaName } from '@/lib/format/areas';
import { formatDayOfMonth, formatDayShort, formatWeekday } from '@/lib/format/days';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { dayStateLabels, dayStateShapes } from '@/lib/format/reporting-words';
import { levelWords } from '@/lib/format/words';
import styles from './reporting-table.module.css';

/** Areas by the last days: who reported, and where the holes are. */
export function ReportingTable(props: {
  reporting: Reporting;
  level: LevelName;
  caption: string;
  address: AreaAddress;
  asOf: IsoDay;
}) {
  const { reporting, level, address, asOf } = props;
  const { days, rows, perDay } = reporting;
  return (
    <>
      <Legend states={dayStates.filter((state) => rows.some((row) => row.days.includes(state)))} />
      <table className={styles.matrix}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{levelWords[level].replace(/^./, (letter) => letter.toUpperCase())}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={styles.day}>
                <span aria-hidden="true">
                  <small>{formatWeekday(day).slice(0, 3)}</small> {formatDayShort(day)}
                </span>
                <span className="visually-hidden">{formatDayOfMonth(day)}</span>
              </th>
            ))}
            <th scope="col" className={styles.rate}>
              Tepat waktu
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.area.code}>
              <th scope="row">
                <a href={areaHrefOn(address, row.area.code, asOf)}>{formatAreaName(row.area)}</a>
              </th>
              {row.days.map((state, at) => (
                <td key={days[at]} data-state={state}>
                  <Mark state={state} />
                  <span className="visually-hidden">{dayStateLabels[state]}</span>
                </td>
              ))}
              <td className={styles.rate}>
                <Rate of={row.punctuality} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Melapor</th>
            {perDay.map(({ day, state }) => (
              <td key={day}>{state === null ? '–' : formatCount(state.reported)}</td>
            ))}
            <td className={styles.rate} rowSpan={3}>
              <Rate of={reporting.punctuality} />
            </td>
          </tr>
          <tr>
            <th scope="row">dari</th>
            {perDay.map(({ day, state }) => (
              <td key={day}>{state === null ? '–' : formatCount(state.of)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">Angka hari itu</th>
            {perDay.map(({ day, state }) => (
              <td key={day} className={styles.complete}>
                {state === null ? '–' : state.reported + state.done >= state.of ? 'lengkap' : 'belum'}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** "80,00 % 8 dari 10"; "–" where nothing was due yet, or it is not known. */
function Rate({ of }: { of: Punctuality | null }) {
  if (of === null || of.percent === null) return '–';
  const { due, onTime, percent } = of;
  return (
    <>
      {formatPercent(percent, onTime)}
      <small>
        {' '}
        {formatCount(onTime)} dari {formatCount(due)}
      </small>
    </>
  );
}

function Mark({ state }: { state: DayState }) {
  return (
    <svg className={styles.mark} data-state={state} viewBox="0 0 12 12" aria-hidden="true">
      <path fillRule="evenodd" d={dayStateShapes[state]} />
    </svg>
  );
}

function Legend({ states }: { states: readonly DayState[] }) {
  return (
    <ul className={styles.legend} aria-label="Arti tanda">
      {states.map((state) => (
        <li key={state}>
          <Mark state={state} /> {dayStateLabels[state]}
        </li>
      ))}
    </ul>
  );
}
