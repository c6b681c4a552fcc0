import type { AreaKind, AreaLevel } from './areas';
import type { FrozenFigures } from './visits';

export const questionLimits = {
  /** Letters of a question, and of an answer. */
  text: { least: 3, most: 1_000 },
  /** Answers to one question. */
  answers: 50,
  /** Questions that a page or an answer of the API lists. */
  listed: 200,
} as const;

export const questionStates = ['open', 'closed', 'all'] as const;
export type QuestionState = (typeof questionStates)[number];

/** What was said to a question. `by` null: the operator at the command line. */
export type QuestionReply = { id: number; text: string; by: string | null; at: Date };

/** What a reader asked about the figure of an area, and what was said to it. */
export type Question = {
  id: number;
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind };
  text: string;
  /** What the area stood at on the day that is asked about. */
  figures: FrozenFigures;
  replies: QuestionReply[];
  /** Null: it is open. */
  closedAt: Date | null;
  closedBy: string | null;
  by: string | null;
  at: Date;
};

/** Open questions inside an area: all of them, those that the reader asked, and of these the ones that were answered. */
export type OpenQuestions = { open: number; mine: number; answered: number };
