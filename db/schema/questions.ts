import { bigint, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { FrozenFigures } from '../../lib/domain/visits';
import { campaigns } from './campaigns';
import { users } from './users';

/** What a reader asked about the figure of an area on a day. */
export const questions = pgTable(
  'questions',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    text: text().notNull(),
    /** What the area stood at on the day that is asked about, as it was when it was asked: never computed anew. */
    figures: jsonb().$type<FrozenFigures>().notNull(),
    /** Settled; null: open. */
    closedAt: timestamp({ withTimezone: true }),
    closedBy: integer().references(() => users.id),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('questions_of').on(table.campaignId, table.areaLo)],
);

/** What was said to a question: by the office that answers, or by who asked. Rows are only added. */
export const questionAnswers = pgTable(
  'question_answers',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    questionId: integer()
      .notNull()
      .references(() => questions.id),
    /** Those of the question. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    text: text().notNull(),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('question_answers_of').on(table.questionId)],
);
