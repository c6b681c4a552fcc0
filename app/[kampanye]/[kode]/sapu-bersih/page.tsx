import { notFound } from 'next/navigation';
import { SweepTitle } from '@/components/sweep/sweep-title';
import { SweepView } from '@/components/sweep/sweep-view';
import { levelOfCode } from '@/lib/domain/areas';
import { viewOf } from '@/lib/domain/figure-view';
import { planSweep, sweepLevels } from '@/lib/domain/final-sweep';
import { loadAreaProgress } from '@/lib/server/loaders/progress';
import { requireReader } from '@/lib/server/loaders/users';
import { type AreaPageProps, addressOf, ownPath, parseAreaQuery } from '../search-params';
import { ReportPage } from '../sections/report-page';

/** What is left on the last days, as one A5 for each supervisor. */
export default async function SweepPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const raw = await searchParams;
  const query = parseAreaQuery(raw);
  const returnTo = ownPath({ kampanye, kode, query, below: 'sapu-bersih' });
  const ctx = await requireReader(returnTo);
  const swept = sweepLevels.includes(levelOfCode(kode) ?? 0);
  const progress = await loadAreaProgress({
    campaignSlug: kampanye,
    code: kode,
    ...viewOf(swept ? { ...query, detail: 'desa' } : query),
    series: false,
    // With the names of the kecamatan.
    sparks: true,
    returnTo,
  });
  if (!progress) notFound();
  const { campaign, area, asOf, rows, clock } = progress;
  const parents = area.level === 2 ? (progress.within ?? []).filter(({ level }) => level === 3) : [area];
  return (
    <ReportPage
      campaign={campaign}
      area={area}
      address={addressOf(progress, query)}
      current="sapu-bersih"
      user={ctx.actor}
      title="Sapu bersih"
      asOf={asOf}
      asked={{ raw, progress }}
      tab={<SweepTitle progress={progress} />}
      endsWithSheet
    >
      <SweepView progress={progress} sheets={swept ? planSweep({ rows, parents, daysLeft: clock.daysLeft }) : null} />
    </ReportPage>
  );
}
