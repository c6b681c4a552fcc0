import { stages } from '@/lib/domain/counts';
import type { PlanCounts, PlanFilter, PlannedChange } from '@/lib/domain/import-views';
import type { ShownTotals } from '@/lib/domain/imports';
import { formatNameOf } from '@/lib/format/areas';
import { formatDay, formatDayShortYear } from '@/lib/format/days';
import { formatMeaning } from '@/lib/format/import-words';
import { formatCount } from '@/lib/format/numbers';
import { describeShown, titleRows } from '@/lib/format/preview-words';
import { Change } from './change';
import { PlanFilters, planQuery } from './plan-filter';
import { HarmlessFlags, PlanFlagMeanings, PlanFlags } from './plan-flags';
import { RowPages } from './row-pages';
import styles from './tables.module.css';
import { orderMeasures } from './totals-table';

type PlanRow = Pick<PlannedChange, 'part' | 'row' | 'code' | 'name' | 'day' | 'flags' | 'shown'> & {
  facts: Map<string, PlannedChange>;
};

const emptyWords: Record<PlanFilter, string> = {
  all: 'Tidak ada baris.',
  new: 'Tidak ada baris dengan angka baru.',
  changed: 'Tidak ada baris yang berubah.',
  same: 'Tidak ada baris yang tetap sama.',
  fallen: 'Tidak ada baris yang turun.',
  flagged: 'Tidak ada baris yang perlu dilihat.',
};

/** The rows that were accepted, as the file has them, each figure before and after, by what they change. */
export function PlanTable(props: {
  facts: PlannedChange[];
  /** The measures of the whole file, so that every page has the same columns. */
  measures: { measure: string }[];
  /** The tables of the file, by `part`. */
  parts: { label: string }[];
  plan: PlanCounts;
  filter: PlanFilter;
  pending: boolean;
  campaign: string;
  path: string;
  page: number;
  pageSize: number;
  acceptedCount: number;
  /** Held rows among those listed. */
  heldCount: number;
}) {
  const { plan, filter, path, acceptedCount, heldCount } = props;
  const told = acceptedCount + heldCount;
  if (told === 0) return null;
  const listed = Object.values(plan.changes).reduce((sum, rows) => sum + rows, 0);
  // None is counted of an upload that was checked before rows were compared.
  const compared = listed > 0;
  // A sum that is kept is a row to be seen, and none that was accepted. Of a saved one some may have stayed out.
  const total = compared && props.pending ? listed : told;
  const sums = total - told;
  const shown = countShown({ filter, plan, total });
  const days = new Set(props.facts.map((fact) => fact.day).filter((day) => day !== null));
  const [onlyDay] = days.size === 1 ? days : [];
  const daily = days.size > 1;
  return (
    <section id="baris" aria-labelledby="baris-judul" className={styles.section}>
      <h2 id="baris-judul">
        {titleRows(acceptedCount, heldCount)}
        {sums > 0 ? ` dan ${formatCount(sums)} baris jumlah` : null}
        {onlyDay ? `, ${formatDay(onlyDay)}` : null}
      </h2>
      {compared ? <PlanFilters path={path} filter={filter} total={total} {...plan} /> : null}
      <HarmlessFlags raised={plan.flags} />
      {shown === 0 ? (
        <p className={styles.note}>
          {emptyWords[filter]} <a href={`${path}#baris`}>Tampilkan semua baris</a>
        </p>
      ) : (
        <Rows {...props} daily={daily} />
      )}
      <RowPages
        name="Halaman baris"
        part="baris"
        path={planQuery(filter) ? `${path}?${planQuery(filter)}` : path}
        page={props.page}
        pageSize={props.pageSize}
        total={shown}
      />
      <PlanFlagMeanings raised={plan.flags} />
    </section>
  );
}

function countShown({ filter, plan, total }: { filter: PlanFilter; plan: PlanCounts; total: number }): number {
  if (filter === 'all') return total;
  return filter === 'flagged' ? plan.flagged : plan.changes[filter];
}

function Rows(props: {
  facts: PlannedChange[];
  measures: { measure: string }[];
  parts: { label: string }[];
  plan: PlanCounts;
  pending: boolean;
  campaign: string;
  /** Whether each row says its day: not where all are of one, nor where targets have none. */
  daily: boolean;
}) {
  const { daily, parts } = props;
  const columns = orderMeasures(props.measures).map(({ measure }) => measure);
  const marked = props.plan.flags.length > 0;
  const partLabel = (part: number) => (parts.length > 1 ? parts[part]?.label : undefined);
  return (
    <div className={styles.scroll}>
      <table className={styles.plan}>
        <thead>
          <tr>
            <th scope="col">Baris</th>
            <th scope="col" data-col="wilayah">
              Wilayah
            </th>
            {daily ? <th scope="col">Tanggal</th> : null}
            {columns.map((measure) => (
              <th key={measure} scope="col" data-col="angka">
                {formatMeaning(measure)}
              </th>
            ))}
            {marked ? (
              <th scope="col" data-col="tanda">
                Tanda
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {groupRows(props.facts).map((row) => (
            <tr key={`${row.part} ${row.row}`}>
              <td data-col="baris">
                {row.row}
                {partLabel(row.part) ? <small> {partLabel(row.part)}</small> : null}
              </td>
              <th scope="row" data-col="wilayah">
                <a href={`/${props.campaign}/${row.code}${row.day ? `?per=${row.day}` : ''}`}>{formatNameOf(row)}</a>{' '}
                <small>{row.code}</small>
                {props.pending && row.shown ? <PageTotals shown={row.shown} /> : null}
              </th>
              {daily ? <td data-col="tanggal">{row.day ? formatDayShortYear(row.day) : '–'}</td> : null}
              {columns.map((measure) => (
                <td key={measure} data-col="angka" data-label={formatMeaning(measure)}>
                  <Figure row={row} measure={measure} pending={props.pending} />
                </td>
              ))}
              {marked ? (
                <td data-col="tanda">
                  <PlanFlags flags={row.flags} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ row, measure, pending }: { row: PlanRow; measure: string; pending: boolean }) {
  const fact = row.facts.get(measure);
  if (!fact) return <span className={styles.none}>–</span>;
  return pending ? (
    <Change before={fact.before} after={fact.after} kept={keepsShown(row, measure)} />
  ) : (
    formatCount(fact.after)
  );
}

/** Whether the page goes on showing as much of the stage, whatever the row says. */
function keepsShown(row: PlanRow, measure: string): boolean {
  const stage = stages.find((one) => measure.startsWith(`${one}.`));
  const shown = stage && row.shown?.[stage];
  return shown !== undefined && shown.after >= (shown.before ?? 0);
}

/** What the page of an area will show where its parts are more than the row says of it. */
function PageTotals({ shown }: { shown: ShownTotals }) {
  const told = stages.flatMap((stage) => (shown[stage] ? [{ stage, ...shown[stage] }] : []));
  return told.map(({ stage, before, after }) => (
    <small key={stage} className={styles.cause}>
      {describeShown({ shown: after, standing: before, stage: told.length > 1 ? stage : null })}
    </small>
  ));
}

function groupRows(facts: readonly PlannedChange[]): PlanRow[] {
  const rows = new Map<string, PlanRow>();
  for (const fact of facts) {
    const { part, row, code, name, flags, shown } = fact;
    const key = `${part} ${row}`;
    const known = rows.get(key) ?? { part, row, code, name, flags, shown, day: null, facts: new Map() };
    // Targets have no day, and may stand in one row with figures that have.
    known.day ??= fact.day;
    known.facts.set(fact.measure, fact);
    rows.set(key, known);
  }
  return [...rows.values()];
}
