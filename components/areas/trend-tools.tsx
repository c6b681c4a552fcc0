import { Button } from '@/components/ui/button';
import { KeptInputs, KeptLink } from '@/components/ui/kept-link';
import { Menu } from '@/components/ui/menu';
import { Segment } from '@/components/ui/segment';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { Campaign } from '@/lib/domain/campaigns';
import type { IsoDay } from '@/lib/domain/days';
import { type TrendComparison, writeCampaignComparison } from '@/lib/domain/trend-comparison';
import { type AreaAddress, areaHref, defaultAreaQuery, trendFileHref } from '@/lib/format/area-query';
import { formatAreaName, formatAreaTitle } from '@/lib/format/areas';
import { formatDayShort } from '@/lib/format/days';
import { nameComparison } from '@/lib/format/trend';
import styles from './trend.module.css';

/** What was asked to stand beside the trend (`banding`), and what was found: null, nothing that the reader sees. */
export type Compared = {
  asked: string;
  found: TrendComparison | null;
  /** The earlier campaigns that may be chosen. */
  campaigns: Pick<Campaign, 'slug' | 'name'>[];
};

type Props = { progress: AreaProgress; address: AreaAddress; compared: Compared | null };

/** Up to the day shown or the whole period, and what the trend is compared with: links and a form, before JavaScript too. */
export function TrendTools({ progress, address, compared }: Props) {
  const { zoom } = address.query;
  const path = areaHref({ ...address, query: defaultAreaQuery });
  const ended = progress.asOf >= progress.clock.endDay;
  return (
    <div className={`${styles.tools} screen-only`}>
      {ended ? null : (
        <Segment
          name="Rentang grafik"
          path={path}
          hash="grafik"
          choices={[
            { label: 'Seluruh masa', change: { grafik: null }, current: !zoom },
            { label: `S.d. ${formatDayShort(progress.asOf)}`, change: { grafik: 'kini' }, current: zoom },
          ]}
        />
      )}
      {compared && progress.headline.target ? <Comparisons {...{ progress, address, compared, path }} /> : null}
    </div>
  );
}

function Comparisons(props: Props & { compared: Compared; path: string }) {
  const { progress, compared, path } = props;
  const above = progress.path.at(-1);
  const choice = (banding: string | null, words: string) => (
    <li key={banding ?? ''}>
      <KeptLink
        path={path}
        hash="grafik"
        change={{ banding, wilayah: null }}
        aria-current={(banding ?? '') === compared.asked ? 'true' : undefined}
      >
        {words}
      </KeptLink>
    </li>
  );
  const label = compared.found ? `Dibanding ${nameComparison(compared.found)}` : 'Bandingkan';
  return (
    <Menu align="end" name={compared.found ? `${label}, ganti pembanding grafik` : `${label} grafik`} label={label}>
      <ul>
        {choice(null, 'Tanpa pembanding')}
        {above && above.percent !== null ? choice('induk', formatAreaName(above.area)) : null}
        {compared.campaigns.map(({ slug, name }) =>
          choice(writeCampaignComparison(slug), `${name}, hari kampanye yang sama`),
        )}
      </ul>
      <form className={styles.other} action={`${path}#grafik`}>
        <KeptInputs except={['banding', 'wilayah']} />
        <label htmlFor="banding">Wilayah lain, kode atau nama</label>
        <div>
          <input id="banding" name="banding" maxLength={80} autoComplete="off" placeholder="mis. 32.16 atau Bekasi" />
          <Button type="submit">Bandingkan</Button>
        </div>
      </form>
    </Menu>
  );
}

/** What the percents of the chart are of; or that what was asked for is not there. */
export function TrendComparisonNote({ progress, compared }: { progress: AreaProgress; compared: Compared | null }) {
  if (!compared || compared.asked === '') return null;
  const { found, asked } = compared;
  if (!found) {
    return (
      <p className={styles.note}>
        Tidak ada satu wilayah atau kampanye yang cocok dengan “{asked}” di wilayah kerja Anda. Tulis kodenya, mis.
        32.16.
      </p>
    );
  }
  const own = formatAreaName(progress.area);
  return (
    <p className={styles.note}>
      {found.with === 'campaign'
        ? `Dalam persen target: ${own} sekarang, dan ${formatAreaTitle(found.area)} pada hari yang sama dalam ${found.campaign.name}.`
        : `Dalam persen target masing-masing: ${own} dan ${formatAreaTitle(found.area)}.`}
    </p>
  );
}

/** The chart and its figures as files, by links. */
export function TrendFiles({ address, asOf }: { address: AreaAddress; asOf: IsoDay }) {
  const at = { ...address, query: { ...address.query, asOf } };
  return (
    <p className={`${styles.files} screen-only`}>
      Unduh grafik:{' '}
      {(['png', 'svg', 'csv'] as const).map((format) => (
        <a key={format} href={trendFileHref(at, format)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
