import { notFound } from 'next/navigation';
import { ComparisonDesk } from '@/components/comparisons/comparison-desk';
import { Trail } from '@/components/ui/trail';
import { loadComparisonPage } from '@/lib/server/loaders/comparisons';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import type { AreaPageProps } from '../search-params';
import {
  recordComparisonAction,
  restoreComparisonAction,
  uploadComparisonAction,
  withdrawComparisonAction,
} from './actions';
import { comparisonHref, parseComparisonQuery } from './search-params';

/** What other sources show of an area beside its own figures, and the forms that enter it. */
export default async function ComparisonPage({ params, searchParams }: AreaPageProps) {
  const { kampanye, kode } = await params;
  const { said, refused, ...query } = parseComparisonQuery(await searchParams);
  const ctx = await requireReader(`/${kampanye}/${kode}/pembanding`);
  const page = await loadComparisonPage(ctx, { campaignSlug: kampanye, code: kode, ...query });
  if (!page) notFound();
  const { campaign, area, progress, sets, set, mayEnter, truncated } = page;
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Angka pembanding · ${area.name} · ${campaign.name}`}>
      <Trail steps={[{ label: area.name, href: `/${campaign.slug}/${area.code}` }]} here="Angka pembanding" />
      <ComparisonDesk
        {...{ progress, sets, set, mayEnter, truncated, said, refused }}
        hrefOf={(id) => comparisonHref({ campaign: campaign.slug, code: area.code }, { setId: id })}
        actions={{
          upload: uploadComparisonAction,
          record: recordComparisonAction,
          withdraw: withdrawComparisonAction,
          restore: restoreComparisonAction,
        }}
      />
    </CampaignShell>
  );
}
