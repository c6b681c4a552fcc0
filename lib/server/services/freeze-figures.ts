import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { notFoundProblem } from '../../domain/problems';
import type { FrozenFigures } from '../../domain/visits';
import { buildHeadline, plainText } from '../../format/headline';
import type { Context } from '../auth/context';
import { readAreaProgress } from '../loaders/progress';

/**
 * The sentence and the figures that the page of an area shows at this moment, to be kept as they are.
 * @param input.asOf of which day; null: the last one that was reported
 * @throws Problem 404, 400 a day outside the campaign
 */
export async function freezeFigures(
  ctx: Context,
  { campaignSlug, code, asOf }: { campaignSlug: string; code: string; asOf: IsoDay | null },
): Promise<{ reason: string; figures: FrozenFigures }> {
  const progress = await readAreaProgress(ctx, { ...defaultView, campaignSlug, code, asOf, series: false });
  if (!progress) throw notFoundProblem();
  const { stage, headline } = progress;
  const { target, total, percent, expectedPercent, status, pace } = headline;
  return {
    reason: plainText(buildHeadline(progress).sentence),
    figures: { asOf: progress.asOf, stage, target, total, percent, expectedPercent, status, pace },
  };
}
