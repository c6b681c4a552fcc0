import { type Database, overNation } from '../client';
import { getEdition } from '../queries/areas';
import { packagedEdition } from '../seed/areas';
import { loadDemoCampaign } from '../seed/demo';
import type { DemoCampaign } from '../seed/demo-campaign';

/** Loads one campaign of the demo, with its published figures. Returns its id. */
export async function loadTestDemo(owner: Database, demo: DemoCampaign): Promise<number> {
  const edition = await getEdition(owner, packagedEdition.name);
  if (!edition) throw new Error('the areas are not loaded');
  return overNation(owner, (transaction) => loadDemoCampaign(transaction, edition.id, { demo, report: () => {} }));
}
