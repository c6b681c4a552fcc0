import { notFound } from 'next/navigation';
import { ReportingTitle } from '@/components/reporting/reporting-title';
import { ReportingView } from '@/components/reporting/reporting-view';
import { readReporting } from '@/lib/server/loaders/reporting';
import { requireReader } from '@/lib/server/loaders/users';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';

/** Who has reported over the last days, and whom to call. */
export default async function ReportingPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const ctx = await requireReader(ownPath({ kampanye, kode, query, below: 'pelaporan' }));
  const { asOf, detail } = query;
  const found = await readReporting(ctx, { campaignSlug: kampanye, code: kode, asOf, detail }, { lenient: true });
  if (!found) notFound();
  const { progress } = found;
  const { campaign, area } = progress;
  const address = addressOf(progress, query);
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={address}
      current="pelaporan"
      user={ctx.actor}
      title="Pelaporan harian"
      asOf={progress.asOf}
      asked={{ raw, progress }}
      tab={<ReportingTitle progress={progress} />}
    >
      <ReportingView {...found} address={address} />
    </ReportPage>
  );
}
