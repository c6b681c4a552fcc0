import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { type Scenario, scenarioLimits } from '../../lib/domain/scenarios';
import type { ScopedTransaction } from '../client';
import { scenarios, users } from '../schema';

/** The scenarios of this very area in a campaign, the newest first. */
export async function listScenarios(
  transaction: ScopedTransaction,
  { campaignId, area }: { campaignId: number; area: AuthorizedArea },
): Promise<Omit<Scenario, 'area'>[]> {
  const rows = await transaction
    .select({
      ...{ id: scenarios.id, name: scenarios.name, start: scenarios.start, assumed: scenarios.assumed },
      ...{ createdBy: users.name, createdAt: scenarios.createdAt },
    })
    .from(scenarios)
    .leftJoin(users, eq(users.id, scenarios.createdBy))
    .where(
      and(
        eq(scenarios.campaignId, campaignId),
        eq(scenarios.areaLo, area.lo),
        eq(scenarios.areaHi, area.hi),
        isNull(scenarios.deletedAt),
      ),
    )
    .orderBy(desc(scenarios.createdAt), desc(scenarios.id))
    .limit(scenarioLimits.kept);
  return rows.map((row) => ({ ...row, asOf: row.start.asOf }));
}
