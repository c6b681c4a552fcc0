import { eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { campaigns, editions, importFacts } from '../schema';
import { packagedEdition } from '../seed/areas';

/** An empty campaign of April and May 2021 on the packaged areas. Returns its id. */
export async function makeTestCampaign(owner: Database, slug: string): Promise<number> {
  const [edition] = await owner
    .select({ id: editions.id })
    .from(editions)
    .where(eq(editions.name, packagedEdition.name));
  if (!edition) throw new Error('the areas are not loaded');
  const [campaign] = await owner
    .insert(campaigns)
    .values({
      slug,
      name: 'Uji',
      unit: 'keluarga',
      startDay: '2021-04-01',
      endDay: '2021-05-31',
      editionId: edition.id,
      source: 'uji',
    })
    .returning({ id: campaigns.id });
  if (!campaign) throw new Error('the campaign was not made');
  return campaign.id;
}

/** Changes the figures of a checked upload behind everybody's back, as no part of the app may. */
export async function tamperWithPlan(owner: Database, importId: number): Promise<void> {
  await owner
    .update(importFacts)
    .set({ value: sql`${importFacts.value} + 900` })
    .where(eq(importFacts.importId, importId));
}
