import { cache } from 'react';
import { inScope } from '../../../db/client';
import { getNewestRecap } from '../../../db/queries/recap-schedule';
import type { OfficeRecap } from '../../domain/recaps';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { currentContext } from '../auth/session';
import { readCampaign } from './campaigns';
import { findOwnOffice, readOfficeRecap } from './recap-schedule';
import { countProposalsIn, hasProposals, noProposals, type ProposalCounts } from './target-proposals';

/** What a page of a campaign tells its reader of their own office. */
export type Notices = {
  /** The newest recap that was prepared, as long as nobody of the office has seen it. */
  recap: OfficeRecap | null;
  proposals: ProposalCounts;
};

/** For the user who is signed in; null: nobody, or there is no such campaign. Read once a page. */
export const loadNotices = cache(async (campaignSlug: string): Promise<Notices | null> => {
  const ctx = await currentContext();
  return ctx && readNotices(ctx, campaignSlug);
});

/** All of them in one transaction; null: there is no such campaign. */
export async function readNotices(ctx: Context, campaignSlug: string): Promise<Notices | null> {
  const campaign = await readCampaign(ctx.database, campaignSlug);
  if (!campaign) return null;
  const [own, office] = await Promise.all([ownAreaIn(ctx, campaign.editionId), findOwnOffice(ctx, campaign)]);
  if (office === null && !hasProposals(ctx)) return { recap: null, proposals: noProposals };
  // An office of Papua has another code in a campaign of before its division, and so its recap another scope.
  const here = office !== null && office.code === own.code;
  const [[recap, proposals], elsewhere] = await Promise.all([
    inScope(ctx.database, own, (transaction) =>
      Promise.all([
        here ? getNewestRecap(transaction, office) : null,
        countProposalsIn(transaction, ctx, { campaignId: campaign.id, office: own }),
      ]),
    ),
    here || office === null ? null : readOfficeRecap(ctx, office),
  ]);
  const newest = recap ?? elsewhere;
  return { recap: newest?.seen === false ? newest : null, proposals };
}
