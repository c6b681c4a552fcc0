import { RunningUploads } from '@/components/imports/running-uploads';
import type { CampaignScope } from '@/lib/server/loaders/imports';
import { loadUploads } from '@/lib/server/loaders/uploads';
import type { UserContext } from '@/lib/server/loaders/users';

/** The reader's own uploads that are no import yet. */
export async function Running({ ctx, scope }: { ctx: UserContext; scope: CampaignScope }) {
  const { area, campaign } = scope;
  const uploads = await loadUploads(ctx, { area, userId: ctx.actor.id, campaignId: campaign.id });
  return <RunningUploads uploads={uploads} list={`/${campaign.slug}/impor`} />;
}
