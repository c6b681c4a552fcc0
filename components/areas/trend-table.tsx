import { TextTable } from '@/components/tables/text-table';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { SeriesPoint } from '@/lib/domain/series';
import type { TrendComparison } from '@/lib/domain/trend-comparison';
import { formatDayShort } from '@/lib/format/days';
import { formatChange, formatCount, formatPercent } from '@/lib/format/numbers';
import { listTrendColumns, type TrendColumn } from '@/lib/format/trend-columns';
import { stagePhraseOf } from '@/lib/format/words';
import styles from './trend.module.css';

/** The chart as a table, the newest day first. */
export function TrendTable({ progress, comparison }: { progress: AreaProgress; comparison: TrendComparison | null }) {
  const { series, area, stage, campaign } = progress;
  const columns = listTrendColumns(progress, comparison);
  return (
    <details className={`${styles.details} screen-only`}>
      <summary>Lihat sebagai tabel</summary>
      <Island name="tabel grafik">
        <TextTable
          className={styles.table}
          caption={`${area.name}, ${campaign.unit} ${stagePhraseOf(campaign, stage)} per hari`}
          head={['Hari', ...columns.map(({ header }) => header)]}
          rows={series
            .toReversed()
            .map((point) => [formatDayShort(point.day), ...columns.map((column) => formatCell(column, point))])}
        />
      </Island>
    </details>
  );
}

function formatCell({ kind, key, value }: TrendColumn, point: SeriesPoint): string {
  const cell = value(point);
  if (typeof cell === 'string') return cell;
  switch (kind) {
    case 'count':
      return formatCount(cell);
    case 'percent':
      return formatPercent(cell, key === 'percent' ? point.total : null);
    case 'change':
      return cell === null ? 'belum lapor' : formatChange(cell);
    case 'text':
      return '';
  }
}
