import { StatusMark } from '@/components/progress/status-mark';
import type { Cells } from '@/lib/domain/column-cells';
import { sharedKeys, type TableKey, tableColumns } from '@/lib/domain/columns';
import { formatChange } from '@/lib/format/numbers';
import { formatFigure } from '@/lib/format/report-cells';
import type { TableFigures } from './row-pack';
import { AchievedBar, CauseWords, marked } from './table-columns';
import { drawFigure } from './table-figure';

type TableColumn = (typeof tableColumns)[number];

/** The last rows: what the parts do not explain, and the sum, which is the headline. */
export function SumRows(props: {
  columns: readonly string[];
  label: string;
  sum: TableFigures;
  /** What "Belum dirinci" says; null: it does not stand. */
  rest: Cells | null;
  scaleEnd: number;
  /** Whether counts are said as a percent of the target. */
  shares: boolean;
  /** The window from which each column stands that needs room to spare. */
  spares: Partial<Record<TableKey, string>>;
}) {
  const { sum, rest } = props;
  const line = {
    columns: tableColumns.filter(({ key }) => props.columns.includes(key)),
    spares: props.spares,
  };
  return (
    <tfoot>
      {rest ? (
        <Line
          {...line}
          label="Belum dirinci"
          row="rest"
          content={(column) => describeRest(column, rest, props.shares)}
        />
      ) : null}
      <Line {...line} label={props.label} row="sum" content={(column) => describeSum(column, sum, props)} />
    </tfoot>
  );
}

function describeSum(
  column: TableColumn,
  sum: TableFigures,
  { scaleEnd, shares }: { scaleEnd: number; shares: boolean },
): React.ReactNode {
  if ('value' in column) {
    const flags = sum.flags.filter((flag) => flag === 'held');
    return marked(drawFigure(column, sum.cells, shares), flags, column.key);
  }
  if (column.key === 'capaian') return <AchievedBar figures={sum} end={scaleEnd} />;
  if (column.key === 'sebab') return <CauseWords figures={sum} />;
  return column.key === 'status' ? <StatusMark figures={sum} /> : null;
}

/** A rest may be negative: the parts' targets are then larger than the whole's. */
function describeRest(column: TableColumn, rest: Cells, shares: boolean): React.ReactNode {
  if (!('adds' in column) || (shares && sharedKeys.includes(column.key))) return null;
  const value = rest[column.key];
  return value !== null && value < 0 ? formatChange(value) : formatFigure(column.kind, value);
}

function Line(props: {
  columns: readonly TableColumn[];
  label: string;
  content: (column: TableColumn) => React.ReactNode;
  row: 'rest' | 'sum';
  spares: Partial<Record<TableKey, string>>;
}) {
  return (
    <tr data-row={props.row}>
      {props.columns.map((column) =>
        column.key === 'wilayah' ? (
          <th key={column.key} scope="row" data-col={column.key}>
            {props.label}
          </th>
        ) : (
          <td key={column.key} data-col={column.key} data-from={props.spares[column.key]}>
            {props.content(column)}
          </td>
        ),
      )}
    </tr>
  );
}
