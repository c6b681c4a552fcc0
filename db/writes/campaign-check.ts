import { and, desc, eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { type FindingKey, formatFindingKey, type SettledAs } from '../../lib/domain/campaign-check';
import { type Database, inScope } from '../client';
import { checkSettlements } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';

/**
 * Marks a finding of an area's check as settled, or takes the mark back (`as` null). Said once more as it stands it is
 * written once. @throws Problem 409 `campaign-archived`
 */
export async function settleFinding(
  database: Database,
  input: {
    campaignId: number;
    area: AuthorizedArea;
    userId: number | null;
    finding: FindingKey & { fingerprint: string; count: number };
    as: SettledAs | null;
    note: string;
  },
): Promise<void> {
  const { campaignId, area, userId, finding, as, note } = input;
  const { kind, level, fingerprint, count } = finding;
  await inScope(database, area, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    const [newest] = await transaction
      .select()
      .from(checkSettlements)
      .where(
        and(
          ...[eq(checkSettlements.campaignId, campaignId), eq(checkSettlements.kind, kind)],
          ...[eq(checkSettlements.areaLo, area.lo), eq(checkSettlements.areaHi, area.hi)],
          sql`${checkSettlements.level} is not distinct from ${level}`,
        ),
      )
      // What was said of these figures; of others where nothing was.
      .orderBy(sql`${checkSettlements.fingerprint} = ${fingerprint} desc`, desc(checkSettlements.id))
      .limit(1);
    const before = newest?.settledAs ?? null;
    const same = before === as && (as === null || (newest?.note === note && newest.fingerprint === fingerprint));
    if (same) return;
    await transaction.insert(checkSettlements).values({
      ...{ campaignId, areaLo: area.lo, areaHi: area.hi, kind, level, fingerprint, settledAs: as, note, userId },
    });
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: as === null ? 'check.reopen' : 'check.settle' },
      subject: `temuan ${formatFindingKey(finding)}`,
      detail: { changes: { settledAs: { from: before, to: as } }, note, areas: count },
    });
  });
}
