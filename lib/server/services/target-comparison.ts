import { notFoundProblem, Problem } from '../../domain/problems';
import { buildTargetComparison } from '../../reports/target-comparison';
import type { Context } from '../auth/context';
import { readOffice } from '../loaders/offices';
import { readTargetComparison, type TargetComparisonRequest } from '../loaders/target-comparison';
import type { FileKind } from './area-sheets';
import { type MadeFile, renderSheets } from './sheets';

/** What moved between two versions of the targets as a file. @throws Problem 404, 422 where there are no two versions */
export async function makeTargetComparisonFile(
  ctx: Context,
  request: TargetComparisonRequest,
  wish: { kind: FileKind; signal?: AbortSignal },
): Promise<MadeFile> {
  const found = await readTargetComparison(ctx, request);
  if (!found) throw notFoundProblem();
  const { campaign, area, compared } = found;
  if (!compared) {
    throw new Problem('versions-too-few', 'Perbandingan memerlukan dua versi target; kampanye ini belum mempunyainya.');
  }
  const office = await readOffice(ctx, campaign.editionId);
  const report = buildTargetComparison({ campaign, area, ...compared }, { office, madeAt: ctx.now });
  const sheet = { name: 'Perbandingan', report, orientation: null };
  return renderSheets([sheet], wish, { author: office.letterhead.name, madeAt: ctx.now });
}
