import { inScope } from '../../../db/client';
import { listScenarios } from '../../../db/queries/scenarios';
import type { AreaProgress } from '../../domain/area-progress';
import type { IsoDay } from '../../domain/days';
import type { Scenario } from '../../domain/scenarios';
import { type StartingPoint, startOf } from '../../domain/what-if';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readAreaProgress } from './progress';

export type ScenarioPage = {
  progress: AreaProgress;
  start: StartingPoint;
  scenarios: Scenario[];
  /** Whether the reader may keep one here. */
  mayKeep: boolean;
};

/**
 * What a calculation about an area starts from, and those that were kept; null: no such campaign or area, or it is not the
 * reader's. It starts from what is recorded, for the masa pendataan ends when everything is.
 * @param input.asOf null, or a day outside the campaign: the last one that was reported
 * @throws Problem for such a day, unless `lenient`
 */
export async function readScenarios(
  ctx: Context,
  input: { campaignSlug: string; code: string; asOf: IsoDay | null; targetSet?: string | number | null },
  options: { lenient?: boolean } = {},
): Promise<ScenarioPage | null> {
  const view = { stage: 'recorded' as const, detail: null, series: false, targetSet: input.targetSet ?? null };
  const progress = await readAreaProgress(ctx, { ...input, ...view }, options);
  if (!progress) return null;
  const place = { editionId: progress.campaign.editionId, code: input.code };
  const [area, own] = await Promise.all([
    authorizeArea(ctx, { ...place, verb: 'view' }),
    authorizeArea(ctx, { ...place, verb: 'publish' }),
  ]);
  if (!area) return null;
  const kept = await inScope(ctx.database, area, (transaction) =>
    listScenarios(transaction, { campaignId: progress.campaign.id, area }),
  );
  return {
    ...{ progress, start: startOf(progress), mayKeep: own !== null },
    scenarios: kept.map((scenario) => ({ ...scenario, area: progress.area })),
  };
}
