import { listDemoCampaigns } from '../../../db/queries/demo';
import { getSetting } from '../../../db/queries/settings';
import { type DemoProgress, parseDemoProgress } from '../../domain/settings';
import { isAllowed } from '../../domain/users';
import type { Context } from '../auth/context';

/** Whether the demo is there, and what was ordered of it. */
export type DemoState = { there: boolean; progress: DemoProgress | null };

/** For an administrator of the nation; null for all others. */
export async function loadDemoState(ctx: Context): Promise<DemoState | null> {
  if (!isAllowed({ role: ctx.actor.role, verb: 'manage', relation: 'own' })) return null;
  const [campaigns, value] = await Promise.all([listDemoCampaigns(ctx.database), getSetting(ctx.database, 'demo')]);
  return { there: campaigns.length > 0, progress: parseDemoProgress(value) };
}
