import { revokeShareLink } from '../../../db/writes/shares';
import { Problem } from '../../domain/problems';
import { shareWords } from '../../domain/share-words';
import type { Context } from '../auth/context';
import { issueShare, shareUrl } from '../auth/shares';
import { type Place, requirePublisher } from './require-publisher';

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
  const { scope, user } = await requirePublisher(ctx, place);
  const { days, note, ...content } = input;
  const words = shareWords.safeParse({ days, note });
  if (!words.success) {
    const detail = words.error.issues.map((issue) => issue.message).join(' ');
    throw new Problem('share-words', detail);
  }
  const { secret, expiresAt } = await issueShare(ctx.database, scope.area, {
    ...{ campaignId: scope.campaign.id, userId: user.id },
    ...content,
    ...words.data,
  });
  return { url: shareUrl(secret), expiresAt };
}

/** Ends a link to an area. @throws Problem 404 as `makeShare`, and for a link that is not there */
export async function revokeShare(ctx: Context, place: Place, id: number): Promise<void> {
  const { scope, user } = await requirePublisher(ctx, place);
  await revokeShareLink(ctx.database, scope.area, { id, campaignId: scope.campaign.id, userId: user.id });
}
