import { notFound } from 'next/navigation';
import { AliasList } from '@/components/imports/alias-list';
import { Trail } from '@/components/ui/trail';
import { loadAliases, loadCampaignScope } from '@/lib/server/loaders/imports';
import { requireReader } from '@/lib/server/loaders/users';
import { CampaignShell } from '../../sections/campaign-shell';
import { revokeAliasAction } from './actions';

type Props = { params: Promise<{ kampanye: string }> };

/** The names that the reader's office has explained, and how to take one back. */
export default async function AliasPage({ params }: Props) {
  const { kampanye } = await params;
  const ctx = await requireReader(`/${kampanye}/impor/alias`);
  const scope = await loadCampaignScope(ctx, { campaignSlug: kampanye, under: null, verb: 'import' });
  if (!scope) notFound();
  const { campaign } = scope;
  const aliases = await loadAliases(ctx, campaign.editionId);
  return (
    <CampaignShell campaign={campaign} user={ctx.actor} title={`Nama wilayah yang diingat · ${campaign.name}`}>
      <Trail steps={[{ label: 'Unggah data', href: `/${campaign.slug}/impor` }]} here="Nama yang diingat" />
      <h1>Nama wilayah yang diingat</h1>
      <AliasList aliases={aliases} campaign={campaign.slug} revoke={revokeAliasAction} />
    </CampaignShell>
  );
}
