import { CallSection } from '@/components/areas/call-section';
import { LevelChoice } from '@/components/areas/level-choice';
import { PageRules } from '@/components/reports/page-rules';
import { PrintButton } from '@/components/reports/print-button';
import { Button, ButtonLink } from '@/components/ui/button';
import { DayField } from '@/components/ui/day-field';
import filter from '@/components/ui/filter.module.css';
import { Island } from '@/components/ui/island';
import type { AreaProgress } from '@/lib/domain/area-progress';
import type { CallList, OfficeContact } from '@/lib/domain/call-list';
import type { Reporting } from '@/lib/domain/reporting';
import { mostSheetRows } from '@/lib/domain/reports';
import { type AreaAddress, areaHref, defaultAreaQuery } from '@/lib/format/area-query';
import { formatAreaTitle } from '@/lib/format/areas';
import { formatDaySpanShort } from '@/lib/format/days';
import { formatCount } from '@/lib/format/numbers';
import { describeReporting } from '@/lib/format/reporting-words';
import { levelWords } from '@/lib/format/words';
import { ReportingTable } from './reporting-table';
import styles from './reporting-view.module.css';

type Props = {
  progress: AreaProgress;
  address: AreaAddress;
  reporting: Reporting | null;
  list: CallList;
  contacts: ReadonlyMap<string, OfficeContact>;
  mayChangeOffices: boolean;
};

/** Who has reported over the last days: the sentence, the matrix, and whom to call. */
export function ReportingView(props: Props) {
  const { progress, address, reporting } = props;
  const { campaign, area, asOf, detail: level } = progress;
  const place = `${formatAreaTitle(area)}, ${campaign.name}`;
  const first = reporting?.days[0];
  return (
    <>
      <PageRules titles={['Pelaporan harian', place]} orientation="landscape" />
      <p className={styles.lead}>
        {reporting
          ? describeReporting(reporting, { level, startDay: campaign.startDay, asOf })
          : describeNone(progress)}
      </p>
      <Choice progress={progress} address={address} />
      {reporting && first ? (
        <ReportingTable
          {...{ reporting, level, address, asOf }}
          caption={`Pelaporan harian ${place}, ${formatDaySpanShort(first, asOf)}`}
        />
      ) : null}
      {progress.rows.length > 0 ? <CallSection {...props} whole /> : null}
    </>
  );
}

function describeNone({ rows, area, detail }: AreaProgress): string {
  if (rows.length === 0) return `${formatAreaTitle(area)} tidak mempunyai wilayah di bawahnya yang melapor sendiri.`;
  return `${formatCount(rows.length)} ${levelWords[detail]} terlalu banyak untuk satu tabel; paling banyak ${formatCount(mostSheetRows)}. Pilih rincian lain atau wilayah yang lebih kecil.`;
}

function Choice({ progress, address }: Pick<Props, 'progress' | 'address'>) {
  const { area, asOf, detail } = progress;
  return (
    <form
      action={areaHref({ ...address, query: defaultAreaQuery }, 'pelaporan')}
      className={`${filter.filter} screen-only`}
      aria-label="Hari dan rincian"
    >
      <DayField id="per" name="per" label="Sampai dengan" value={asOf} className={filter.day} />
      <LevelChoice above={area} detail={detail} />
      <Button type="submit">Tampilkan</Button>
      {(['xlsx', 'pdf', 'csv'] as const).map((format) => (
        <ButtonLink key={format} href={fileHref({ ...address, query: { ...address.query, asOf } }, format)}>
          {format.toUpperCase()}
        </ButtonLink>
      ))}
      <Island name="cetak">
        <PrintButton />
      </Island>
    </form>
  );
}

/** The file of the day and level that are shown. */
function fileHref(address: AreaAddress, format: 'xlsx' | 'pdf' | 'csv'): string {
  const { asOf, detail } = address.query;
  const path = areaHref({ ...address, query: defaultAreaQuery }, 'pelaporan/unduh');
  return `${path}?${new URLSearchParams({ format, ...(asOf && { per: asOf }), ...(detail && { rinci: detail }) })}`;
}
