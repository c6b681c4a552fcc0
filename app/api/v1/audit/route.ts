import { auditQuery } from '@/lib/domain/api-audit';
import { notFoundProblem } from '@/lib/domain/problems';
import { buildAuditAnswer } from '@/lib/reports/audit-json';
import { readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { loadAudit } from '@/lib/server/loaders/audit';

export const GET = route(async ({ request, ctx }: Call<object>) => {
  const { find, kind, area, from, to, page } = readQuery(request, auditQuery);
  const found = await loadAudit(ctx, { query: { find, noun: kind, areaCode: area, from, to }, page });
  if (!found) throw notFoundProblem();
  return answerJson(buildAuditAnswer(found));
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
