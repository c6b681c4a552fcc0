import { inScope, type ScopedTransaction } from '../../../db/client';
import { countLokus, getScopeList, listReportedOutside, listScopeVersions } from '../../../db/queries/scope';
import { type AreaLevel, type AuthorizedArea, codeOfArea } from '../../domain/areas';
import type { Campaign } from '../../domain/campaigns';
import type { Stage } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { type ScopeList, type ScopeOnDay, type ScopeVersion, versionOn } from '../../domain/scope';
import type { ScopeEntry } from '../../domain/scope-changes';
import type { Context } from '../auth/context';

/**
 * Who takes part on a day, for the areas of these levels inside `area`; null: a census, which costs no further query.
 * @param input.versions those of the campaign
 */
export async function readScope(
  transaction: ScopedTransaction,
  input: {
    versions: readonly ScopeVersion[];
    area: AuthorizedArea;
    campaignId: number;
    levels: readonly AreaLevel[];
    stage: Stage;
    asOf: IsoDay;
  },
): Promise<ScopeOnDay | null> {
  const { versions, ...wanted } = input;
  const version = versionOn(versions, input.asOf);
  if (!version || version.everybody) return null;
  const { id: scopeId, lokusLevel } = version;
  const [list, lokus, reportedOutside] = await Promise.all([
    getScopeList(transaction, scopeId),
    lokusLevel === null ? new Map() : countLokus(transaction, { ...wanted, scopeId, lokusLevel }),
    listReportedOutside(transaction, { ...wanted, scopeId }),
  ]);
  return { version, list, lokus, reportedOutside };
}

/**
 * The list of a campaign by day, as far as it touches the scope of an upload; null for a day of a census. Null, the answer:
 * the campaign never had a list.
 */
export async function loadScopeByDay(
  ctx: Context,
  place: { campaign: Pick<Campaign, 'id'>; area: AuthorizedArea },
): Promise<((day: IsoDay) => ScopeList | null) | null> {
  return inScope(ctx.database, place.area, async (transaction) => {
    const versions = await listScopeVersions(transaction, place.campaign.id);
    if (versions.every((one) => one.everybody)) return null;
    const lists = new Map<number, ScopeList>();
    for (const { id, everybody } of versions) if (!everybody) lists.set(id, await getScopeList(transaction, id));
    return (day) => {
      const version = versionOn(versions, day);
      return version ? (lists.get(version.id) ?? null) : null;
    };
  });
}

/** The list of a campaign that applies last, as it may be copied; null: it has none, all areas take part. */
export function loadNewestList(ctx: Context, campaign: Pick<Campaign, 'id'>): Promise<ScopeEntry[] | null> {
  return inScope(ctx.database, ctx.actor.area, async (transaction) => {
    const versions = await listScopeVersions(transaction, campaign.id);
    const last = versions.reduce<IsoDay | null>((day, one) => (day && day > one.fromDay ? day : one.fromDay), null);
    const version = last && versionOn(versions, last);
    if (!version || version.everybody) return null;
    const { areas } = await getScopeList(transaction, version.id);
    return areas.map(({ lo, mode }) => ({ code: codeOfArea(lo), mode }));
  });
}
