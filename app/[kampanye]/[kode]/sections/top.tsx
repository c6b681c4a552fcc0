import type { ComponentProps } from 'react';
import { AreaHeader } from '@/components/areas/area-header';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';
import { loadReader } from '@/lib/server/loaders/users';

/** The head of the page: campaign, search, and the user who is signed in. */
export async function Top(props: Omit<ComponentProps<typeof AreaHeader>, 'campaigns' | 'user'>) {
  const [campaigns, user] = await Promise.all([loadCampaigns(), loadReader()]);
  return <AreaHeader {...props} campaigns={campaigns} user={user} />;
}
