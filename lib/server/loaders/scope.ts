import type { ScopedTransaction } from '../../../db/client';
import { countLokus, getScopeList, listReportedOutside } from '../../../db/queries/scope';
import type { AreaLevel, AuthorizedArea } from '../../domain/areas';
import type { Stage } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { type ScopeOnDay, type ScopeVersion, versionOn } from '../../domain/scope';

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
