import { visitBody, visitsQuery } from '@/lib/domain/api-visits';
import { buildVisitAnswer, buildVisitsAnswer } from '@/lib/reports/visits-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { recordSpokenVisit } from '@/lib/server/services/spoken-visits';
import { requireVisit, requireVisitor, requireVisits } from '@/lib/server/services/visits';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area: code = null, kind = null, from = null, to = null } = readQuery(request, visitsQuery);
  return answerJson(
    buildVisitsAnswer(await requireVisits(ctx, { campaignSlug: params.slug, filter: { code, kind, from, to } })),
  );
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireVisitor(ctx, campaignSlug);
  const id = await recordSpokenVisit(ctx, { ...(await readJson(request, visitBody)), campaignSlug });
  const { visit } = await requireVisit(ctx, { campaignSlug, id });
  return answerJson(buildVisitAnswer(visit), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
