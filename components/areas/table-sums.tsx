import { StatusMark } from '@/components/progress/status-mark';
import type { Unallocated } from '@/lib/domain/progress';
import { formatChange, formatCount, formatPace, formatPercentDigits } from '@/lib/format/numbers';
import type { TableFigures } from './row-pack';
import { AchievedBar, Mark } from './table-columns';

type Content = Record<string, React.ReactNode>;

/** The last rows: what the parts do not explain, and the sum, which is the headline. */
export function SumRows(props: {
  columns: readonly string[];
  label: string;
  sum: TableFigures;
  unallocated: Unallocated | null;
  scaleEnd: number;
}) {
  const { sum, unallocated } = props;
  const total: Content = {
    capaian: <AchievedBar figures={sum} end={props.scaleEnd} />,
    target: formatCount(sum.target),
    online: formatCount(sum.online),
    manual: formatCount(sum.manual),
    unsplit: formatCount(sum.unsplit),
    total: (
      <>
        {formatCount(sum.total)}
        <Mark flags={sum.flags.filter((flag) => flag === 'held')} on="total" />
      </>
    ),
    persen: formatPercentDigits(sum.percent, sum.total),
    sisa: formatCount(sum.remaining),
    perlu: formatCount(sum.requiredPace),
    laju: formatPace(sum.pace),
    status: <StatusMark figures={sum} />,
  };
  return (
    <tfoot>
      {unallocated ? (
        <Line columns={props.columns} label="Belum dirinci" content={rest(unallocated)} row="rest" />
      ) : null}
      <Line columns={props.columns} label={props.label} content={total} row="sum" />
    </tfoot>
  );
}

/** A rest may be negative: the parts' targets are then larger than the whole's. */
function rest(unallocated: Unallocated): Content {
  const show = (value: number | null) => (value !== null && value < 0 ? formatChange(value) : formatCount(value));
  return {
    target: show(unallocated.target),
    online: show(unallocated.online),
    manual: show(unallocated.manual),
    unsplit: show(unallocated.unsplit),
    total: show(unallocated.total),
  };
}

function Line(props: { columns: readonly string[]; label: string; content: Content; row: 'rest' | 'sum' }) {
  return (
    <tr data-row={props.row}>
      {props.columns.map((id) =>
        id === 'wilayah' ? (
          <th key={id} scope="row" data-col={id}>
            {props.label}
          </th>
        ) : (
          <td key={id} data-col={id}>
            {props.content[id]}
          </td>
        ),
      )}
    </tr>
  );
}
