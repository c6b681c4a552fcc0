import { LazyTrendChart } from '@/components/charts/lazy-trend-chart';
import { TrendDrawing } from '@/components/charts/trend-drawing';
import { TrendKeys } from '@/components/charts/trend-keys';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { AreaAddress } from '@/lib/format/area-query';
import { formatDay } from '@/lib/format/days';
import { describeTrend } from '@/lib/format/trend';
import { stageLabelOf, stagePhraseOf } from '@/lib/format/words';
import { SourceNote } from './source-note';
import styles from './trend.module.css';
import { TrendTable } from './trend-table';
import { type Compared, TrendComparisonNote, TrendFiles, TrendTools } from './trend-tools';

/** The trend: what can be chosen of it, the chart, its source and files, and the same figures as a table. */
export function Trend(props: { progress: AreaProgress; address: AreaAddress; compared: Compared | null }) {
  const { progress, address, compared } = props;
  const { series, stage, asOf, campaign } = progress;
  const comparison = compared?.found ?? null;
  const chart = describeTrend(progress, { zoom: address.query.zoom, comparison });
  const known = series.some((point) => point.total !== null);
  return (
    <figure id="grafik" className={styles.trend}>
      <div className={styles.head}>
        <h2>{stageLabelOf(campaign, stage)} dibanding garis target</h2>
        {known ? <TrendTools progress={progress} address={address} compared={compared} /> : null}
      </div>
      {known ? (
        <>
          <TrendComparisonNote progress={progress} compared={compared} />
          <TrendKeys {...chart} />
          <LazyTrendChart {...chart}>
            <TrendDrawing {...chart} />
          </LazyTrendChart>
        </>
      ) : (
        <p className={styles.empty}>
          Belum ada angka {stagePhraseOf(campaign, stage)} sampai {formatDay(asOf)}.
        </p>
      )}
      <figcaption className={styles.caption}>
        <SourceNote progress={progress} />
        {known && !address.sharedAt ? <TrendFiles address={address} asOf={asOf} /> : null}
      </figcaption>
      {series.length > 0 ? <TrendTable progress={progress} comparison={comparison} /> : null}
    </figure>
  );
}
