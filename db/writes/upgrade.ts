import { eq, lt, sql } from 'drizzle-orm';
import { stages } from '../../lib/domain/counts';
import { connect, type NationTransaction, overNation } from '../client';
import { campaigns, rollUpRule } from '../schema';
import { markHeldAnew } from './held-anew';
import { lockCampaign } from './locks';
import { rollUp } from './progress';

/**
 * Brings the rows of `progress` that an earlier release made up to the rule of this one, once a campaign: only the days
 * whose figures the change touches, so that a national campaign does not wait for all of its days.
 * @param ownerUrl a role without a limit on statements
 * @param report told of each campaign that is brought up
 */
export async function upgradeFigures(ownerUrl: string, report: (step: string) => void): Promise<void> {
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 0 });
  try {
    const outdated = await owner
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(lt(campaigns.rollUpRule, rollUpRule))
      .orderBy(campaigns.id);
    for (const { id, name } of outdated) {
      report(`Menghitung ulang ${name} menurut aturan baru`);
      await overNation(owner, async (transaction) => {
        await lockCampaign(transaction, id);
        const [campaign] = await transaction.select().from(campaigns).where(eq(campaigns.id, id));
        // Two starts at once: the second one waited for the first, and finds it done.
        if (!campaign || campaign.rollUpRule >= rollUpRule) return;
        if (campaign.rollUpRule < 2) await laterWordStands(transaction, id);
        if (campaign.rollUpRule < 4) await markHeldAnew(transaction, { campaignId: id, areas: null });
        await transaction.update(campaigns).set({ rollUpRule }).where(eq(campaigns.id, id));
      });
    }
  } finally {
    await owner.close();
  }
}

/** From rule 1 to 2: days that an area reported in both forms, and days that were said to have fallen. */
async function laterWordStands(transaction: NationTransaction, campaignId: number): Promise<void> {
  const contested = await transaction.execute(sql`
    create temporary table touched on commit drop as
    select distinct area, day from counts where campaign_id = ${campaignId}
    group by area, day, stage having bool_or(channel = 'unsplit') and bool_or(channel <> 'unsplit')`);
  await rollUpTouched(transaction, { campaignId, count: contested.count });
  const fell = await transaction.execute(sql`
    create temporary table touched on commit drop as
    select area, day from progress where campaign_id = ${campaignId}
      and (${sql.raw(stages.map((stage) => `fell_${stage}`).join(' or '))})`);
  // Only the mark changes here and no figure: the hour of the data stays.
  await rollUpTouched(transaction, { campaignId, count: fell.count, again: true });
}

/** Rolls up what is in `touched`, and drops it also where nothing is: what is brought up next makes it anew. */
async function rollUpTouched(
  transaction: NationTransaction,
  { campaignId, count, again }: { campaignId: number; count: number; again?: true },
): Promise<void> {
  if (count > 0) await rollUp(transaction, campaignId, again && { again });
  else await transaction.execute(sql`drop table touched`);
}
