import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { questionLimits } from '../../lib/domain/questions';
import type { FrozenFigures } from '../../lib/domain/visits';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { questionAnswers, questions } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockQuestions } from './locks';

type QuestionRow = typeof questions.$inferSelect;

/**
 * Keeps a question; returns its number. Asked once more by the same user while it is open, as by a second click, it is the one
 * that was asked.
 * @param own the actor's own area, which holds `area`
 */
export async function addQuestion(
  database: Database,
  own: AreaRange,
  input: { campaignId: number; area: AreaRange; userId: number | null; text: string; figures: FrozenFigures },
): Promise<number> {
  const { campaignId, area, userId, text, figures } = input;
  return inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    await lockQuestions(transaction, campaignId);
    const [asked] = await transaction
      .select({ id: questions.id })
      .from(questions)
      .where(
        and(
          ...[eq(questions.campaignId, campaignId), eq(questions.areaLo, area.lo), eq(questions.areaHi, area.hi)],
          ...[eq(questions.text, text), isNull(questions.closedAt)],
          sql`${questions.createdBy} is not distinct from ${userId} and ${questions.figures} ->> 'asOf' = ${figures.asOf}`,
        ),
      )
      .limit(1);
    if (asked) return asked.id;
    const [added] = await transaction
      .insert(questions)
      .values({ campaignId, areaLo: area.lo, areaHi: area.hi, text, figures, createdBy: userId })
      .returning({ id: questions.id });
    if (!added) throw new Error('the question was not written');
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'question.add', subject: subjectOf(added.id) },
      detail: { text, asOf: figures.asOf, total: figures.total },
    });
    return added.id;
  });
}

type NamedQuestion = { campaignId: number; id: number; userId: number | null };

/** Adds what is said to a question; the same once more is the one that stands. @throws Problem 404, 409 one that is closed or full */
export async function addReply(
  database: Database,
  own: AreaRange,
  input: NamedQuestion & { text: string },
): Promise<void> {
  await alterQuestion(database, own, input, async (transaction, known) => {
    if (known.closedAt !== null)
      throw new Problem(
        'question-closed',
        'Pertanyaan ini sudah selesai. Buka lagi bila masih ada yang perlu dijawab.',
      );
    const of = eq(questionAnswers.questionId, known.id);
    const by = sql`${questionAnswers.createdBy} is not distinct from ${input.userId}`;
    const [said] = await transaction
      .select({ id: questionAnswers.id })
      .from(questionAnswers)
      .where(and(of, by, eq(questionAnswers.text, input.text)));
    if (said) return;
    const [there] = await transaction.select({ rows: count() }).from(questionAnswers).where(of);
    if ((there?.rows ?? 0) >= questionLimits.answers)
      throw new Problem(
        'question-full',
        `Satu pertanyaan paling banyak ${questionLimits.answers} jawaban. Nyatakan selesai, lalu tanyakan sisanya.`,
      );
    await transaction.insert(questionAnswers).values({
      ...{ questionId: known.id, areaLo: known.areaLo, areaHi: known.areaHi, text: input.text },
      createdBy: input.userId,
    });
    await auditQuestion(transaction, input, known, { action: 'question.answer', detail: { text: input.text } });
  });
}

/** Settles a question, or opens it again; what stands so already stays. @throws Problem 404 */
export async function setQuestionClosed(
  database: Database,
  own: AreaRange,
  input: NamedQuestion & { closed: boolean },
): Promise<void> {
  await alterQuestion(database, own, input, async (transaction, known) => {
    const { closed, userId } = input;
    if ((known.closedAt !== null) === closed) return;
    await transaction
      .update(questions)
      .set({ closedAt: closed ? sql`now()` : null, closedBy: closed ? userId : null })
      .where(eq(questions.id, known.id));
    await auditQuestion(transaction, input, known, {
      action: closed ? 'question.close' : 'question.reopen',
      detail: {},
    });
  });
}

async function alterQuestion(
  database: Database,
  own: AreaRange,
  input: NamedQuestion,
  work: (transaction: ScopedTransaction, known: QuestionRow) => Promise<void>,
): Promise<void> {
  await inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, input.campaignId, 'change');
    await lockQuestions(transaction, input.campaignId);
    const [known] = await transaction.select().from(questions).where(eq(questions.id, input.id));
    if (!known || known.campaignId !== input.campaignId) throw unknownQuestion();
    await work(transaction, known);
  });
}

function auditQuestion(
  transaction: ScopedTransaction,
  { userId, campaignId }: NamedQuestion,
  known: QuestionRow,
  { action, detail }: { action: string; detail: Record<string, unknown> },
): Promise<void> {
  return recordAudit(transaction, {
    ...{ userId, campaignId, area: known.areaLo, action, subject: subjectOf(known.id), detail },
  });
}

const subjectOf = (id: number) => `pertanyaan ${id}`;

export function unknownQuestion(): Problem {
  return new Problem('question-unknown', 'Tidak ada pertanyaan dengan nomor ini di wilayah kerja Anda.');
}
