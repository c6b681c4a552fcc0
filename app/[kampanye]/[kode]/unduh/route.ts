import { parseAreaQuery } from '@/app/[kampanye]/[kode]/search-params';
import { guarded, notFoundProblem, requireCaller } from '@/app/api/v1/respond';
import { sessionCookieName } from '@/lib/auth/cookie';
import { signInPath } from '@/lib/auth/return-path';
import { Problem } from '@/lib/domain/problems';
import type { Report } from '@/lib/domain/reports';
import type { SessionUser } from '@/lib/domain/users';
import { readOffice } from '@/lib/loaders/offices';
import { readAreaProgress } from '@/lib/loaders/progress';
import { renderCsv } from '@/lib/reports/csv';
import { renderXlsx } from '@/lib/reports/render-xlsx';
import { buildReport } from '@/lib/reports/report';

type Params = { kampanye: string; kode: string };
type Format = 'xlsx' | 'csv';

const mediaTypes: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The table of the area page as a file: the same query, and so the same rows, order and filter. */
export const GET = guarded(async (request, params: Params) => {
  const url = new URL(request.url);
  const user = await callerOrSignIn(request, url);
  if (user instanceof Response) return user;
  const format = chooseFormat(url.searchParams.get('format'));
  const query = parseAreaQuery(url.searchParams);
  const progress = await readAreaProgress(
    user,
    {
      campaignSlug: params.kampanye,
      code: params.kode,
      asOf: query.asOf,
      stage: query.stage,
      detail: query.detail,
      targetSet: query.targetSet,
      series: false,
    },
    { lenient: true },
  );
  if (!progress) throw notFoundProblem();
  const office = await readOffice(user, progress.campaign.editionId);
  const report = buildReport(
    progress,
    { ...query, columns: query.columns ?? office.columns },
    { office, madeAt: new Date() },
  );
  const forPrograms = url.searchParams.get('pemisah') === 'koma';
  const bytes = format === 'csv' ? renderCsv(report, forPrograms ? 'programs' : 'people') : await renderXlsx(report);
  return answerFile(report, format, bytes);
});

/** Whoever asks; a browser in which nobody is signed in is sent to sign in and back, a program gets 401. */
async function callerOrSignIn(request: Request, url: URL): Promise<SessionUser | Response> {
  try {
    return await requireCaller(request);
  } catch (error) {
    const byBrowser = request.headers.get('accept')?.includes('text/html') ?? false;
    if (!(error instanceof Problem) || !byBrowser) throw error;
    const expired = request.headers.get('cookie')?.includes(`${sessionCookieName()}=`) ?? false;
    const location = signInPath({ returnTo: url.pathname + url.search, expired });
    return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } });
  }
}

function chooseFormat(wanted: string | null): Format {
  if (wanted === null || wanted === 'xlsx') return 'xlsx';
  if (wanted === 'csv') return 'csv';
  const detail =
    wanted === 'pdf'
      ? 'Unduhan PDF belum tersedia. Pilih format=xlsx atau format=csv, atau cetak halamannya.'
      : `Format '${wanted.slice(0, 20)}' tidak dikenal. Pilih format=xlsx atau format=csv.`;
  throw new Problem({ status: 400, type: 'format-unknown', title: 'Format tidak tersedia', detail });
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
