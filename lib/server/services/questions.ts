import { refuseClosed } from '../../../db/writes/campaign-state';
import { addQuestion, addReply, setQuestionClosed, unknownQuestion } from '../../../db/writes/questions';
import type { Campaign } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay } from '../../domain/days';
import { notFoundProblem, Problem } from '../../domain/problems';
import { type QuestionState, questionLimits } from '../../domain/questions';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { type QuestionList, type QuestionView, readQuestions } from '../loaders/questions';
import { freezeFigures } from './freeze-figures';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { requireLines } from './require-words';

type Named = { campaignSlug: string; id: number };

/** Refuses who asks nothing, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export function requireAsker(ctx: Context, campaignSlug: string): Promise<Campaign> {
  requireRole(ctx, 'ask');
  return requireCampaign(ctx, campaignSlug);
}

/**
 * Asks about the figure of an area on a day, which is frozen on the question; returns its number.
 * @param input.asOf null: the last day that was reported
 * @throws Problem 404 or 403 as `requireAreaFor`, 400 a day outside the campaign or in the future, 422 without words or with too many
 */
export async function askQuestion(
  ctx: Context,
  input: { campaignSlug: string; code: string; text: string; asOf: IsoDay | null },
): Promise<number> {
  const { campaignSlug, code, asOf } = input;
  const { campaign, area } = await requireAreaFor(ctx, { campaignSlug, code, verb: 'ask' });
  refuseClosed(campaign, 'change');
  const text = requireLines('Pertanyaan', input.text, questionLimits.text);
  const today = dayInJakarta(ctx.now);
  if (asOf !== null && asOf > today)
    throw new Problem(
      'day-outside-campaign',
      `${formatDay(asOf)} belum tiba; hari ini ${formatDay(today)}. Pilih hari yang angkanya sudah ada.`,
    );
  const { figures } = await freezeFigures(ctx, { campaignSlug, code, asOf });
  return addQuestion(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ campaignId: campaign.id, area: { lo: area.lo, hi: area.hi }, userId: auditedAs(ctx.actor), text, figures },
  });
}

/**
 * Answers a question, or says more to one that the actor asked.
 * @throws Problem 404, 403 who neither asked nor answers for the area, 409 one that is closed, 422 the words
 */
export async function replyToQuestion(ctx: Context, input: Named & { text: string }): Promise<void> {
  const campaign = await requireOwnQuestion(ctx, input);
  const text = requireLines('Jawaban', input.text, questionLimits.text);
  await addReply(ctx.database, await ownAreaIn(ctx, campaign.editionId), { ...writeOf(ctx, campaign, input.id), text });
}

/** Settles a question, or opens it again. @throws Problem 404, 403 who neither asked nor answers for the area */
export async function closeQuestion(ctx: Context, input: Named & { closed: boolean }): Promise<void> {
  const campaign = await requireOwnQuestion(ctx, input);
  await setQuestionClosed(ctx.database, await ownAreaIn(ctx, campaign.editionId), {
    ...{ ...writeOf(ctx, campaign, input.id), closed: input.closed },
  });
}

const writeOf = (ctx: Context, campaign: Campaign, id: number) => ({
  ...{ campaignId: campaign.id, id, userId: auditedAs(ctx.actor) },
});

/** The questions that the actor sees. @throws Problem 404 without such a campaign or area, or outside the actor's own */
export async function requireQuestions(
  ctx: Context,
  input: { campaignSlug: string; code: string | null; state: QuestionState },
): Promise<QuestionList> {
  const list = await readQuestions(ctx, input);
  if (!list) throw notFoundProblem();
  return list;
}

/** One of them. @throws Problem 403 for a guest, 404 */
export async function requireQuestion(
  ctx: Context,
  named: Named,
): Promise<{ campaign: Campaign; question: QuestionView }> {
  requireRole(ctx, 'ask');
  const list = await readQuestions(ctx, { ...named, code: null, state: 'all' });
  const [question] = list?.questions ?? [];
  if (!list || !question) throw unknownQuestion();
  return { campaign: list.campaign, question };
}

/** A question that the actor answers or settles, before what they send is read. @throws Problem 403, 404, 409 an archived campaign */
export async function requireOwnQuestion(ctx: Context, named: Named): Promise<Campaign> {
  const { campaign, question } = await requireQuestion(ctx, named);
  refuseClosed(campaign, 'change');
  if (!question.mayChange)
    throw new Problem(
      'not-yours',
      'Pertanyaan ini dijawab kantor wilayahnya atau kantor di atasnya, dan dinyatakan selesai oleh mereka atau yang bertanya.',
    );
  return campaign;
}

/** What a program says of a question: an answer, that it is settled, or both. @throws Problem as the services of each, 422 where nothing is said */
export async function changeQuestion(
  ctx: Context,
  input: Named & { reply?: string | undefined; closed?: boolean | undefined },
): Promise<void> {
  const { reply, closed, ...named } = input;
  if (reply === undefined && closed === undefined)
    throw new Problem('words-invalid', 'Tidak ada yang diubah. Kirim reply, closed, atau keduanya.');
  if (reply !== undefined) await replyToQuestion(ctx, { ...named, text: reply });
  if (closed !== undefined) await closeQuestion(ctx, { ...named, closed });
}
