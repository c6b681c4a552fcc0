import { scopeBody, scopeQuery } from '@/lib/domain/api-scope';
import { notFoundProblem } from '@/lib/domain/problems';
import { buildScopeAnswer } from '@/lib/reports/scope-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { loadScopeList } from '@/lib/server/loaders/scope-page';
import { changeScope, requireScopeManager } from '@/lib/server/services/scope';

type Params = { slug: string };

/** Maximum size of a body: a list of 40.000 areas. */
const mostBytes = 2 * 1024 * 1024;

export const GET = route(async ({ request, ctx, params }: Call<Params>) => {
  const { day = null } = readQuery(request, scopeQuery);
  const found = await loadScopeList(ctx, { campaignSlug: params.slug, day });
  if (!found) throw notFoundProblem();
  return answerJson(buildScopeAnswer(params.slug, found));
});

export const PUT = route(async ({ request, ctx, params }: Call<Params>) => {
  await requireScopeManager(ctx, params.slug);
  const { dryRun, basedOn, ...wish } = await readJson(request, scopeBody, { bytes: mostBytes });
  const based = basedOn === undefined ? {} : { basedOn };
  return answerJson(await changeScope(ctx, { ...wish, ...based, campaignSlug: params.slug, dryRun }));
});

export const { DELETE, OPTIONS, PATCH, POST } = refuseOtherThan('GET', 'PUT');
