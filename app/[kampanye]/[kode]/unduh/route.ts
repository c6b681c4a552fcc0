import { callerOrSignIn } from '@/app/[kampanye]/[kode]/caller';
import { requireView } from '@/app/[kampanye]/[kode]/require-view';
import { downloadParams, parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import type { Office } from '@/lib/domain/offices';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import { mostSheetRows, type Report, type Sheet } from '@/lib/domain/reports';
import { formatAreaName } from '@/lib/format/areas';
import { formatCount } from '@/lib/format/numbers';
import { renderCsv } from '@/lib/reports/csv';
import { renderPdf } from '@/lib/reports/render-pdf';
import { renderXlsx } from '@/lib/reports/render-xlsx';
import { buildReport } from '@/lib/reports/report';
import { readQuery } from '@/lib/server/http/read-request';
import { guarded } from '@/lib/server/http/respond';
import { readOffice } from '@/lib/server/loaders/offices';
import { readAreaProgress } from '@/lib/server/loaders/progress';

type Params = { kampanye: string; kode: string };
type Format = 'xlsx' | 'csv' | 'pdf';

const mediaTypes: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/**
 * The table of the area page as a file: the same query, and so the same rows, order and filter. What the page would pass
 * over is refused here: a file that was asked for with a misspelt word would hold other figures, and not say so.
 */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const ctx = await callerOrSignIn(request, url);
  if (ctx instanceof Response) return ctx;
  const { format, pemisah } = readQuery(request, downloadParams);
  const query = parseAreaQuery(url.searchParams);
  const progress = await readAreaProgress(ctx, {
    campaignSlug: params.kampanye,
    code: params.kode,
    asOf: query.asOf,
    stage: query.stage,
    detail: query.detail,
    targetSet: query.targetSet,
    series: false,
  });
  if (!progress) throw notFoundProblem();
  requireView(query, progress);
  const office = await readOffice(ctx, progress.campaign.editionId);
  const columns = query.columns ?? office.columns;
  const madeAt = new Date();
  const report = buildReport(progress, { ...query, columns }, { office, madeAt });
  const sheet = { name: formatAreaName(progress.area), report, orientation: query.orientation };
  switch (format) {
    case 'csv':
      return answerFile(report, format, renderCsv(report, pemisah === 'koma' ? 'programs' : 'people'));
    case 'xlsx':
      return answerFile(report, format, await renderXlsx([sheet]));
    case 'pdf':
      return answerFile(report, format, await renderPaper(sheet, { office, madeAt, signal: request.signal }));
  }
});

/** @throws Problem 422 where the rows are too many for paper */
function renderPaper(
  sheet: Sheet,
  { office, ...rest }: { office: Office; madeAt: Date; signal: AbortSignal },
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = sheet.report.rows.filter((row) => row.kind === 'area').length;
  if (rows > mostSheetRows) {
    const detail = `Tabel ini ${formatCount(rows)} baris; PDF memuat paling banyak ${mostSheetRows}. Unduh XLSX atau CSV, atau saring barisnya.`;
    throw new Problem({ status: 422, type: 'too-many-rows', title: 'Terlalu banyak baris untuk PDF', detail });
  }
  return renderPdf([sheet], { title: null, author: office.letterhead.name, ...rest });
}

function answerFile(report: Report, format: Format, bytes: Uint8Array<ArrayBuffer>): Response {
  const name = `${report.fileName}.${format}`;
  return new Response(bytes, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Length': String(bytes.byteLength),
      'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
