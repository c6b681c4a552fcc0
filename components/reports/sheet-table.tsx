import type { CSSProperties } from 'react';
import { StatusShape } from '@/components/progress/status-mark';
import type { Report, ReportColumn, ReportRow } from '@/lib/domain/reports';
import { formatReportCell, isFigure } from '@/lib/format/report-cells';
import styles from './sheet-table.module.css';

/** The table of a sheet: its head with the numbers of the columns, which stands again on every page, and its rows. */
export function SheetTable(props: {
  report: Report;
  widths: readonly number[];
  /** How much smaller its letters are than usual; 1: not at all. */
  scale: number;
}) {
  const { report, widths, scale } = props;
  const { columns, rows, titles } = report;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    <table className={styles.table} style={{ '--scale': scale } as CSSProperties}>
      <caption className="visually-hidden">{titles.join(', ')}</caption>
      <colgroup>
        {columns.map(({ key }, at) => (
          <col key={key} style={{ width: `${((widths[at] ?? 0) * 100) / total}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" data-col={column.key} data-align={alignOf(column)}>
              {column.header}
            </th>
          ))}
        </tr>
        <tr className={styles.numbers}>
          {columns.map((column, at) => (
            <td key={column.key} data-align={alignOf(column)}>
              ({at + 1})
            </td>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.some((row) => row.kind === 'area') ? null : (
          <tr data-row="none">
            <td colSpan={columns.length}>Tidak ada baris rincian.</td>
          </tr>
        )}
        {rows.map((row) => (
          <SheetRow key={`${row.kind} ${row.code}`} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

function SheetRow({ row, columns }: { row: ReportRow; columns: readonly ReportColumn[] }) {
  return (
    <tr data-row={row.kind}>
      {columns.map((column, at) => {
        const text = formatReportCell(column, row, at);
        if (column.key === 'wilayah') {
          return (
            <th key={column.key} scope="row" data-no={row.kind === 'area' ? row.cells[0] : undefined}>
              {text}
            </th>
          );
        }
        return (
          <td key={column.key} data-col={column.key} data-label={column.header} data-align={alignOf(column)}>
            {column.kind === 'status' && row.status ? (
              <span className={styles.status}>
                <StatusShape status={row.status} />
                {text}
              </span>
            ) : (
              text
            )}
          </td>
        );
      })}
    </tr>
  );
}

function alignOf(column: ReportColumn): 'end' | undefined {
  return isFigure(column) ? 'end' : undefined;
}
