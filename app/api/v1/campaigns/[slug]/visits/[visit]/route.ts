import { visitChange } from '@/lib/domain/api-visits';
import { noQuery } from '@/lib/domain/api-words';
import { parseId } from '@/lib/domain/ids';
import { buildVisitAnswer } from '@/lib/reports/visits-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { changeSpokenVisit } from '@/lib/server/services/spoken-visits';
import { requireOwn, requireVisit } from '@/lib/server/services/visits';

type Params = { slug: string; visit: string };

const named = ({ slug, visit }: Params) => ({ campaignSlug: slug, id: parseId(visit) ?? 0 });

export const GET = route(async ({ request, params, ctx }: Call<Params>) => {
  readQuery(request, noQuery);
  return answerJson(buildVisitAnswer((await requireVisit(ctx, named(params))).visit));
});

export const PATCH = route(async ({ request, params, ctx }: Call<Params>) => {
  await requireOwn(ctx, named(params));
  return answerJson(
    buildVisitAnswer(await changeSpokenVisit(ctx, { ...named(params), ...(await readJson(request, visitChange)) })),
  );
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
