import type { AreaProgress } from '../domain/area-progress';
import { daysBetween } from '../domain/days';
import type { SeriesPoint } from '../domain/series';
import { comparedOn, type TrendComparison } from '../domain/trend-comparison';
import { capitalise } from './numbers';
import { describeDayNotes, nameComparison, withoutChannel } from './trend';
import { stagePhraseOf } from './words';

/** A column of the trend as a table: that below the chart, and the file of its figures. */
export type TrendColumn = {
  key: string;
  header: string;
  kind: 'count' | 'change' | 'percent' | 'text';
  /** Null: not known, not reported. */
  value: (point: SeriesPoint) => number | string | null;
};

/** The columns beside the day. What the campaign does not use has none, unless figures of it were reported. */
export function listTrendColumns(progress: AreaProgress, comparison: TrendComparison | null): TrendColumn[] {
  const { series, campaign } = progress;
  const uses = (channel: 'online' | 'manual') =>
    campaign.channels.includes(channel) || series.some((point) => point[channel] !== null);
  const byChannel = uses('online') || uses('manual');
  const columns: (TrendColumn | false)[] = [
    series.some((point) => point.collected !== null) && {
      ...{ key: 'collected', header: capitalise(stagePhraseOf(campaign, 'collected')), kind: 'count' },
      value: (point) => point.collected,
    },
    uses('online') && { key: 'online', header: 'Online', kind: 'count', value: (point) => point.online },
    uses('manual') && { key: 'manual', header: 'Manual', kind: 'count', value: (point) => point.manual },
    byChannel &&
      series.some((point) => withoutChannel(point)) && {
        ...{ key: 'unsplit', header: 'Tanpa kanal', kind: 'count', value: withoutChannel },
      },
    { key: 'total', header: 'Total', kind: 'count', value: (point) => point.total },
    { key: 'percent', header: '%', kind: 'percent', value: (point) => point.percent },
    { key: 'gained', header: 'Bertambah', kind: 'change', value: (point) => point.gained },
    { key: 'expected', header: 'Seharusnya', kind: 'count', value: (point) => point.expected },
    comparison !== null && {
      ...{ key: 'compared', header: `${nameComparison(comparison)} %`, kind: 'percent' },
      value: (point) => comparedOn(comparison, daysBetween(campaign.startDay, point.day) + 1),
    },
    {
      ...{ key: 'notes', header: 'Keterangan', kind: 'text' },
      value: (point) => describeDayNotes(progress, point) || null,
    },
  ];
  return columns.filter((column) => column !== false);
}
