import { questionChange } from '@/lib/domain/api-questions';
import { noQuery } from '@/lib/domain/api-words';
import { parseId } from '@/lib/domain/ids';
import { buildQuestionAnswer } from '@/lib/reports/questions-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { changeQuestion, requireOwnQuestion, requireQuestion } from '@/lib/server/services/questions';

type Params = { slug: string; question: string };

const named = ({ slug, question }: Params) => ({ campaignSlug: slug, id: parseId(question) ?? 0 });

export const GET = route(async ({ request, params, ctx }: Call<Params>) => {
  readQuery(request, noQuery);
  return answerJson(buildQuestionAnswer((await requireQuestion(ctx, named(params))).question));
});

export const PATCH = route(async ({ request, params, ctx }: Call<Params>) => {
  await requireOwnQuestion(ctx, named(params));
  await changeQuestion(ctx, { ...named(params), ...(await readJson(request, questionChange)) });
  return answerJson(buildQuestionAnswer((await requireQuestion(ctx, named(params))).question));
});

export const { DELETE, OPTIONS, POST, PUT } = refuseOtherThan('GET', 'PATCH');
