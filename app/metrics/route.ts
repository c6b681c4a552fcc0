import { formatMetrics, metricsType } from '@/lib/format/metrics';
import { contextOf } from '@/lib/server/auth/context';
import { operatorUser } from '@/lib/server/auth/operator';
import { mayReadMetrics } from '@/lib/server/http/metrics-access';
import { describeRequests } from '@/lib/server/http/request-metrics';
import { answerProblem } from '@/lib/server/http/respond';
import { collectMetrics } from '@/lib/server/services/metrics';

/** Measurements for monitoring, in Prometheus' text format. */
export async function GET(request: Request): Promise<Response> {
  const refusal = mayReadMetrics(request);
  if (refusal) return answerProblem(refusal);
  const metrics = [...describeRequests(), ...(await collectMetrics(contextOf(operatorUser())))];
  return new Response(formatMetrics(metrics), {
    headers: { 'Content-Type': metricsType, 'Cache-Control': 'no-store' },
  });
}
