import { bigint, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { confirmedBy, recipientStates } from '../../lib/domain/recap-recipients';
import { offices } from './offices';

/** The addresses that offices have named for their recap, and whether their owners want it. */
export const recapRecipients = pgTable(
  'recap_recipients',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    officeId: integer()
      .notNull()
      .references(() => offices.id, { onDelete: 'cascade' }),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    email: text().notNull(),
    state: text({ enum: recipientStates }).notNull(),
    /** By what it is confirmed; null: it is not. */
    confirmedBy: text({ enum: confirmedBy }),
    /** SHA-256 of the secret of the link that was sent last; null: none opens. */
    secretHash: text().unique(),
    expiresAt: timestamp({ withTimezone: true }),
    /** Counts on when the link is sent anew, so that nobody gets mail after mail. */
    mailAttempts: integer().notNull().default(0),
    mailTriedAt: timestamp({ withTimezone: true }),
    mailError: text(),
    changedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('recap_recipients_once').on(table.officeId, table.email)],
);
