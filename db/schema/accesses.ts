import { bigint, index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { accessEvents } from '../../lib/domain/accesses';
import { users } from './users';

/** Who came in, who was refused, and which files were handed out: what is looked up after an incident. */
export const accesses = pgTable(
  'accesses',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    event: text({ enum: accessEvents }).notNull(),
    /** Whose account; null: an account that there is not. */
    userId: integer().references(() => users.id),
    /** From where; null: unknown, or longer ago than addresses are kept. */
    address: text(),
    /** The number of the request, as in the log; null: it was none. */
    requestId: text(),
    /** The name of the file; '' for a sign-in. */
    subject: text().notNull().default(''),
  },
  (table) => [index('accesses_at').on(table.at)],
);
