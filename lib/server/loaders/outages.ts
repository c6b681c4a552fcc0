import { inScope } from '../../../db/client';
import { listAreasInside } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { listOutageEntries, listOutages, type OutageEntry } from '../../../db/queries/outages';
import type { AreaRef } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { type AreaLevel, type AreaRelation, type AuthorizedArea, relationOf } from '../../domain/areas';
import { type Campaign, latestEndDay } from '../../domain/campaigns';
import { dayInJakarta, earlierDay, type IsoDay } from '../../domain/days';
import type { Outage } from '../../domain/outages';
import { countLostDays } from '../../domain/pace';
import { isAllowed } from '../../domain/users';
import { authorizeOwnArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

/** An outage as it stands, and all that was said of it. */
export type OutageView = Omit<OutageEntry, 'rootId' | 'supersedes'> & {
  /** The row that stands: what a correction is put on. */
  seen: number;
  /** Oldest first; the last is what stands. */
  history: OutageEntry[];
  /** Days that this outage alone takes from its area. */
  daysLost: { online: number; manual: number };
  mayChange: boolean;
};

export type OutagePage = {
  campaign: Campaign;
  area: AuthorizedArea;
  /** The day up to which days are counted: today, or the campaign's last. */
  asOf: IsoDay;
  /** The days that the reader's own area has lost. */
  daysLost: { online: number; manual: number };
  outages: OutageView[];
};

/**
 * The outages that the reader sees: of their own area, below it and above it, those that have not ended first and then the
 * newest. Null: no such campaign, or it has not their area.
 */
export async function readOutages(ctx: Context, input: { campaignSlug: string }): Promise<OutagePage | null> {
  const campaign = await readCampaign(ctx.database, input.campaignSlug);
  const area = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  if (!campaign || !area) return null;
  const last = latestEndDay(campaign, await listExtensions(ctx.database, campaign.id));
  const asOf = earlierDay(dayInJakarta(ctx.now), last);
  return inScope(ctx.database, area, async (transaction) => {
    const entries = await listOutageEntries(transaction, { campaignId: campaign.id });
    const standing = await listOutages(transaction, campaign.id);
    const { startDay } = campaign;
    const lost = (outages: readonly Outage[], areaLo: number) => countLostDays({ outages, areaLo, asOf, startDay });
    const byId = new Map(standing.map((one) => [one.id, one]));
    const views = groupEntries(entries).map(({ id, newest, history }): OutageView => {
      const { rootId: _, supersedes: __, ...said } = newest;
      const known = byId.get(id);
      const relation = relationOf(ctx.actor.area, { lo: newest.areaLo, hi: newest.areaHi });
      return {
        ...said,
        ...{ id, seen: newest.id, history },
        daysLost: known ? lost([known], newest.areaLo) : { online: 0, manual: 0 },
        mayChange: !newest.withdrawn && isAllowed({ role: ctx.actor.role, verb: 'logOutages', relation }),
      };
    });
    return { campaign, area, asOf, daysLost: lost(standing, area.lo), outages: views.sort(openFirst) };
  });
}

function groupEntries(entries: readonly OutageEntry[]): { id: number; newest: OutageEntry; history: OutageEntry[] }[] {
  const groups = new Map<number, { id: number; newest: OutageEntry; history: OutageEntry[] }>();
  for (const entry of entries) {
    const id = entry.rootId ?? entry.id;
    const group = groups.get(id);
    if (group) {
      group.history.push(entry);
      group.newest = entry;
    } else groups.set(id, { id, newest: entry, history: [entry] });
  }
  return [...groups.values()];
}

function openFirst(one: OutageView, other: OutageView): number {
  const isOpen = (view: OutageView) => (view.toDay === null && !view.withdrawn ? 0 : 1);
  return isOpen(one) - isOpen(other) || other.fromDay.localeCompare(one.fromDay) || other.id - one.id;
}

/** So many areas below the reader's own are offered by name; any other is written by its code. */
const offeredAreas = 600;

/** The page of outages: besides, the areas that the reader may note one for, the own one first; none: the reader only looks. */
export async function loadOutagePage(
  ctx: Context,
  input: { campaignSlug: string },
): Promise<(OutagePage & { areas: AreaRef[] }) | null> {
  const page = await readOutages(ctx, input);
  if (!page) return null;
  const { campaign, area } = page;
  const may = (relation: AreaRelation) => isAllowed({ role: ctx.actor.role, verb: 'logOutages', relation });
  if (!may('own')) return { ...page, areas: [] };
  const inside = may('descendant') && area.level < 4;
  const children = inside
    ? await listAreasInside(ctx.database, {
        ...{ editionId: campaign.editionId, inside: area, level: (area.level + 1) as AreaLevel },
      })
    : [];
  return { ...page, areas: [area, ...children.slice(0, offeredAreas)].map(refOf) };
}
