import { notFoundProblem } from '@/lib/domain/problems';
import { buildAuditCheckAnswer } from '@/lib/reports/audit-json';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { loadAuditCheck } from '@/lib/server/loaders/audit';
import { verifyAudit } from '@/lib/server/services/audit';

async function answerLast(ctx: Call<object>['ctx'], status: number): Promise<Response> {
  const last = await loadAuditCheck(ctx);
  if (last === undefined) throw notFoundProblem();
  return answerJson(buildAuditCheckAnswer(last), status);
}

export const GET = route(({ ctx }: Call<object>) => answerLast(ctx, 200));

export const POST = route(async ({ ctx }: Call<object>) => {
  await verifyAudit(ctx);
  return answerLast(ctx, 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
