import type { ReactNode } from 'react';
import { ImportHeader } from '@/components/imports/import-header';
import { SiteFooter } from '@/components/ui/site-footer';
import type { Campaign } from '@/lib/domain/campaigns';
import type { SessionUser } from '@/lib/domain/users';
import { loadCampaigns } from '@/lib/server/loaders/campaigns';

/** A page of a campaign where offices work: the head of the site, the page, the foot. */
export async function CampaignShell(props: {
  campaign: Campaign;
  user: SessionUser;
  /** What it is called in the tab of the browser; left out: the page says it itself. */
  title?: string;
  children: ReactNode;
}) {
  const { campaign, user, title, children } = props;
  return (
    <>
      {title ? <title>{`${title} · Kejar Target`}</title> : null}
      <ImportHeader campaign={campaign} campaigns={await loadCampaigns()} user={user} />
      <main id="isi" className="wrap">
        {children}
      </main>
      <SiteFooter />
    </>
  );
}
