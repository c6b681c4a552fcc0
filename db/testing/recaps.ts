import { and, asc, eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { Database } from '../client';
import { areaChanges, offices, recapRecipients, recaps, recapTexts } from '../schema';
import { type OfficeChange, saveOffice } from '../writes/offices';

/**
 * Sets the office of an area, whatever stood before, as if it had been done at `setAt`, with recipients who want its recap.
 * Returns its id.
 * @param database `owner` and `serving` of a test database
 */
export async function setTestOffice(
  database: { owner: Database; serving: Database },
  area: AuthorizedArea,
  input: { change: OfficeChange; setAt: Date },
): Promise<number> {
  const ofArea = and(eq(offices.areaLo, area.lo), eq(offices.areaHi, area.hi));
  const [found] = await database.owner.select({ version: offices.version }).from(offices).where(ofArea);
  await saveOffice(database.serving, area, {
    change: input.change,
    version: found?.version ?? 0,
    before: { timeZone: 'WIB', letterhead: { name: 'Kantor uji' } },
    userId: null,
  });
  const [office] = await database.owner
    .update(offices)
    .set({ updatedAt: input.setAt })
    .where(ofArea)
    .returning({ id: offices.id });
  if (!office) throw new Error(`the office of ${area.code} was not made`);
  await database.owner
    .update(recapRecipients)
    .set({ state: 'confirmed', confirmedBy: 'link' })
    .where(eq(recapRecipients.officeId, office.id));
  return office.id;
}

/** An office of an area that no edition has, with a schedule: something is wrong with it. Returns how to take it away. */
export async function addStrayOffice(
  owner: Database,
  input: { areaCode: string; lo: number; campaignId: number; minute: number; setAt: Date },
): Promise<() => Promise<unknown>> {
  const { areaCode, lo, campaignId, minute, setAt } = input;
  await owner.insert(offices).values({
    areaCode,
    areaLo: lo,
    areaHi: lo + 999_999,
    name: 'Hilang',
    timeZone: 'WIB',
    recapCampaignId: campaignId,
    recapMinute: minute,
    updatedAt: setAt,
  });
  return () => owner.delete(offices).where(eq(offices.areaCode, areaCode));
}

/** All recaps that were prepared, the oldest first. */
export function listTestRecaps(owner: Database): Promise<(typeof recaps.$inferSelect)[]> {
  return owner.select().from(recaps).orderBy(asc(recaps.id));
}

export async function clearTestRecaps(owner: Database): Promise<void> {
  await owner.delete(recaps);
  await owner.delete(recapTexts);
}

/** What the office of the area has worded for a day; before the last time it was said, it was otherwise. */
export async function wordTestRecap(
  owner: Database,
  area: AuthorizedArea,
  input: { campaignId: number; asOf: string; text: string; fingerprint: string },
): Promise<void> {
  const { lo, hi } = area;
  await owner.delete(recapTexts);
  await owner.insert(recapTexts).values({ ...input, areaLo: lo, areaHi: hi, officeLo: lo, officeHi: hi });
}

/** As if a figure of the area had changed now. */
export async function touchTestArea(owner: Database, campaignId: number, area: AuthorizedArea): Promise<void> {
  await owner.insert(areaChanges).values({ campaignId, area: area.lo, changedAt: sql`now()` });
}
