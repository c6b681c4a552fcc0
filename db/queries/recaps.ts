import { and, eq, type SQL } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import type { RecapText } from '../../lib/domain/recaps';
import type { ScopedTransaction } from '../client';
import { recapTexts, users } from '../schema';

/** Which text: the campaign, the office that words it, and the day of the figures. */
export type RecapKey = { campaignId: number; office: AreaRange; asOf: IsoDay };

export function isRecapText(area: AuthorizedArea, { campaignId, office, asOf }: RecapKey): SQL | undefined {
  return and(
    eq(recapTexts.campaignId, campaignId),
    eq(recapTexts.areaLo, area.lo),
    eq(recapTexts.areaHi, area.hi),
    eq(recapTexts.officeLo, office.lo),
    eq(recapTexts.officeHi, office.hi),
    eq(recapTexts.asOf, asOf),
  );
}

/** The text as the office last left it, put back or not; null: nobody ever worded one. */
export async function getRecapText(
  transaction: ScopedTransaction,
  area: AuthorizedArea,
  key: RecapKey,
): Promise<RecapText | null> {
  const { text, fingerprint, version, updatedAt } = recapTexts;
  const [row] = await transaction
    .select({ text, fingerprint, version, updatedAt, updatedBy: users.name })
    .from(recapTexts)
    .leftJoin(users, eq(users.id, recapTexts.updatedBy))
    .where(isRecapText(area, key));
  return row ?? null;
}
