import { and, asc, desc, eq, exists, or, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { Campaign, Extension } from '../../lib/domain/campaigns';
import { toDay } from '../../lib/domain/days';
import { isKeepable } from '../../lib/domain/texts';
import type { Database, ScopedTransaction, Transaction } from '../client';
import { campaigns, editions, extensions, targetSets, targets } from '../schema';

type CampaignRow = typeof campaigns.$inferSelect;

function toCampaign(row: CampaignRow): Campaign {
  const { createdAt: _, rollUpRule: __, ...campaign } = row;
  return {
    ...campaign,
    startDay: toDay(row.startDay),
    endDay: toDay(row.endDay),
    letterDay: row.letterDay === null ? null : toDay(row.letterDay),
  };
}

export async function getCampaign(database: Database | Transaction, slug: string): Promise<Campaign | null> {
  if (!isKeepable(slug)) return null;
  const [row] = await database.select().from(campaigns).where(eq(campaigns.slug, slug));
  return row ? toCampaign(row) : null;
}

export async function getCampaignById(database: Database | Transaction, id: number): Promise<Campaign | null> {
  const [row] = await database.select().from(campaigns).where(eq(campaigns.id, id));
  return row ? toCampaign(row) : null;
}

/** All campaigns in the order they were opened, the oldest first. */
export async function listCampaigns(database: Database): Promise<(Campaign & { edition: string })[]> {
  const rows = await database
    .select({ campaign: campaigns, edition: editions.name })
    .from(campaigns)
    .innerJoin(editions, eq(editions.id, campaigns.editionId))
    .orderBy(asc(campaigns.id));
  return rows.map((row) => ({ ...toCampaign(row.campaign), edition: row.edition }));
}

export async function listExtensions(database: Database | Transaction, campaignId: number): Promise<Extension[]> {
  const rows = await database.select().from(extensions).where(eq(extensions.campaignId, campaignId));
  return rows.map(({ areaLo, areaHi, decidedDay, endDay, letter }) => ({
    areaLo,
    areaHi,
    decidedDay: toDay(decidedDay),
    endDay: toDay(endDay),
    letter,
  }));
}

export type TargetSet = { id: number; name: string; letter: string | null; isDefault: boolean };

/** The versions of a campaign's targets that say something of an area, and the default one, which comes first. */
export async function listTargetSets(
  transaction: ScopedTransaction,
  input: { campaignId: number; area: AuthorizedArea },
): Promise<TargetSet[]> {
  const speaksOfArea = exists(
    transaction
      .select({ area: targets.area })
      .from(targets)
      .where(and(eq(targets.targetSetId, targetSets.id), eq(targets.area, input.area.lo))),
  );
  return transaction
    .select({ id: targetSets.id, name: targetSets.name, letter: targetSets.letter, isDefault: targetSets.isDefault })
    .from(targetSets)
    .where(and(eq(targetSets.campaignId, input.campaignId), or(targetSets.isDefault, speaksOfArea)))
    .orderBy(desc(targetSets.isDefault), sql`${targetSets.name} collate "id-ID-x-icu"`);
}
