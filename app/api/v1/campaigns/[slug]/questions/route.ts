import { questionBody, questionsQuery } from '@/lib/domain/api-questions';
import { buildQuestionAnswer, buildQuestionsAnswer } from '@/lib/reports/questions-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { askQuestion, requireAsker, requireQuestion, requireQuestions } from '@/lib/server/services/questions';

export const GET = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const { area: code = null, state } = readQuery(request, questionsQuery);
  return answerJson(buildQuestionsAnswer(await requireQuestions(ctx, { campaignSlug: params.slug, code, state })));
});

export const POST = route(async ({ request, params, ctx }: Call<{ slug: string }>) => {
  const campaignSlug = params.slug;
  await requireAsker(ctx, campaignSlug);
  const { area: code, text, asOf = null } = await readJson(request, questionBody);
  const id = await askQuestion(ctx, { campaignSlug, code, text, asOf });
  return answerJson(buildQuestionAnswer((await requireQuestion(ctx, { campaignSlug, id })).question), 201);
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
