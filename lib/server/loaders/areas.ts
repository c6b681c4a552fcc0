import { type FoundArea, searchAreas } from '../../../db/queries/area-search';
import type { AreaRef } from '../../domain/area-progress';
import { pickClearHit, readAreaSearch } from '../../domain/area-search';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { readCampaign } from './campaigns';

/** An area that a search found, and the name of the area above it: many a desa shares its name. */
export type AreaHit = AreaRef & { parentName: string | null };

const mostHits = 20;

/**
 * What the signed-in user finds by the words typed, inside their own area, for pages; `clear`: the one area that was meant, where
 * that is sure.
 */
export async function loadAreaHits(input: {
  campaignSlug: string;
  typed: string;
}): Promise<{ hits: AreaHit[]; clear: AreaHit | null }> {
  const ctx = await requireContext(`/${input.campaignSlug}`);
  const found = (await search(ctx, { ...input, under: null })) ?? [];
  const clear = pickClearHit(readAreaSearch(input.typed), found);
  return { hits: found.slice(0, mostHits).map(toHit), clear: clear && toHit(clear) };
}

/** What a search found; `truncated`: there are more than these. */
export type FoundAreas = { areas: AreaHit[]; truncated: boolean };

/**
 * The areas that the words typed find, at most 20, the best first; null: no such campaign, or `under` is not
 * the user's.
 * @param input.under the area to search inside; null: the user's own
 */
export async function findAreas(ctx: Context, input: SearchRequest): Promise<FoundAreas | null> {
  const found = await search(ctx, input);
  return found && { areas: found.slice(0, mostHits).map(toHit), truncated: found.length > mostHits };
}

/** The code of the one area inside the user's own that the words typed mean; null: none, or several. */
export async function findClearArea(
  ctx: Context,
  input: { campaignSlug: string; typed: string },
): Promise<string | null> {
  const found = (await search(ctx, { ...input, under: null })) ?? [];
  return pickClearHit(readAreaSearch(input.typed), found)?.code ?? null;
}

type SearchRequest = { campaignSlug: string; typed: string; under: string | null };

async function search(ctx: Context, input: SearchRequest): Promise<FoundArea[] | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const inside = await authorizeArea(ctx, { editionId, code: input.under ?? ctx.actor.area.code, verb: 'view' });
  if (!inside) return null;
  return searchAreas(ctx.database, { editionId, inside, search: readAreaSearch(input.typed), limit: mostHits + 1 });
}

function toHit({ code, name, level, kind, parentName }: FoundArea): AreaHit {
  return { code, name, level, kind, parentName };
}
