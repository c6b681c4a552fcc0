import { and, count, desc, eq, like, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../client';
import { areas, audit, editions, users } from '../schema';

/** A change of a campaign, as the audit keeps it. */
export type CampaignChange = {
  at: Date;
  /** Null: the operator at the command line. */
  by: string | null;
  action: string;
  /** The letter that ordered it, or another reason; null: none was given. */
  basis: string | null;
  detail: Record<string, unknown>;
};

/** Maximum number of changes listed. */
const listedChanges = 100;

const ofCampaign = (campaignId: number) => and(eq(audit.campaignId, campaignId), like(audit.action, 'campaign.%'));

/** The changes of a campaign, newest first. */
export async function listCampaignChanges(database: Database, campaignId: number): Promise<CampaignChange[]> {
  const rows = await database
    .select({ at: audit.at, by: users.name, action: audit.action, detail: audit.detail })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .where(ofCampaign(campaignId))
    .orderBy(desc(audit.id))
    .limit(listedChanges);
  return rows.map((row) => ({ ...row, basis: typeof row.detail.basis === 'string' ? row.detail.basis : null }));
}

/** The user who changed a campaign last, and when; null: no user has since it was loaded. */
export async function getLastChange(
  transaction: Transaction,
  campaignId: number,
): Promise<{ by: string | null; at: Date } | null> {
  const [row] = await transaction
    .select({ by: users.name, at: audit.at })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.userId))
    .where(ofCampaign(campaignId))
    .orderBy(desc(audit.id))
    .limit(1);
  return row ?? null;
}

/** An edition of areas to choose from. */
export type EditionChoice = { id: number; name: string; provinces: number };

/** All editions by name, newest first, with their number of provinces, by which users know them. */
export async function listEditionChoices(database: Database): Promise<EditionChoice[]> {
  return database
    .select({ id: editions.id, name: editions.name, provinces: count(areas.lo) })
    .from(editions)
    .leftJoin(areas, and(eq(areas.editionId, editions.id), eq(areas.level, 1)))
    .groupBy(editions.id, editions.name)
    .orderBy(desc(sql`${editions.name} collate "C"`));
}
