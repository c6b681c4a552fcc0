import { type Database, servingDatabase } from '../../../db/client';
import { type Area, searchAreas } from '../../../db/queries/areas';
import { getCampaign } from '../../../db/queries/campaigns';
import type { AreaRef } from '../../domain/area-progress';
import type { SessionUser } from '../../domain/users';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';
import { requireUser } from '../auth/session';

/** An area that a search found, and the name of the area above it: many a desa shares its name. */
export type AreaHit = AreaRef & { parentName: string | null };

const mostHits = 20;

/** What whoever is signed in finds by the words typed, inside their own area; for pages. */
export async function loadAreaHits(input: { campaignSlug: string; typed: string }): Promise<AreaHit[]> {
  const user = await requireUser(`/${input.campaignSlug}`);
  return (await findAreas(user, { ...input, under: null }))?.areas ?? [];
}

/** What a search found; `truncated`: there are more than these. */
export type FoundAreas = { areas: AreaHit[]; truncated: boolean };

/**
 * The areas that the words typed find, at most 20, the higher levels first; null: no such campaign, or `under` is not
 * the user's.
 * @param input.under the area to search inside; null: the user's own
 */
export async function findAreas(
  user: SessionUser,
  input: { campaignSlug: string; typed: string; under: string | null },
  database: Database = servingDatabase(),
): Promise<FoundAreas | null> {
  const campaign = await getCampaign(database, input.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const inside =
    input.under === null
      ? await authorizeOwnArea(user, editionId, 'view', database)
      : await authorizeArea(user, { editionId, code: input.under, verb: 'view' }, database);
  if (!inside) return null;
  const found = await searchAreas(database, { editionId, inside, typed: input.typed, limit: mostHits + 1 });
  return { areas: found.slice(0, mostHits).map(toHit), truncated: found.length > mostHits };
}

function toHit(area: Area & { parentName: string | null }): AreaHit {
  return { code: area.code, name: area.name, level: area.level, kind: area.kind, parentName: area.parentName };
}
