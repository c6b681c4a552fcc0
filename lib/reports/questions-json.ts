import type { QuestionAnswer, QuestionsAnswer } from '../domain/api-questions';
import type { AreaRef } from '../domain/area-progress';
import type { Question } from '../domain/questions';

type DescribedQuestion = Question & { mine: boolean; mayChange: boolean };

/** Questions as the API shows them. */
export function buildQuestionsAnswer(list: {
  campaign: { slug: string };
  area: AreaRef;
  questions: readonly DescribedQuestion[];
  truncated: boolean;
}): QuestionsAnswer {
  const { campaign, area, questions, truncated } = list;
  return {
    ...{ campaign: campaign.slug, area: describeArea(area), truncated },
    questions: questions.map(buildQuestionAnswer),
  };
}

/** One of them. */
export function buildQuestionAnswer(question: DescribedQuestion): QuestionAnswer {
  const { id, area, text, figures, replies, closedAt, closedBy, mine, mayChange, by, at } = question;
  return {
    ...{ id, area: describeArea(area), text, figures, closedBy, mine, mayChange, by, at: at.toISOString() },
    replies: replies.map((reply) => ({ ...reply, at: reply.at.toISOString() })),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

const describeArea = ({ code, name, level, kind }: AreaRef): AreaRef => ({ code, name, level, kind });
