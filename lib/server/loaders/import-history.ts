import { inScope } from '../../../db/client';
import { listAreasByCode, listAreasInside } from '../../../db/queries/areas';
import {
  countImports,
  listImports,
  listRecentlySent,
  listSenders,
  listSendingAreas,
  listSentDays,
  type UploadFilter,
} from '../../../db/queries/import-history';
import type { AreaRef } from '../../domain/area-progress';
import { type AreaRange, areaLevels, commonCode, isInside } from '../../domain/areas';
import { dayInJakarta } from '../../domain/days';
import {
  activeParts,
  buildOfficeOptions,
  buildOverview,
  codesToName,
  type FilterPart,
  groupByDay,
  type HistoryFilter,
  type OfficeOption,
  type OfficeOverview,
  type PlacedArea,
  withoutPart,
} from '../../domain/import-history';
import type { HistoryDay } from '../../domain/import-views';
import { rangeBeforeSplit, rangeSinceSplit } from '../../domain/papua-split';
import type { Context } from '../auth/context';
import type { CampaignScope } from './imports';

export type ImportHistory = {
  /** What was asked for, without an office that is none or lies outside the reader's area. */
  filter: HistoryFilter;
  /** The area of the office that is asked for. */
  office: AreaRef | null;
  days: HistoryDay[];
  /** How many uploads the filter leaves. */
  total: number;
  offices: OfficeOption[];
  /** Where the filter leaves nothing: what each part of it keeps away, by itself. */
  withoutEach: { part: FilterPart; total: number }[];
};

/** The uploads of a campaign inside the user's area: a page of those that the filter leaves, by the day in WIB. */
export async function loadImportHistory(
  ctx: Context,
  scope: CampaignScope,
  input: { filter: HistoryFilter; limit: number; offset: number },
): Promise<ImportHistory> {
  const campaignId = scope.campaign.id;
  const senders = await inScope(ctx.database, scope.area, (transaction) => listSenders(transaction, campaignId));
  const named = await nameSenders(ctx, scope, senders, input.filter);
  const chosen = chosenOffice(scope, input.filter, named);
  const filter: HistoryFilter = chosen ? input.filter : { ...input.filter, office: null };
  const range = chosen && { lo: chosen.lo, hi: chosen.hi, alone: filter.office?.alone ?? false };
  const asQuery = (wanted: HistoryFilter): UploadFilter => ({ ...wanted, office: wanted.office && range });
  const found = await inScope(ctx.database, scope.area, async (transaction) => {
    const count = (wanted: HistoryFilter) => countImports(transaction, { campaignId, filter: asQuery(wanted) });
    const total = await count(filter);
    const page = { campaignId, filter: asQuery(filter), limit: input.limit, offset: input.offset };
    const groups = groupByDay(await listImports(transaction, page), ({ createdAt }) => dayInJakarta(createdAt));
    const [last, first] = [groups[0]?.day, groups.at(-1)?.day];
    const sent =
      first && last
        ? await listSentDays(transaction, { campaignId, filter: { ...asQuery(filter), from: first, to: last } })
        : [];
    const withoutEach: ImportHistory['withoutEach'] = [];
    if (total === 0) {
      for (const part of activeParts(filter)) withoutEach.push({ part, total: await count(withoutPart(filter, part)) });
    }
    return { total, groups, sent, withoutEach };
  });
  const onDay = new Map(found.sent.map((one) => [one.day, one]));
  const days = found.groups.map(({ day, items }) => {
    const { uploads, saved } = onDay.get(day) ?? { uploads: items.length, saved: 0 };
    return { day, uploads, saved, entries: items };
  });
  const { total, withoutEach } = found;
  const offices = buildOfficeOptions(scope.area, senders, named);
  return { filter, office: chosen && refOf(chosen), days, total, offices, withoutEach };
}

/** The areas that the list of offices names, and the one that is asked for. */
function nameSenders(
  ctx: Context,
  scope: CampaignScope,
  senders: readonly { lo: number }[],
  filter: HistoryFilter,
): Promise<PlacedArea[]> {
  const codes = senders.flatMap(({ lo }) => codesToName(commonCode(lo, lo), scope.area));
  const wanted = new Set([...codes, ...(filter.office ? [filter.office.code] : [])]);
  return listAreasByCode(ctx.database, scope.campaign.editionId, [...wanted]);
}

function chosenOffice(scope: CampaignScope, filter: HistoryFilter, areas: readonly PlacedArea[]): PlacedArea | null {
  const found = areas.find(({ code }) => code === filter.office?.code);
  return found && isInside(found, scope.area) ? found : null;
}

function refOf({ code, name, level, kind }: PlacedArea): AreaRef {
  return { code, name, level, kind };
}

/** So many days of sending the overview shows. */
const overviewDays = 7;

/** The areas in a campaign of which an account may send files: accounts have the codes of today. */
async function listSendersIn(ctx: Context, area: AreaRange): Promise<AreaRange[]> {
  const since = rangeSinceSplit(area);
  const found = await listSendingAreas(ctx.database, since ?? area);
  return since ? found.map((one) => rangeBeforeSplit(one) ?? one) : found;
}

/** Who sent what on the last days of sending; null where the reader's area has but one office. */
export async function loadOfficeOverview(ctx: Context, scope: CampaignScope): Promise<OfficeOverview | null> {
  const { area, campaign } = scope;
  const level = areaLevels[area.level + 1];
  if (level === undefined) return null;
  const [recent, offices, children] = await Promise.all([
    inScope(ctx.database, area, (transaction) =>
      listRecentlySent(transaction, { campaignId: campaign.id, days: overviewDays }),
    ),
    listSendersIn(ctx, area),
    listAreasInside(ctx.database, { editionId: campaign.editionId, inside: area, level }),
  ]);
  return buildOverview({ own: area, children, offices, ...recent });
}
