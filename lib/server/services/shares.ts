import { revokeShareLink } from '../../../db/writes/shares';
import { notFoundProblem, Problem } from '../../domain/problems';
import { shareWords } from '../../domain/share-words';
import { accountOf } from '../../domain/users';
import type { Context } from '../auth/context';
import { issueShare, shareUrl } from '../auth/shares';
import { type CampaignScope, loadCampaignScope } from '../loaders/imports';

type Place = { campaignSlug: string; code: string };

/** What a link shows, and how long: `days` and `note` as they were typed. */
export type ShareContent = { shows: 'lembar' | 'halaman'; query: string; snapshotId: number | null };

/**
 * Makes a link to an area. Its address is told this once.
 * @throws Problem 404 to those who may not hand out links there, 422 for words that cannot be used, and as `issueShare`
 */
export async function makeShare(
  ctx: Context,
  place: Place,
  input: ShareContent & { days: string; note: string },
): Promise<{ url: string; expiresAt: Date }> {
  const { scope, userId } = await requirePublisher(ctx, place);
  const { days, note, ...content } = input;
  const words = shareWords.safeParse({ days, note });
  if (!words.success) {
    const detail = words.error.issues.map((issue) => issue.message).join(' ');
    throw new Problem('share-words', detail);
  }
  const { secret, expiresAt } = await issueShare(ctx.database, scope.area, {
    ...{ campaignId: scope.campaign.id, userId },
    ...content,
    ...words.data,
  });
  return { url: shareUrl(secret), expiresAt };
}

/** Ends a link to an area. @throws Problem 404 as `makeShare`, and for a link that is not there */
export async function revokeShare(ctx: Context, place: Place, id: number): Promise<void> {
  const { scope, userId } = await requirePublisher(ctx, place);
  await revokeShareLink(ctx.database, scope.area, { id, campaignId: scope.campaign.id, userId });
}

/** A user with an account who may hand out links to the area; anybody else learns no more than that there is nothing. */
async function requirePublisher(ctx: Context, place: Place): Promise<{ scope: CampaignScope; userId: number }> {
  const scope = await loadCampaignScope(ctx, { campaignSlug: place.campaignSlug, under: place.code, verb: 'publish' });
  const userId = accountOf(ctx.actor);
  if (!scope || userId === null) throw notFoundProblem();
  return { scope, userId };
}
