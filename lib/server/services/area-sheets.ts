import type { AreaProgress } from '../../domain/area-progress';
import { levelNames } from '../../domain/areas';
import { type FigureView, viewOf } from '../../domain/figure-view';
import { notFoundProblem, Problem } from '../../domain/problems';
import type { Sheet } from '../../domain/reports';
import { findTargetSet } from '../../domain/target-sets';
import type { AreaQuery } from '../../format/area-query';
import { formatAreaName } from '../../format/areas';
import { type CsvReader, writeCsv } from '../../reports/csv';
import { buildReport } from '../../reports/report';
import type { Context } from '../auth/context';
import { readOffice } from '../loaders/offices';
import { readAreaProgress } from '../loaders/progress';

/** What kind of file, as the addresses of files say it; `pemisah` koma is a CSV for programs. */
export type FileKind = { format: 'pdf' | 'xlsx' | 'csv'; pemisah: 'koma' | 'titik-koma' };

type Place = { campaignSlug: string; code: string };

/** As `makeAreaFile`, a CSV in pieces. */
export async function writeAreaCsv(
  ctx: Context,
  place: Place,
  { kind, query }: { kind: FileKind; query: AreaQuery },
): Promise<{ fileName: string; chunks: Iterable<string> }> {
  const { report } = (await readAreaSheet(ctx, place, query)).sheet;
  return { fileName: `${report.fileName}.csv`, chunks: writeCsv(report, readerOf(kind)) };
}

/** The table of an area with the query of its page, ready to be rendered. @throws Problem as `makeAreaFile` */
export async function readAreaSheet(
  ctx: Context,
  place: Place,
  query: AreaQuery,
): Promise<{ sheet: Sheet; made: { author: string; madeAt: Date } }> {
  const progress = await readAreaProgress(ctx, { ...place, ...viewOf(query), series: false });
  if (!progress) throw notFoundProblem();
  requireView(query, progress);
  const office = await readOffice(ctx, progress.campaign.editionId);
  const columns = query.columns ?? office.columns;
  const report = buildReport(progress, { ...query, columns }, { office, madeAt: ctx.now });
  const sheet = { name: formatAreaName(progress.area), report, orientation: query.orientation };
  return { sheet, made: { author: office.letterhead.name, madeAt: ctx.now } };
}

export function readerOf({ pemisah }: FileKind): CsvReader {
  return pemisah === 'koma' ? 'programs' : 'people';
}

/**
 * Refuses rows of a level that the area does not hold, and targets that the campaign does not have: a page shows what
 * comes nearest, a file has to be what was asked for.
 * @throws Problem 400
 */
export function requireView(
  query: Pick<FigureView, 'detail' | 'targetSet'>,
  { area, targetSet, targetSets }: Pick<AreaProgress, 'area' | 'targetSet' | 'targetSets'>,
): void {
  if (query.detail !== null && levelNames.indexOf(query.detail) <= area.level) {
    const below = levelNames.slice(area.level + 1).join(', ');
    const choice = below === '' ? 'Kosongkan: wilayah ini tidak mempunyai bagian.' : `Pilih: ${below}.`;
    throw invalidQuery(
      `Parameter 'rinci': wilayah ${area.code} tidak mempunyai ${query.detail} di bawahnya. ${choice}`,
    );
  }
  if (query.targetSet !== null && !findTargetSet(targetSet ? [targetSet] : [], query.targetSet)) {
    const known = targetSets.map(({ slug, name }) => `${slug} (${name})`).join(', ');
    throw invalidQuery(
      `Parameter 'versi': kampanye ini tidak mempunyai versi target '${query.targetSet}'. Yang ada: ${known}.`,
    );
  }
}

function invalidQuery(detail: string): Problem {
  return new Problem('query-invalid', detail);
}
