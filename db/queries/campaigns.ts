import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AreaKind, AreaLevel } from '../../lib/domain/areas';
import type { Campaign, Extension } from '../../lib/domain/campaigns';
import { toDay } from '../../lib/domain/days';
import { isKeepable } from '../../lib/domain/texts';
import type { Database, Transaction } from '../client';
import { areas, campaigns, editions, extensions, users } from '../schema';

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

/** The extensions of a campaign that are in effect. */
export async function listExtensions(database: Database | Transaction, campaignId: number): Promise<Extension[]> {
  const rows = await database
    .select()
    .from(extensions)
    .where(and(eq(extensions.campaignId, campaignId), isNull(extensions.withdrawnAt)))
    .orderBy(asc(extensions.id));
  return rows.map(({ areaLo, areaHi, decidedDay, endDay, letter }) => ({
    areaLo,
    areaHi,
    decidedDay: toDay(decidedDay),
    endDay: toDay(endDay),
    letter,
  }));
}

/** A letter as it was noted; `withdrawnAt` null: it is in effect. */
export type ExtensionEntry = Extension & {
  id: number;
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  createdAt: Date;
  createdBy: string | null;
  withdrawnAt: Date | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
};

/** All letters of a campaign, newest first, withdrawn ones too. */
export async function listExtensionEntries(database: Database, campaignId: number): Promise<ExtensionEntry[]> {
  const withdrawer = alias(users, 'withdrawer');
  const { id, areaLo, areaHi, decidedDay, endDay, letter, createdAt, withdrawnAt, withdrawnReason } = extensions;
  const rows = await database
    .select({
      ...{ id, areaLo, areaHi, decidedDay, endDay, letter, createdAt, withdrawnAt, withdrawnReason },
      area: { code: areas.code, name: areas.name, level: sql<AreaLevel>`${areas.level}`, kind: areas.kind },
      createdBy: users.name,
      withdrawnBy: withdrawer.name,
    })
    .from(extensions)
    .innerJoin(campaigns, eq(campaigns.id, extensions.campaignId))
    .innerJoin(
      areas,
      and(eq(areas.editionId, campaigns.editionId), eq(areas.lo, extensions.areaLo), eq(areas.hi, extensions.areaHi)),
    )
    .leftJoin(users, eq(users.id, extensions.createdBy))
    .leftJoin(withdrawer, eq(withdrawer.id, extensions.withdrawnBy))
    .where(eq(extensions.campaignId, campaignId))
    .orderBy(desc(extensions.id));
  return rows.map((row) => ({ ...row, decidedDay: toDay(row.decidedDay), endDay: toDay(row.endDay) }));
}
