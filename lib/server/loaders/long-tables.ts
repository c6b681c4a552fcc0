import { countAreasInside } from '../../../db/queries/areas';
import { longTableRows } from '../../domain/admission';
import { type AreaLevel, type AuthorizedArea, levelNames, levelOfCode } from '../../domain/areas';
import { type FigureView, levelOfRows } from '../../domain/figure-view';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

/**
 * Whether the rows that are asked for at an area are long work; false where there is nothing for the reader.
 * @param wanted as `FigureView` has it, or the level itself
 */
export async function hasLongTableAt(
  ctx: Context,
  { campaignSlug, code }: { campaignSlug: string; code: string },
  wanted: FigureView['detail'] | number,
): Promise<boolean> {
  return (await countLongTableAt(ctx, { campaignSlug, code }, wanted)) > 0;
}

/** How many rows that are, where they are long work; 0 where they are not. */
export async function countLongTableAt(
  ctx: Context,
  { campaignSlug, code }: { campaignSlug: string; code: string },
  wanted: FigureView['detail'] | number,
): Promise<number> {
  const detail = typeof wanted === 'number' ? (levelNames[wanted] ?? null) : wanted;
  const own = levelOfCode(code);
  if (detail === null || own === null || levelNames.indexOf(detail) <= own + 1) return 0;
  const campaign = await readCampaign(ctx.database, campaignSlug);
  const area = campaign && (await authorizeArea(ctx, { editionId: campaign.editionId, code, verb: 'view' }));
  return area ? countLongTable(ctx, area, levelOfRows(area.level, detail)) : 0;
}

/** The rows of a level where they are long work, else 0. The areas right below one are a few dozen, everywhere. */
export async function countLongTable(ctx: Context, area: AuthorizedArea, detail: AreaLevel | null): Promise<number> {
  if (detail === null || detail <= area.level + 1) return 0;
  const count = await countAreasInside(ctx.database, { editionId: area.editionId, inside: area, level: detail });
  return count > longTableRows ? count : 0;
}
