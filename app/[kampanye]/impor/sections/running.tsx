import { RunningUploads } from '@/components/imports/running-uploads';
import type { CampaignScope } from '@/lib/server/loaders/imports';
import { loadUploads } from '@/lib/server/loaders/uploads';

/** The reader's own uploads that are no import yet. */
export async function Running({ scope, userId }: { scope: CampaignScope; userId: number }) {
  const { area, campaign } = scope;
  const uploads = await loadUploads({ area, userId, campaignId: campaign.id });
  return <RunningUploads uploads={uploads} list={`/${campaign.slug}/impor`} />;
}
