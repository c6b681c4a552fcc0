import { notFoundProblem, Problem } from '../../domain/problems';
import { mostSheetRows } from '../../domain/reports';
import { formatCount } from '../../format/numbers';
import { buildReportingSheets } from '../../reports/reporting';
import { requireAllRows } from '../admission/all-rows';
import type { Context } from '../auth/context';
import { readOffice } from '../loaders/offices';
import { type AreaReporting, type ReportingRequest, readReporting } from '../loaders/reporting';
import type { FileKind } from './area-sheets';
import { type MadeFile, renderSheets } from './sheets';

/**
 * Who has reported, and whom to call.
 * @throws Problem 404: no such campaign or area, or it is not the caller's; 400: a day outside the campaign; 422: more areas
 *   than the web server holds
 */
export async function requireReporting(ctx: Context, request: ReportingRequest): Promise<AreaReporting> {
  const found = await readReporting(ctx, request);
  if (!found) throw notFoundProblem();
  requireAllRows(found.progress);
  return found;
}

/**
 * The same as a file: a sheet of calls and one of days; a CSV has the days.
 * @throws Problem as `requireReporting`, and 422 for more areas than a table of days takes
 */
export async function makeReportingFile(
  ctx: Context,
  request: ReportingRequest,
  wish: { kind: FileKind; signal?: AbortSignal },
): Promise<MadeFile> {
  const { reporting, ...found } = await requireReporting(ctx, request);
  if (!reporting) {
    throw new Problem(
      'too-many-rows',
      `Tabel pelaporan memuat 1 sampai ${formatCount(mostSheetRows)} wilayah; di sini ada ${formatCount(found.progress.rows.length)}. Pilih rincian lain atau wilayah lain.`,
    );
  }
  const office = await readOffice(ctx, found.progress.campaign.editionId);
  const sheets = buildReportingSheets({ ...found, reporting }, { office, madeAt: ctx.now });
  return renderSheets(sheets, wish, { author: office.letterhead.name, madeAt: ctx.now });
}
