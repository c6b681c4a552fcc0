import { connect, type Database } from '../db/client';
import { getEdition } from '../db/queries/areas';
import { getCampaign } from '../db/queries/campaigns';
import { loadNationalCampaign, nationalCampaign } from '../db/seed/national';
import { nationCode, rangeOfCode } from '../lib/domain/areas';
import type { Campaign } from '../lib/domain/campaigns';
import { openPostgres, prepare } from '../scripts/database';
import { type Environment, readEnvironment } from '../scripts/environment';
import type { Steps } from '../scripts/steps.mjs';

/** The embedded Postgres of the measurements, with the product's own settings and a data folder of its own. */
export type Place = {
  environment: Environment;
  owner: Database;
  ownerUrl: string;
  serving: Database;
  authSecret: string;
  campaign: Campaign;
  close(): Promise<void>;
};

/** Opens the database of the measurements. The first time it is made: some minutes, and some 3 GB on the disk. */
export async function openPlace(steps: Steps): Promise<Place> {
  const environment = readEnvironment({ KEJAR_DATA_DIR: '.data/bench' });
  const postgres = await openPostgres({ environment, steps });
  const open: Database[] = [];
  const close = async () => {
    for (const database of open) await database.close();
    await postgres.close();
  };
  try {
    const { servingUrl } = await prepare({ postgres, environment, steps, mayChangeSecret: true });
    const owner = connect(postgres.ownerUrl, { connections: 2, statementSeconds: 0 });
    open.push(owner);
    if (!(await getCampaign(owner, nationalCampaign.slug))) await makeCampaign(owner, steps);
    const campaign = await getCampaign(owner, nationalCampaign.slug);
    if (!campaign) throw new Error('the national campaign was not made');
    const serving = connect(servingUrl);
    open.push(serving);
    steps.end();
    const { ownerUrl, authSecret } = postgres;
    return { environment, owner, ownerUrl, serving, authSecret, campaign, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeCampaign(owner: Database, steps: Steps): Promise<void> {
  const edition = await getEdition(owner, '2025');
  if (!edition) throw new Error('edition 2025 is not loaded');
  await loadNationalCampaign(owner, {
    editionId: edition.id,
    inside: rangeOfCode(nationCode),
    lastReportDay: nationalCampaign.lastReportDay,
    report: (step) => steps.begin(step),
  });
}
