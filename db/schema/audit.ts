import { bigint, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Every change, written in its transaction. Each row's hash covers the row before it, so tampering shows. */
export const audit = pgTable('audit', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamp({ withTimezone: true }).notNull(),
  /** Null: the operator at the command line, or the system itself. */
  userId: integer(),
  action: text().notNull(),
  campaignId: integer(),
  area: bigint({ mode: 'number' }),
  subject: text().notNull(),
  detail: jsonb().$type<Record<string, unknown>>().notNull(),
  previousHash: text().notNull(),
  hash: text().notNull(),
  /** Of id and hash, by a key that the database does not hold. Null: written before there was one. */
  seal: text(),
});
