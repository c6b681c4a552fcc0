import { sumKnown } from '@/lib/domain/counts';
import { checkTypedRow, type TypedChannel } from '@/lib/domain/typed-figures';
import { formatChange, formatCount } from '@/lib/format/numbers';
import type { GridRow } from './count-row';
import { type Cells, cellsOf } from './grid-cells';

/** The sums of the grid as it stands now. */
export function CountSums(props: {
  rows: readonly GridRow[];
  channels: readonly TypedChannel[];
  labels: Record<TypedChannel, string>;
  cells: Cells;
  ofTargets: boolean;
}) {
  const { rows, channels, labels, cells, ofTargets } = props;
  const checked = rows.map((row) => checkTypedRow({ ...row, cells: cellsOf(cells, row), isTarget: ofTargets }));
  return (
    <tfoot>
      <tr>
        <th scope="row">Jumlah</th>
        {ofTargets ? null : (
          <td data-col="target" data-label="Target">
            {formatCount(sumKnown(rows.map((row) => row.target)))}
          </td>
        )}
        {channels.map((channel) => (
          <td
            key={channel}
            data-col={`kemarin-${channel}`}
            data-label={ofTargets ? 'Semula' : `${labels[channel]} terakhir`}
          >
            {formatCount(sumKnown(rows.map((row) => row.yesterday[channel])))}
          </td>
        ))}
        {channels.map((channel) => (
          <td key={channel} data-col={channel} data-label={labels[channel]}>
            {formatCount(sumKnown(checked.map(({ values }) => values[channel])))}
          </td>
        ))}
        <td data-col="selisih" data-label="Selisih">
          {formatChange(sumKnown(checked.map(({ difference }) => difference)))}
        </td>
        <td data-col="catatan" />
      </tr>
    </tfoot>
  );
}
