import { bigint, date, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { SettledHeld } from '../../lib/domain/closures';
import { campaigns } from './campaigns';
import { users } from './users';

/**
 * Days that an office signed off for an area ("disahkan"), and those that it opened again. Rows are only added: of each
 * area and office the newest one stands.
 */
export const closures = pgTable(
  'closures',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The area of the office that signed it off: only that office, or one above it, opens it again. */
    byLo: bigint({ mode: 'number' }).notNull(),
    byHi: bigint({ mode: 'number' }).notNull(),
    /** The name of the office, for print and for users who want to ask it. */
    byName: text().notNull(),
    /** Closed up to and with this day; null: nothing is closed any more. */
    untilDay: date({ mode: 'string' }),
    /** Reason of an opening; null: the row is a closing. */
    reason: text(),
    /** Held figures that were signed off, and the reason; null: there were none. */
    settledHeld: jsonb().$type<SettledHeld>(),
    userId: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('closures_standing').on(table.campaignId, table.areaLo, table.areaHi, table.byLo, table.id.desc())],
);
