'use client';

import { type SortingState, useTable } from '@tanstack/react-table';
import { type CSSProperties, memo, type ReactNode, useDeferredValue, useMemo } from 'react';
import { useAwake, useWindowRows } from '@/components/tables/use-window-rows';
import { CopyButton } from '@/components/ui/copy-button';
import { type CauseCount, type FilterCount, type RowOrder, rankRows } from '@/lib/domain/area-progress';
import type { Cells } from '@/lib/domain/column-cells';
import { sortKeys, type TableKey, tableColumns } from '@/lib/domain/columns';
import { countCauses, countFilters } from '@/lib/domain/count-filters';
import { type AreaAddress, hrefWith } from '@/lib/format/area-query';
import { formatCount } from '@/lib/format/numbers';
import { describeOrder } from '@/lib/format/order-words';
import { BarLegend } from './bar-legend';
import { type ColumnWidths, measureColumns } from './column-widths';
import { Downloads } from './downloads';
import { FilterBar } from './filter-bar';
import { OrderChoice } from './order-choice';
import styles from './progress-table.module.css';
import { type PackedRows, type TableFigures, unpackRows } from './row-pack';
import { type CellColumn, features, listCells, listColumns, type RankedTableRow } from './table-columns';
import columnStyles from './table-columns.module.css';
import { TableHead } from './table-head';
import listStyles from './table-list.module.css';
import { TablePages } from './table-pages';
import { SumRows } from './table-sums';
import { buildTableText } from './table-text';
import { useRoomToTheRight } from './use-room-to-the-right';
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
  const { columns, cells } = useMemo(() => {
    const setting = {
      address: props.address,
      asOf: packed.asOf,
      level: props.level,
      codes: props.codes,
      scaleEnd: props.scaleEnd,
      columns: props.columns,
      source: props.source,
    };
    return { columns: listColumns(setting), cells: listCells(setting) };
  }, [props.address, packed.asOf, props.level, props.codes, props.scaleEnd, props.columns, props.source]);
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
  const shown = complete ? ranked.length : props.shown;
  const span = useWindowRows({ count: data.length, long: pageSize, rowRem: 2, phoneRem: 5.75 });
  const widths = useMemo(
    () =>
      measureColumns({
        columns: cells.map(({ key }) => key),
        rows,
        sum: props.sum,
        rest: props.rest,
        count: Math.max(rows.length, props.shown),
      }),
    [cells, rows, props.sum, props.rest, props.shown],
  );
  const toTheRight = useRoomToTheRight();
  const drawn = useMemo(
    () => (toTheRight ? cells : cells.filter(({ key }) => widths.spares[key] !== 'none')),
    [toTheRight, cells, widths.spares],
  );
  const ids = drawn.map(({ key }) => key);
  // A cell over columns that make way would stand for them in the layout, and take their room from the names.
  const always = ids.filter((id) => !(id in widths.spares)).length;
  const copyTable = () => {
    const standing = listStanding();
    return buildTableText({
      ...{
        columns: props.columns.filter((key) => standing.has(key)),
        level: props.level,
        codes: props.codes,
        source: props.source,
      },
      ...{ shares: address.query.shares, rows: ranked, rest: props.rest, sum: props.sum, sumLabel: props.sumLabel },
    });
  };
  return (
    <section id="tabel" className={styles.section} aria-labelledby="tabel-judul">
      <div className={styles.tools}>
        <h2 id="tabel-judul">{props.title}</h2>
        {props.simulated ? <span className={styles.simulated}>rincian simulasi</span> : null}
        {props.children}
        {address.sharedAt ? null : <Downloads address={address} />}
        <div className={`${styles.copy} screen-only`}>
          <CopyButton label="Salin tabel" text={copyTable} />
        </div>
      </div>
      <FilterBar
        counts={counted.statuses}
        causes={counted.causes}
        address={address}
        onFilter={awake ? setFilter : null}
      />
      <OrderChoice address={address} columns={props.columns} onOrder={awake ? setOrder : null} />
      <BarLegend columns={props.columns} end={props.scaleEnd} />
      <div className={styles.scroll} data-fits={widths.fitsFrom}>
        <table
          className={`${styles.table} ${columnStyles.columns} ${listStyles.list}`}
          aria-rowcount={shown + 1}
          data-shares={address.query.shares ? '' : undefined}
          data-long={shown > pageSize ? '' : undefined}
          data-roomy={widths.roomyFrom}
          style={columnVariables(widths, props.columns, props.source)}
        >
          <caption className="visually-hidden">{props.caption}</caption>
          <TableHead
            table={table}
            columns={ids}
            address={address}
            awake={awake}
            scaleEnd={props.scaleEnd}
            spares={widths.spares}
          />
          <tbody ref={span.body}>
            <Space height={span.above} columns={always} />
            {data.slice(span.from, span.to).map((row) => (
              <BodyRow key={row.area.code} row={row} cells={drawn} spares={widths.spares} />
            ))}
            <Space height={span.below} columns={always} />
            {shown === 0 ? (
              <tr data-row="none">
                <td colSpan={always}>
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
            shares={address.query.shares}
            spares={widths.spares}
          />
        </table>
      </div>
      {awake ? null : <TablePages address={address} pageSize={pageSize} shown={shown} />}
      <p className="visually-hidden" role="status">
        {address === props.address ? '' : `${formatCount(shown)} baris, ${describeOrder(order)}`}
      </p>
    </section>
  );
}

/** The widths as the style sheets read them: `--w-target`, and `--need` for the whole table; and the names: `--l-target`. */
function columnVariables(
  { figures, need }: ColumnWidths,
  shown: readonly TableKey[],
  source: string | null,
): CSSProperties {
  const columns = Object.entries(figures).map(([id, width]) => [`--w-${id}`, `${width.toFixed(3)}rem`]);
  const names = tableColumns
    .filter(({ key }) => shown.includes(key))
    .map(({ key, header }) => [`--l-${key}`, JSON.stringify(`${key === 'sumberlain' ? (source ?? header) : header} `)]);
  return Object.fromEntries([...columns, ...names, ['--need', `${need.toFixed(3)}rem`]]);
}

/** The columns that this window shows, or clips: others make way for want of room, or are not drawn. */
function listStanding(): ReadonlySet<string> {
  const heads = [...document.querySelectorAll<HTMLElement>('#tabel thead [data-col]')];
  return new Set(heads.flatMap((head) => (getComputedStyle(head).display === 'none' ? [] : [head.dataset.col ?? ''])));
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
  cells,
  spares,
}: {
  row: RankedTableRow;
  cells: readonly CellColumn[];
  spares: Readonly<Record<string, string>>;
}) {
  return (
    <tr aria-rowindex={row.rank + 1}>
      {cells.map(({ key, draw }) =>
        key === 'wilayah' ? (
          <th key={key} scope="row" data-col={key}>
            {draw(row)}
          </th>
        ) : (
          <td key={key} data-col={key} data-from={spares[key]}>
            {draw(row)}
          </td>
        ),
      )}
    </tr>
  );
});
