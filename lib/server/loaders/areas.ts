import { type Area, searchAreas } from '../../../db/queries/areas';
import { getCampaign } from '../../../db/queries/campaigns';
import type { AreaRef } from '../../domain/area-progress';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';

/** An area that a search found, and the name of the area above it: many a desa shares its name. */
export type AreaHit = AreaRef & { parentName: string | null };

const mostHits = 20;

/** What the signed-in user finds by the words typed, inside their own area; for pages. */
export async function loadAreaHits(input: { campaignSlug: string; typed: string }): Promise<AreaHit[]> {
  const ctx = await requireContext(`/${input.campaignSlug}`);
  return (await findAreas(ctx, { ...input, under: null }))?.areas ?? [];
}

/** What a search found; `truncated`: there are more than these. */
export type FoundAreas = { areas: AreaHit[]; truncated: boolean };

/**
 * The areas that the words typed find, at most 20, the higher levels first; null: no such campaign, or `under` is not
 * the user's.
 * @param input.under the area to search inside; null: the user's own
 */
export async function findAreas(
  ctx: Context,
  input: { campaignSlug: string; typed: string; under: string | null },
): Promise<FoundAreas | null> {
  const campaign = await getCampaign(ctx.database, input.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const inside =
    input.under === null
      ? await authorizeOwnArea(ctx, editionId, 'view')
      : await authorizeArea(ctx, { editionId, code: input.under, verb: 'view' });
  if (!inside) return null;
  const found = await searchAreas(ctx.database, { editionId, inside, typed: input.typed, limit: mostHits + 1 });
  return { areas: found.slice(0, mostHits).map(toHit), truncated: found.length > mostHits };
}

function toHit(area: Area & { parentName: string | null }): AreaHit {
  return { code: area.code, name: area.name, level: area.level, kind: area.kind, parentName: area.parentName };
}
