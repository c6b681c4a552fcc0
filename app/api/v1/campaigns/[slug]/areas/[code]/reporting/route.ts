import { chooseDetail } from '@/app/api/v1/progress-params';
import { reportingQuery } from '@/lib/domain/api-reporting';
import { buildReportingAnswer } from '@/lib/reports/reporting-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireReporting } from '@/lib/server/services/reporting';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string; code: string }>) => {
  const { asOf = null, detail } = readQuery(request, reportingQuery);
  const { slug: campaignSlug, code } = params;
  const asked = { campaignSlug, code, asOf, detail: chooseDetail(detail, code) };
  return answerJson(buildReportingAnswer(await requireReporting(ctx, asked)));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
