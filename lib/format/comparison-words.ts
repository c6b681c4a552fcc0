import type { AreaProgress } from '../domain/area-progress';
import { type Comparison, shownComparison } from '../domain/comparisons';
import type { IsoDay } from '../domain/days';
import type { Figures } from '../domain/progress';
import { formatDay, formatDayBeside } from './days';
import { formatCount } from './numbers';
import { levelWords } from './words';

/** The heading of a column that shows another source, by its name; null: any other column, or there is none. */
export function headerBeside(key: string, { headline }: { headline: Pick<Figures, 'comparison'> }): string | null {
  return key === 'sumberlain' ? (shownComparison(headline.comparison)?.source ?? null) : null;
}

/** "Portal pusat, 12 April 2021 16.00". */
export function formatSource({ source, day, hour }: { source: string; day: IsoDay; hour: string | null }): string {
  return `${source}, ${formatDay(day)}${hour === null ? '' : ` ${hour}`}`;
}

/**
 * What other sources show beside the figure of the area, a line each, without a full stop: "Portal pusat, 12 April 16.00:
 * 28.650; kita 150 lebih banyak". Of one that shows nothing of the area itself, for how many of its rows it does. Of what is
 * recorded; no line for another stage.
 */
export function describeComparisons(
  progress: Pick<AreaProgress, 'headline' | 'rows' | 'asOf' | 'stage' | 'detail'>,
): string[] {
  const { headline, rows, asOf, stage, detail } = progress;
  if (stage !== 'recorded') return [];
  return headline.comparison.flatMap((one, at) => {
    const when = (day: IsoDay, hour: string | null) =>
      `${formatDayBeside(day, asOf)}${hour === null ? '' : ` ${hour}`}`;
    if (one.day !== null && one.total !== null)
      return `${one.source}, ${when(one.day, one.hour)}: ${formatCount(one.total)}; ${describeDifference(one, asOf)}`;
    const known = rows.filter(({ figures }) => figures.comparison[at]?.total != null);
    const parts = `${formatCount(known.length)} dari ${formatCount(rows.length)} ${levelWords[detail]}`;
    return known.length === 0 ? [] : `${one.source}: ada angka ${parts}, belum untuk seluruh wilayah ini`;
  });
}

/** "kita 150 lebih banyak"; where it is of an earlier day than the page, "angka kita hari itu 150 lebih banyak". */
function describeDifference({ day, difference }: Comparison, asOf: IsoDay): string {
  if (difference === null) return day === asOf ? 'angka kita belum ada' : 'angka kita hari itu belum ada';
  const ours = day === asOf ? 'kita' : 'angka kita hari itu';
  if (difference === 0) return `sama dengan ${ours}`;
  return `${ours} ${formatCount(Math.abs(difference))} lebih ${difference > 0 ? 'banyak' : 'sedikit'}`;
}
