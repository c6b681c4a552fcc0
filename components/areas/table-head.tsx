import type { ReactTable } from '@tanstack/react-table';
import { HelpButton } from '@/components/ui/help-button';
import { sortKeys } from '@/lib/domain/columns';
import { type AreaAddress, hrefWith } from '@/lib/format/area-query';
import { formatShare } from '@/lib/format/numbers';
import styles from './progress-table.module.css';
import type { features, RankedTableRow } from './table-columns';

/** The head: each name a link to the order it stands for, taken over by the table once it is awake. */
export function TableHead(props: {
  table: ReactTable<typeof features, RankedTableRow>;
  /** Which columns are drawn. */
  columns: readonly string[];
  address: AreaAddress;
  awake: boolean;
  scaleEnd: number;
  /** The window from which each column stands that needs room to spare. */
  spares: Readonly<Record<string, string>>;
}) {
  const { table, address, awake } = props;
  return (
    // Where the table scrolls, a browser may leave what gets the focus half out of sight, or half behind the names.
    <thead onFocus={({ target }) => target.scrollIntoView({ block: 'nearest', inline: 'nearest' })}>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {group.headers.map((header) => {
            const { column } = header;
            if (!props.columns.includes(column.id)) return null;
            const key = sortKeys.find((one) => one === column.id);
            const next = key && column.getCanSort() ? column.getNextSortingOrder() : false;
            const sorted = column.getIsSorted();
            return (
              <th
                key={header.id}
                scope="col"
                data-col={column.id}
                data-from={props.spares[column.id]}
                aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
              >
                {key && next ? (
                  <a
                    href={`${hrefWith(address, { order: { key, descending: next === 'desc' } })}#tabel`}
                    onClick={(event) => {
                      if (!awake || event.metaKey || event.ctrlKey || event.shiftKey) return;
                      event.preventDefault();
                      column.toggleSorting(next === 'desc');
                    }}
                  >
                    <table.FlexRender header={header} />
                    {sorted ? (
                      <svg className={styles.arrow} viewBox="0 0 8 6" aria-hidden="true" data-sorted={sorted}>
                        <path d="M0 0h8L4 6Z" />
                      </svg>
                    ) : null}
                  </a>
                ) : (
                  <table.FlexRender header={header} />
                )}
                {column.id === 'capaian' ? <Scale end={props.scaleEnd} /> : null}
                <HelpButton term={column.id} word={String(column.columnDef.header)} />
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

/** How to read the bars below: where their scale ends, and what the tick means. */
function Scale({ end }: { end: number }) {
  return (
    <>
      <span className={styles.scale}> 0–{formatShare(end)}</span>
      <small>
        <svg className={styles.tick} viewBox="0 0 2 10" preserveAspectRatio="none" aria-hidden="true">
          <rect width="2" height="10" />
        </svg>
        seharusnya
      </small>
    </>
  );
}
