import { eq, sql } from 'drizzle-orm';
import { Problem } from '../../lib/domain/problems';
import { type Database, type NationTransaction, overNation } from '../client';
import { campaigns, targetSets } from '../schema';
import { lockCampaign } from './locks';
import { rollUp } from './progress';
import { rollUpTargets } from './targets';

async function campaignsNamed(owner: Database, slug: string | null): Promise<{ id: number; slug: string }[]> {
  const rows = await owner
    .select({ id: campaigns.id, slug: campaigns.slug })
    .from(campaigns)
    .where(slug === null ? undefined : eq(campaigns.slug, slug))
    .orderBy(campaigns.id);
  if (rows.length === 0 && slug !== null) {
    throw new Problem('campaign-unknown', `Tidak ada kampanye '${slug}'.`);
  }
  return rows;
}

/** Makes the campaign's rows of `progress` from the ledger alone. */
async function fillFromLedger(
  transaction: NationTransaction,
  campaignId: number,
  options: { again: boolean },
): Promise<void> {
  await transaction.execute(sql`
    create temporary table touched on commit drop as
    select area, day from counts where campaign_id = ${campaignId}
    union select area, day from workforce where campaign_id = ${campaignId}`);
  await rollUp(transaction, campaignId, options);
}

async function fillTargetsFromLedger(transaction: NationTransaction, campaignId: number): Promise<void> {
  const sets = await transaction
    .select({ id: targetSets.id })
    .from(targetSets)
    .where(eq(targetSets.campaignId, campaignId));
  for (const set of sets) {
    await transaction.execute(sql`
      create temporary table touched_targets on commit drop as
      select distinct area from target_facts where target_set_id = ${set.id}`);
    await rollUpTargets(transaction, set.id);
  }
}

/**
 * Replaces the campaign's rows of `progress` and `targets` by what the ledgers say.
 * @param options.again false: the ledgers were written just now, so the figures are of this hour
 */
export async function rebuildCampaign(
  transaction: NationTransaction,
  campaignId: number,
  options: { again: boolean } = { again: true },
): Promise<void> {
  await transaction.execute(sql`delete from progress where campaign_id = ${campaignId}`);
  await transaction.execute(
    sql`delete from targets where target_set_id in (select id from target_sets where campaign_id = ${campaignId})`,
  );
  // Targets first: figures are measured by them.
  await fillTargetsFromLedger(transaction, campaignId);
  await fillFromLedger(transaction, campaignId, options);
}

/**
 * Computes `progress` and `targets` anew from the ledgers.
 * @param owner a connection as the database's owner, without a limit on statements
 * @param slug one campaign, or null for all
 */
export async function rebuildProgress(owner: Database, slug: string | null): Promise<void> {
  for (const campaign of await campaignsNamed(owner, slug)) {
    await overNation(owner, async (transaction) => {
      await lockCampaign(transaction, campaign.id);
      await rebuildCampaign(transaction, campaign.id);
    });
  }
}

export type Verification = {
  campaign: string;
  /** Rows of progress and of targets compared. */
  rows: number;
  /** The first row that differs, in words; null: progress = rebuild(ledger). */
  difference: string | null;
};

/** Carries a verification out of the transaction that it rolls back. */
class Verified extends Error {
  constructor(readonly verification: Verification) {
    super('verified');
  }
}

/**
 * Proves that `progress` and `targets` are what the ledgers say: rebuilds them in a transaction that is rolled back, and
 * compares. Changes nothing that anybody else can see; imports of the campaign wait while it runs.
 */
export async function verifyProgress(owner: Database, slug: string | null): Promise<Verification[]> {
  const results: Verification[] = [];
  for (const campaign of await campaignsNamed(owner, slug)) {
    try {
      await overNation(owner, async (transaction) => {
        await lockCampaign(transaction, campaign.id);
        throw new Verified(await compareWithLedger(transaction, campaign));
      });
    } catch (error) {
      if (!(error instanceof Verified)) throw error;
      results.push(error.verification);
    }
  }
  return results;
}

async function compareWithLedger(
  transaction: NationTransaction,
  campaign: { id: number; slug: string },
): Promise<Verification> {
  const rows = sql`select * from progress where campaign_id = ${campaign.id}`;
  const targetRows = sql`select t.* from targets t join target_sets s on s.id = t.target_set_id
    where s.campaign_id = ${campaign.id}`;
  await transaction.execute(sql`create temporary table stored on commit drop as ${rows}`);
  await transaction.execute(sql`create temporary table stored_targets on commit drop as ${targetRows}`);
  await rebuildCampaign(transaction, campaign.id);
  const [counted] = await transaction.execute<{ rows: number }>(
    sql`select (select count(*) from stored) + (select count(*) from stored_targets) as rows`,
  );
  const [difference] = await transaction.execute<{ text: string }>(sql`
    -- What listRowsToMake and \`fresh\` of the roll-up rely on: Indonesia has a row for each day that any area has.
    (select 'progress, Indonesia tanpa baris: ' || day::text as text
      from (select day from stored except select day from stored where area = 0) d order by day limit 1)
    union all (select 'progress, tersimpan: ' || d::text from (select * from stored except ${rows}) d limit 1)
    union all (select 'progress, menurut buku besar: ' || d::text from (${rows} except select * from stored) d limit 1)
    union all (select 'target, tersimpan: ' || d::text from (select * from stored_targets except ${targetRows}) d limit 1)
    union all (select 'target, menurut buku besar: ' || d::text from (${targetRows} except select * from stored_targets) d limit 1)
    limit 1`);
  return { campaign: campaign.slug, rows: counted?.rows ?? 0, difference: difference?.text ?? null };
}
