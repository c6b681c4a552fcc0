import type { SessionUser } from '@/lib/domain/users';
import { notFoundProblem } from '@/lib/server/http/respond';
import { loadProposals } from '@/lib/server/loaders/target-proposals';

type Found = NonNullable<Awaited<ReturnType<typeof loadProposals>>>;

/** Proposals of a campaign that the user sees. @throws Problem 404 without such a campaign */
export async function requireProposals(
  user: SessionUser,
  input: Parameters<typeof loadProposals>[1],
): Promise<Found & { act: { campaignId: number; editionId: number; userId: number | null } }> {
  const found = await loadProposals(user, input);
  if (!found) throw notFoundProblem();
  const { id: campaignId, editionId } = found.campaign;
  return { ...found, act: { campaignId, editionId, userId: user.id } };
}
