import { viewOf } from '../../domain/figure-view';
import { notFoundProblem } from '../../domain/problems';
import { readComparison } from '../../domain/trend-comparison';
import type { AreaQuery, TrendFormat } from '../../format/area-query';
import { renderPicture } from '../../reports/render-picture';
import { nameFile } from '../../reports/report';
import { renderTrendCsv } from '../../reports/trend-csv';
import { drawTrendSvg } from '../../reports/trend-svg';
import type { Context } from '../auth/context';
import { readAreaProgress } from '../loaders/progress';
import { readTrendComparison } from '../loaders/trend-comparison';
import { requireView } from './area-sheets';
import type { MadeFile } from './sheets';

/**
 * The trend of an area as a picture, or its figures a day: what the page shows with the same query.
 * @throws Problem 404 for what is not there or not the caller's, also of what it is to be compared with; else as `makeAreaFile`
 */
export async function makeTrendFile(
  ctx: Context,
  place: { campaignSlug: string; code: string },
  wish: { format: TrendFormat; query: AreaQuery },
): Promise<MadeFile> {
  const { format, query } = wish;
  const progress = await readAreaProgress(ctx, { ...place, ...viewOf(query), detail: null, series: true });
  if (!progress) throw notFoundProblem();
  requireView(query, progress);
  const asked = readComparison(query.compare);
  const comparison = await readTrendComparison(ctx, progress, asked);
  if (asked && !comparison) throw notFoundProblem();
  const fileName = `grafik-${nameFile(progress)}.${format}`;
  if (format === 'csv') return { fileName, bytes: renderTrendCsv(progress, comparison) };
  const svg = drawTrendSvg(progress, { zoom: query.zoom, comparison });
  return { fileName, bytes: format === 'svg' ? new TextEncoder().encode(svg) : await renderPicture({ svg }) };
}
