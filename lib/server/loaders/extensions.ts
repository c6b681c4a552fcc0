import { listAreasInside } from '../../../db/queries/areas';
import { type ExtensionEntry, listExtensionEntries, listExtensions } from '../../../db/queries/campaigns';
import type { AreaRef } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { type AuthorizedArea, isInside } from '../../domain/areas';
import { type Campaign, endDayOf, latestEndDay } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay } from '../../domain/days';
import { isAllowed } from '../../domain/users';
import { authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

export type ExtensionPage = {
  campaign: Campaign;
  area: AuthorizedArea;
  today: IsoDay;
  /** The end of the reader's own area, as it is known today, and the latest of any area. */
  endDay: IsoDay;
  latestEndDay: IsoDay;
  mayExtend: boolean;
  /** Of areas above, inside and of the reader's own, the newest first; those that were taken back too. */
  extensions: ExtensionEntry[];
};

/** The letters that move the end, as far as they concern the reader; null: no such campaign, or it has not their area. */
export async function readExtensions(ctx: Context, input: { campaignSlug: string }): Promise<ExtensionPage | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const area = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !area) return null;
  const [standing, entries] = await Promise.all([
    listExtensions(ctx.database, campaign.id),
    listExtensionEntries(ctx.database, campaign.id),
  ]);
  const today = dayInJakarta(ctx.now);
  return {
    ...{ campaign, area, today },
    endDay: endDayOf({ campaign, extensions: standing, areaLo: area.lo, asOf: today }),
    latestEndDay: latestEndDay(campaign, standing),
    mayExtend: isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' }),
    extensions: entries.filter((one) => {
      const range = { lo: one.areaLo, hi: one.areaHi };
      return isInside(range, area) || isInside(area, range);
    }),
  };
}

/** The page of extensions: besides, areas that one may be noted for, by name. */
export async function loadExtensionPage(
  ctx: Context,
  input: { campaignSlug: string },
): Promise<(ExtensionPage & { areas: AreaRef[] }) | null> {
  const page = await readExtensions(ctx, input);
  if (!page?.mayExtend) return page && { ...page, areas: [] };
  const { editionId } = page.campaign;
  const provinces = await listAreasInside(ctx.database, { editionId, inside: page.area, level: 1 });
  return { ...page, areas: [page.area, ...provinces].map(refOf) };
}
