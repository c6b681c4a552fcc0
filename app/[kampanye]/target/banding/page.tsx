import { notFound } from 'next/navigation';
import { TooLongNotice } from '@/components/areas/too-long-notice';
import { ComparisonView } from '@/components/targets/comparison-view';
import { Trail } from '@/components/ui/trail';
import { readTargetComparison } from '@/lib/server/loaders/target-comparison';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { parseComparison } from './search-params';

type Props = {
  params: Promise<{ kampanye: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What moved between two versions of the targets, area by area. */
export default async function ComparisonPage({ params, searchParams }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/target/banding`);
  const found = await readTargetComparison(ctx, {
    campaignSlug: kampanye,
    ...parseComparison(await searchParams),
  });
  if (!found) notFound();
  const { campaign, area, versions, detail, compared, tooLong } = found;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Perbandingan target · ${area.name} · ${campaign.name}`}>
      <Trail
        steps={[
          { label: area.name, href: `/${campaign.slug}/${area.code}` },
          { label: 'Target', href: `/${campaign.slug}/target?wilayah=${area.code}` },
        ]}
        here="Perbandingan"
      />
      <TooLongNotice detail={detail} tooLong={tooLong} />
      <ComparisonView {...{ area, versions, detail, compared }} campaign={campaign.slug} />
    </CampaignShell>
  );
}
