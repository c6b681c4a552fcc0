import { inScope } from '../../../db/client';
import { type AskedQuestion, listQuestions } from '../../../db/queries/questions';
import type { AreaProgress } from '../../domain/area-progress';
import { type AuthorizedArea, relationOf } from '../../domain/areas';
import { type Campaign, refusedByState } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { type QuestionState, questionLimits } from '../../domain/questions';
import { accountOf, isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';
import { readAreaProgress } from './progress';

/** A question as its reader sees it. */
export type QuestionView = Omit<AskedQuestion, 'askedBy'> & {
  /** Whether the reader asked it. */
  mine: boolean;
  /** Whether the reader answers, settles and opens it again: as the office of the area or one above, or as who asked. */
  mayChange: boolean;
};

export type QuestionList = {
  campaign: Campaign;
  area: AuthorizedArea;
  questions: QuestionView[];
  /** There are more than these. */
  truncated: boolean;
  /** Whether the reader may ask about the area. */
  mayAsk: boolean;
};

/**
 * Questions about an area and what lies inside it; null: no such campaign or area, or it is not the reader's.
 * @param input.code null: the reader's own area
 */
export async function readQuestions(
  ctx: Context,
  input: { campaignSlug: string; code: string | null; state: QuestionState; id?: number },
): Promise<QuestionList | null> {
  // A guest with a link asks nobody and reads no names.
  const campaign = ctx.actor.role === 'tamu' ? null : await readCampaign(ctx.database, input.campaignSlug);
  if (!campaign) return null;
  const { editionId } = campaign;
  const area = await authorizeArea(ctx, { editionId, code: input.code ?? ctx.actor.area.code, verb: 'view' });
  if (!area) return null;
  const most = questionLimits.listed;
  const found = await inScope(ctx.database, area, (transaction) =>
    listQuestions(transaction, {
      ...{ campaignId: campaign.id, editionId, inside: area, state: input.state, id: input.id, most: most + 1 },
    }),
  );
  const changes = refusedByState(campaign, 'change') === null;
  return {
    ...{ campaign, area, truncated: found.length > most },
    questions: found.slice(0, most).map((question) => viewOf(ctx, question, changes)),
    mayAsk: changes && isAllowed({ role: ctx.actor.role, verb: 'ask', relation: relationOf(ctx.actor.area, area) }),
  };
}

function viewOf({ actor }: Context, { askedBy, ...question }: AskedQuestion, changes: boolean): QuestionView {
  const mine = actor.kind === 'user' && askedBy === accountOf(actor);
  // Who may write the figures of an area answers for them.
  const answers = isAllowed({ role: actor.role, verb: 'import', relation: relationOf(actor.area, question) });
  return { ...question, mine, mayChange: changes && (mine || answers) };
}

export type QuestionPage = QuestionList & { progress: AreaProgress };

/** The page of an area's questions, with the figures of the day that is asked about; null as `readQuestions`. */
export async function loadQuestionPage(
  ctx: Context,
  input: { campaignSlug: string; code: string; state: QuestionState; asOf: IsoDay | null },
): Promise<QuestionPage | null> {
  const { asOf, ...asked } = input;
  const list = await readQuestions(ctx, asked);
  const { campaignSlug, code } = input;
  const progress =
    list &&
    (await readAreaProgress(ctx, { ...defaultView, campaignSlug, code, asOf, series: false }, { lenient: true }));
  return list && progress && { ...list, progress };
}
