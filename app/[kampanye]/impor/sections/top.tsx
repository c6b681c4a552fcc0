import { ImportHeader } from '@/components/imports/import-header';
import type { Campaign } from '@/lib/domain/campaigns';
import type { SessionUser } from '@/lib/domain/users';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';

/** The head of the import pages. */
export async function Top({ campaign, user }: { campaign: Campaign; user: SessionUser }) {
  return <ImportHeader campaign={campaign} campaigns={await loadCampaigns()} user={user} />;
}
