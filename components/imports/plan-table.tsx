import type { IsoDay } from '@/lib/domain/days';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import { formatMeaning } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { Change } from './change';
import { RowPages } from './row-pages';
import styles from './tables.module.css';
import { orderMeasures } from './totals-table';

type PlannedFact = {
  row: number;
  code: string;
  name: string;
  day: IsoDay | null;
  measure: string;
  before: number | null;
  after: number;
};

type PlanRow = Pick<PlannedFact, 'row' | 'code' | 'name' | 'day'> & { facts: Map<string, PlannedFact> };

/** The rows that were accepted, as the file has them, each figure before and after. */
export function PlanTable(props: {
  facts: PlannedFact[];
  /** The measures of the whole file, so that every page has the same columns. */
  measures: { measure: string }[];
  pending: boolean;
  campaign: string;
  path: string;
  page: number;
  pageSize: number;
  total: number;
}) {
  if (props.total === 0) return null;
  const rows = groupRows(props.facts);
  const columns = orderMeasures(props.measures).map(({ measure }) => measure);
  const days = new Set(rows.map((row) => row.day));
  const [onlyDay] = days.size === 1 ? days : [];
  const caption = `${formatCount(props.total)} baris diterima${onlyDay ? `, ${formatDay(onlyDay)}` : ''}`;
  return (
    <section id="baris" aria-labelledby="baris-judul" className={styles.section}>
      <h2 id="baris-judul">{caption}</h2>
      <div className={styles.scroll}>
        <table className={styles.plan}>
          <thead>
            <tr>
              <th scope="col">Baris</th>
              <th scope="col" data-col="wilayah">
                Wilayah
              </th>
              {onlyDay === undefined ? <th scope="col">Tanggal</th> : null}
              {columns.map((measure) => (
                <th key={measure} scope="col" data-col="angka">
                  {formatMeaning(measure)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.row}>
                <td data-col="baris">{row.row}</td>
                <th scope="row" data-col="wilayah">
                  <a href={`/${props.campaign}/${row.code}${row.day ? `?per=${row.day}` : ''}`}>{row.name}</a>{' '}
                  <small>{row.code}</small>
                </th>
                {onlyDay === undefined ? (
                  <td data-col="tanggal">{row.day ? formatDayShortYear(row.day) : '–'}</td>
                ) : null}
                {columns.map((measure) => (
                  <td key={measure} data-col="angka" data-label={formatMeaning(measure)}>
                    <Figure fact={row.facts.get(measure)} pending={props.pending} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RowPages name="Halaman baris" part="baris" {...props} />
    </section>
  );
}

function Figure({ fact, pending }: { fact: PlannedFact | undefined; pending: boolean }) {
  if (!fact) return <span className={styles.none}>–</span>;
  return pending ? <Change before={fact.before} after={fact.after} /> : formatCount(fact.after);
}

function groupRows(facts: readonly PlannedFact[]): PlanRow[] {
  const rows = new Map<number, PlanRow>();
  for (const fact of facts) {
    const row = rows.get(fact.row) ?? { row: fact.row, code: fact.code, name: fact.name, day: null, facts: new Map() };
    // Targets have no day, and may stand in one row with figures that have.
    row.day ??= fact.day;
    row.facts.set(fact.measure, fact);
    rows.set(fact.row, row);
  }
  return [...rows.values()];
}
