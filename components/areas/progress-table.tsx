'use client';

import { FlexRender, type Row, type SortingState, useTable } from '@tanstack/react-table';
import { type CSSProperties, memo, type ReactNode, useDeferredValue, useMemo } from 'react';
import { useAwake, useWindowRows } from '@/components/tables/use-window-rows';
import { type RowOrder, rankRows } from '@/lib/domain/area-progress';
import type { Cells } from '@/lib/domain/column-cells';
import { sortKeys, type TableKey } from '@/lib/domain/columns';
import { type AreaAddress, hrefWith } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { type ColumnWidths, measureColumns } from './column-widths';
import { countCauses, countFilters } from './count-filters';
import { Downloads } from './downloads';
import { type CauseCount, FilterBar, type FilterCount } from './filter-bar';
import styles from './progress-table.module.css';
import { type PackedRows, type TableFigures, unpackRows } from './row-pack';
import { features, listColumns, type RankedTableRow } from './table-columns';
import columnStyles from './table-columns.module.css';
import { TableHead } from './table-head';
import listStyles from './table-list.module.css';
import { TablePages } from './table-pages';
import { SumRows } from './table-sums';
import { useTableQuery } from './use-table-query';

export type ProgressTableProps = {
  /** All rows in the order of their codes; where there are too many, one page of them in the order shown. */
  packed: PackedRows;
  complete: boolean;
  /** Rows to a page, where they come in pages: without JavaScript, or where not complete. */
  pageSize: number;
  /** How many rows pass the filter that came with the page. */
  shown: number;
  /** How many rows each filter would show; null: the rows are complete, and counted here. */
  counted: { statuses: FilterCount[]; causes: CauseCount[] } | null;
  address: AreaAddress;
  /** "30 kecamatan" */
  title: string;
  /** The heading of the names: "Kecamatan". */
  level: string;
  caption: string;
  simulated: boolean;
  /** Which columns stand. */
  columns: readonly TableKey[];
  codes: boolean;
  scaleEnd: number;
  /** The name of the other source whose figures stand beside ours; null: there is none. */
  source: string | null;
  sum: TableFigures;
  sumLabel: string;
  /** What "Belum dirinci" says; null: it does not stand. */
  rest: Cells | null;
  /** The choice of the rows' level. */
  children: ReactNode;
};

/**
 * The table. The server writes it with links for order and filter; in the browser the same rows are ordered and filtered
 * at once by the same rule (`rankRows`), and a long table draws only the rows that the window shows.
 */
export function ProgressTable(props: ProgressTableProps) {
  const { packed, complete, pageSize } = props;
  const { address, setOrder, setFilter } = useTableQuery(props.address);
  const { order, filter, page } = address.query;
  const awake = useAwake() && complete;
  const search = useDeferredValue(filter.search);
  const rows = useMemo(() => unpackRows(packed), [packed]);
  const chosen = useMemo(
    () => ({ status: filter.status, cause: filter.cause ?? null, search }),
    [filter.status, filter.cause, search],
  );
  const counted = useMemo(
    () => props.counted ?? { statuses: countFilters(rows, chosen), causes: countCauses(rows, chosen) },
    [props.counted, rows, chosen],
  );
  const ranked = useMemo<RankedTableRow[]>(() => {
    if (complete) return rankRows({ rows, order, filter: chosen });
    return rows.map((row, at) => ({ ...row, rank: (page - 1) * pageSize + at + 1 }));
  }, [complete, rows, order, chosen, page, pageSize]);
  const data = useMemo(
    () => (complete && !awake ? ranked.slice((page - 1) * pageSize, page * pageSize) : ranked),
    [complete, awake, ranked, page, pageSize],
  );
  const columns = useMemo(
    () =>
      listColumns({
        address: props.address,
        asOf: packed.asOf,
        level: props.level,
        codes: props.codes,
        scaleEnd: props.scaleEnd,
        columns: props.columns,
        source: props.source,
      }),
    [props.address, packed.asOf, props.level, props.codes, props.scaleEnd, props.columns, props.source],
  );
  const sorting: SortingState = [{ id: order.key, desc: order.descending }];
  const table = useTable({
    features,
    columns,
    data,
    manualSorting: true,
    enableSortingRemoval: false,
    getRowId: (row) => row.area.code,
    state: { sorting },
    onSortingChange: (updater) => setOrder(toOrder(typeof updater === 'function' ? updater(sorting) : updater, order)),
  });
  const drawn = table.getRowModel().rows;
  const shown = complete ? ranked.length : props.shown;
  const span = useWindowRows({ count: drawn.length, long: pageSize, rowRem: 2, phoneRem: 5.75 });
  const ids = table.getAllColumns().map((column) => column.id);
  const widths = useMemo(
    () =>
      measureColumns({
        columns: columns.map((column) => column.id ?? ''),
        rows,
        sum: props.sum,
        rest: props.rest,
        count: Math.max(rows.length, props.shown),
      }),
    [columns, rows, props.sum, props.rest, props.shown],
  );
  return (
    <section id="tabel" className={styles.section} aria-labelledby="tabel-judul">
      <div className={styles.tools}>
        <h2 id="tabel-judul">{props.title}</h2>
        {props.simulated ? <span className={styles.simulated}>rincian simulasi</span> : null}
        {props.children}
        {address.sharedAt ? null : <Downloads address={address} />}
      </div>
      <FilterBar
        counts={counted.statuses}
        causes={counted.causes}
        address={address}
        onFilter={awake ? setFilter : null}
      />
      <div className={styles.scroll} data-fits={widths.fitsFrom}>
        <table
          className={`${styles.table} ${columnStyles.columns} ${listStyles.list}`}
          aria-rowcount={shown + 1}
          data-long={shown > pageSize ? '' : undefined}
          data-roomy={widths.roomyFrom}
          style={widthVariables(widths)}
        >
          <caption className="visually-hidden">{props.caption}</caption>
          <TableHead table={table} address={address} awake={awake} scaleEnd={props.scaleEnd} spares={widths.spares} />
          <tbody ref={span.body}>
            <Space height={span.above} columns={ids.length} />
            {drawn.slice(span.from, span.to).map((row) => (
              <BodyRow key={row.id} row={row} spares={widths.spares} />
            ))}
            <Space height={span.below} columns={ids.length} />
            {shown === 0 ? (
              <tr data-row="none">
                <td colSpan={ids.length}>
                  Tidak ada {props.level.toLowerCase()} yang cocok dengan saringan ini.{' '}
                  <a href={`${hrefWith(address, { filter: { status: null, search: '' } })}#tabel`}>Tampilkan semua</a>
                </td>
              </tr>
            ) : null}
          </tbody>
          <SumRows
            columns={ids}
            label={props.sumLabel}
            sum={props.sum}
            rest={props.rest}
            scaleEnd={props.scaleEnd}
            spares={widths.spares}
          />
        </table>
      </div>
      {awake ? null : <TablePages address={address} pageSize={pageSize} shown={shown} />}
      <p className="visually-hidden" role="status">
        {awake && (filter.status || filter.cause || filter.search) ? `${formatCount(shown)} baris cocok` : ''}
      </p>
    </section>
  );
}

/** The widths as the style sheets read them: `--w-target`, and `--need` for the whole table. */
function widthVariables({ figures, need }: ColumnWidths): CSSProperties {
  const columns = Object.entries(figures).map(([id, width]) => [`--w-${id}`, `${width.toFixed(3)}rem`]);
  return Object.fromEntries([...columns, ['--need', `${need.toFixed(3)}rem`]]);
}

function toOrder(sorting: SortingState, current: RowOrder): RowOrder {
  const [first] = sorting;
  const key = sortKeys.find((one) => one === first?.id);
  return first && key ? { key, descending: first.desc } : current;
}

/** The room, in rem, of rows that are not drawn. */
function Space({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr data-row="space">
      <td colSpan={columns} style={{ height: `${height}rem` }} />
    </tr>
  );
}

/** One row. It is drawn once and kept while the window moves over the table. */
const BodyRow = memo(function BodyRow({
  row,
  spares,
}: {
  row: Row<typeof features, RankedTableRow>;
  spares: Readonly<Record<string, string>>;
}) {
  return (
    <tr aria-rowindex={row.original.rank + 1}>
      {row.getAllCells().map((cell) =>
        cell.column.id === 'wilayah' ? (
          <th key={cell.id} scope="row" data-col="wilayah">
            <FlexRender cell={cell} />
          </th>
        ) : (
          <td key={cell.id} data-col={cell.column.id} data-from={spares[cell.column.id]}>
            <FlexRender cell={cell} />
          </td>
        ),
      )}
    </tr>
  );
});
