import { sumKnown } from '@/lib/domain/counts';
import { checkTypedRow, typedChannels } from '@/lib/domain/typed-figures';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { channelLabels } from '@/lib/format/words';
import type { GridRow } from './count-row';
import { type Cells, cellKey } from './grid-cells';

const blank = { text: '', opened: null };

/** The sums of the grid as it stands now. */
export function CountSums({ rows, cells }: { rows: readonly GridRow[]; cells: Cells }) {
  const checked = rows.map((row) =>
    checkTypedRow({
      ...row,
      cells: {
        online: cells[cellKey('online', row.code)] ?? blank,
        manual: cells[cellKey('manual', row.code)] ?? blank,
      },
    }),
  );
  return (
    <tfoot>
      <tr>
        <th scope="row">Jumlah</th>
        <td data-col="target" data-label="Target">
          {formatCount(sumKnown(rows.map((row) => row.target)))}
        </td>
        {typedChannels.map((channel) => (
          <td key={channel} data-col={`kemarin-${channel}`} data-label={`${channelLabels[channel]} terakhir`}>
            {formatCount(sumKnown(rows.map((row) => row.yesterday[channel])))}
          </td>
        ))}
        {typedChannels.map((channel) => (
          <td key={channel} data-col={channel} data-label={channelLabels[channel]}>
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
