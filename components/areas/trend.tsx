import { LazyTrendChart } from '@/components/charts/lazy-trend-chart';
import { TrendDrawing } from '@/components/charts/trend-drawing';
import { TrendKeys } from '@/components/charts/trend-keys';
import type { TrendChartProps } from '@/components/charts/trend-model';
import type { AreaProgress } from '@/lib/domain/area-progress';
import { rangeOfCode } from '@/lib/domain/areas';
import { addDays, daysBetween, type IsoDay } from '@/lib/domain/days';
import { listOutagesOf } from '@/lib/domain/outages';
import { listPlanCorners } from '@/lib/domain/plans';
import { computeProjectedTotal, computeShortfall, listDownSpans } from '@/lib/domain/projection';
import type { SeriesPoint } from '@/lib/domain/series';
import { formatDay, formatDayOfMonth, formatDayShort, formatWeekday } from '@/lib/format/days';
import { formatChange, formatCount } from '@/lib/format/numbers';
import { describeVisit } from '@/lib/format/visit-words';
import { stageLabelOf, stagePhraseOf } from '@/lib/format/words';
import { SourceNote } from './source-note';
import styles from './trend.module.css';

/** The trend: the chart, its source, and the same figures as a table. */
export function Trend({ progress }: { progress: AreaProgress }) {
  const { series, stage, asOf } = progress;
  const chart = chartOf(progress);
  return (
    <figure className={styles.trend}>
      <h2>{stageLabelOf(progress.campaign, stage)} dibanding garis target</h2>
      {series.some((point) => point.total !== null) ? (
        <>
          <TrendKeys {...chart} />
          <LazyTrendChart {...chart}>
            <TrendDrawing {...chart} />
          </LazyTrendChart>
        </>
      ) : (
        <p className={styles.empty}>
          Belum ada angka {stagePhraseOf(progress.campaign, stage)} sampai {formatDay(asOf)}.
        </p>
      )}
      <figcaption>
        <SourceNote progress={progress} />
      </figcaption>
      {series.length > 0 ? <SeriesTable progress={progress} /> : null}
    </figure>
  );
}

function chartOf(progress: AreaProgress): TrendChartProps {
  const { series, clock, headline, campaign, stage } = progress;
  const number = (day: IsoDay) => daysBetween(campaign.startDay, day) + 1;
  return {
    points: series.map((point) => ({
      x: number(point.day),
      label: formatWeekday(point.day),
      online: point.online,
      manual: point.manual,
      unsplit: withoutChannel(point),
      total: point.total,
      expected: point.expected,
      gained: point.gained,
      note: [point.down ? 'Gangguan' : '', ...namedVisits(progress, point.day)].filter(Boolean).join('; ') || null,
    })),
    end: { x: clock.dayCount, label: formatDayOfMonth(clock.endDay) },
    target: headline.target,
    plan: planOf(progress),
    // The pace is that without held figures: from a held figure no line leads on.
    projected: headline.flags.includes('held')
      ? null
      : computeProjectedTotal({ total: headline.total, pace: headline.pace, daysLeft: clock.daysLeft }),
    shortfall: computeShortfall(series),
    pace: headline.pace,
    ticks: chooseTicks(progress),
    outages: listDownSpans(series).map((span) => ({ from: number(span.fromDay), to: number(span.toDay) })),
    visits: (progress.visits ?? []).map((visit) => ({ from: number(visit.fromDay), to: number(visit.toDay) })),
    reached: stagePhraseOf(progress.campaign, stage),
  };
}

/** The visits of a day: "Baksos Pulo dan Singamerta". */
function namedVisits({ visits = [] }: AreaProgress, day: IsoDay): string[] {
  return visits.filter(({ fromDay, toDay }) => fromDay <= day && day <= toDay).map(describeVisit);
}

/** The line of the plan in the unit of the campaign. */
function planOf({ campaign, clock, headline, asOf }: AreaProgress): TrendChartProps['plan'] {
  const { target } = headline;
  if (target === null) return [];
  return listPlanCorners({ campaign, endDay: clock.endDay, asOf }).map(({ day, percent }) => ({
    x: day,
    y: (target * percent) / 100,
  }));
}

/** What a day's total holds beyond its channels. */
function withoutChannel(point: SeriesPoint): number | null {
  return point.total === null ? null : point.total - (point.online ?? 0) - (point.manual ?? 0);
}

/** First day, last day and the day shown, and between them as many round steps as do not crowd. */
function chooseTicks({ campaign, clock, asOf }: AreaProgress): { x: number; label: string }[] {
  const shown = Math.max(1, daysBetween(campaign.startDay, asOf) + 1);
  const last = Math.max(clock.dayCount, shown);
  const fixed = [...new Set([1, shown, last])];
  const step = Math.max(1, Math.ceil(last / 6));
  // A sixth of the narrowest chart is 44 px, and a day takes 38.
  const room = step;
  const chosen = fixed.filter((x) => x === shown || Math.abs(x - shown) >= room);
  for (let x = 1 + step; x < last; x += step) {
    if (chosen.every((other) => Math.abs(other - x) >= room)) chosen.push(x);
  }
  return chosen
    .sort((one, other) => one - other)
    .map((x) => ({ x, label: formatDayShort(addDays(campaign.startDay, x - 1)) }));
}

function SeriesTable({ progress }: { progress: AreaProgress }) {
  const { series, outages, area, stage, campaign } = progress;
  // A channel that the campaign does not use has no column, unless figures of it were reported.
  const [online, manual] = (['online', 'manual'] as const).map(
    (channel) => campaign.channels.includes(channel) || series.some((point) => point[channel] !== null),
  );
  const unsplit = (online || manual) && series.some((point) => withoutChannel(point));
  const own = listOutagesOf({ outages, areaLo: rangeOfCode(area.code).lo });
  const reason = (day: IsoDay) => own.find((one) => one.fromDay <= day && day <= one.toDay)?.reason;
  return (
    <details className={`${styles.details} screen-only`}>
      <summary>Lihat sebagai tabel</summary>
      <table className={styles.table}>
        <caption>
          {area.name}, {campaign.unit} {stagePhraseOf(progress.campaign, stage)} per hari
        </caption>
        <thead>
          <tr>
            <th scope="col">Hari</th>
            {online ? <th scope="col">Online</th> : null}
            {manual ? <th scope="col">Manual</th> : null}
            {unsplit ? <th scope="col">Tanpa kanal</th> : null}
            <th scope="col">Total</th>
            <th scope="col">Bertambah</th>
            <th scope="col">Seharusnya</th>
            <th scope="col">Keterangan</th>
          </tr>
        </thead>
        <tbody>
          {series.toReversed().map((point) => (
            <tr key={point.day}>
              <th scope="row">{formatDayShort(point.day)}</th>
              {online ? <td>{formatCount(point.online)}</td> : null}
              {manual ? <td>{formatCount(point.manual)}</td> : null}
              {unsplit ? <td>{formatCount(withoutChannel(point))}</td> : null}
              <td>{formatCount(point.total)}</td>
              <td>{point.gained === null ? 'belum lapor' : formatChange(point.gained)}</td>
              <td>{formatCount(point.expected)}</td>
              <td>
                {[point.down ? (reason(point.day) ?? 'Gangguan') : '', ...namedVisits(progress, point.day)]
                  .filter(Boolean)
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
