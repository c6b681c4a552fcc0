import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { campaigns } from './campaigns';
import { channelEnum } from './counts';
import { users } from './users';

/**
 * Rows are only added: the end of an outage, a correction and a withdrawal are each a new row, which replaces the one
 * before it (`supersedes`). Earlier versions stay readable.
 */
export const outages = pgTable(
  'outages',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** Null: every channel. */
    channel: channelEnum(),
    fromDay: date({ mode: 'string' }).notNull(),
    /** Null: still down. */
    toDay: date({ mode: 'string' }),
    /** The hours, in days of WIB; null: from the first minute of `fromDay`, to the last one of `toDay`. */
    fromAt: timestamp({ withTimezone: true }),
    toAt: timestamp({ withTimezone: true }),
    /** The cause. */
    reason: text().notNull(),
    /** The source of the report; empty: unknown. */
    source: text().notNull().default(''),
    /** The first row of this outage, whose number is the outage's; null: this row. */
    rootId: integer().references((): AnyPgColumn => outages.id),
    /** The row that this one replaces; null: this is the first. */
    supersedes: integer().references((): AnyPgColumn => outages.id),
    /** Withdrawn: there was no such outage. */
    withdrawn: boolean().notNull().default(false),
    /** Reason of a correction or withdrawal; empty: an end, or the first row. */
    note: text().notNull().default(''),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [uniqueIndex('outages_superseded_once').on(table.supersedes)],
);
