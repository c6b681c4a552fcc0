import { type AreaLevel, areaLevels, levelNames } from '@/lib/domain/areas';
import type { IsoDay } from '@/lib/domain/days';
import type { DayTally, OfficeLine, OfficeOverview } from '@/lib/domain/import-history';
import { formatAreaName } from '@/lib/format/areas';
import { formatDay, formatDayShort } from '@/lib/format/days';
import { formatOffice, historyHref } from '@/lib/format/history-query';
import { formatCount } from '@/lib/format/numbers';
import { levelWords } from '@/lib/format/words';
import styles from './history-overview.module.css';

/** More lines than these are folded: the list of uploads must stay in reach. */
const openLines = 12;

/**
 * Who sent what on the last days of sending, so that those who did not are seen.
 * @param props.below the level of the reader's own area
 */
export function HistoryOverview({
  path,
  overview,
  below,
}: {
  path: string;
  overview: OfficeOverview;
  below: AreaLevel;
}) {
  const { days, lines, without } = overview;
  const silent = lines.filter((line) => !line.days.some((tally) => tally !== null && tally.saved > 0)).length;
  return (
    <details className={styles.overview} open={lines.length <= openLines}>
      <summary>
        {`${formatCount(lines.length - silent)} dari ${formatCount(lines.length)} kantor punya unggahan tersimpan pada `}
        {days.length === 1 ? 'hari pengiriman terakhir' : `${days.length} hari pengiriman terakhir`}
        {silent > 0 ? `, ${formatCount(silent)} belum` : null}
      </summary>
      <table className={styles.table}>
        <caption className="visually-hidden">Unggahan yang tersimpan menurut kantor dan hari pengiriman</caption>
        <thead>
          <tr>
            <th scope="col">Kantor, dengan yang di bawahnya</th>
            {days.map((day) => (
              <th key={day} scope="col">
                <span>{formatDayShort(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={`${line.area.code} ${line.alone}`} path={path} line={line} days={days} />
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        Angka: unggahan tersimpan. ○: dikirim, belum disimpan. –: tidak ada unggahan yang berlaku.
        {without > 0 ? ` ${describeWithout(without, below)}` : null}
      </p>
    </details>
  );
}

function describeWithout(without: number, below: AreaLevel): string {
  const level = areaLevels[below + 1] ?? 4;
  return `${formatCount(without)} ${levelWords[levelNames[level]]} lain belum punya akun operator dan tidak mengirim apa pun.`;
}

function Line({ path, line, days }: { path: string; line: OfficeLine; days: readonly IsoDay[] }) {
  const { area, alone } = line;
  const name = alone ? formatOffice(area, true) : formatAreaName(area);
  return (
    <tr>
      <th scope="row">{name}</th>
      {days.map((day, at) => {
        const tally = line.days[at] ?? null;
        const office = { code: area.code, alone };
        return (
          <td key={day}>
            {tally === null ? (
              <span>–</span>
            ) : (
              <a
                href={`${historyHref(path, { office, status: tally.saved > 0 ? 'committed' : 'checked', from: day, to: day })}#riwayat`}
                aria-label={`${describeTally(tally)}, ${name}, ${formatDay(day)}`}
              >
                {tally.saved > 0 ? formatCount(tally.saved) : '○'}
              </a>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function describeTally({ saved, waiting }: DayTally): string {
  return saved > 0 ? `${formatCount(saved)} tersimpan` : `○ ${formatCount(waiting)} belum disimpan`;
}
