import { sql } from 'drizzle-orm';
import { bigint, customType, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { bundleFormats, bundleStates } from '../../lib/domain/bundles';
import { campaigns } from './campaigns';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** All sheets below an area as one file, made behind the request that asked for it. */
export const bundles = pgTable(
  'bundles',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaCode: text().notNull(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    format: text({ enum: bundleFormats }).notNull(),
    /** The query of the sheets (day, stage, columns …), without the question mark. */
    query: text().notNull().default(''),
    state: text({ enum: bundleStates }).notNull().default('waiting'),
    /** Sheets made so far, and in all; null: not counted yet. */
    done: integer().notNull().default(0),
    total: integer(),
    fileName: text(),
    content: bytea(),
    /** What went wrong, in Indonesian. */
    error: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The server that makes it says so every few seconds; one that fell silent was left by a server that stopped. */
    heartbeatAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    // One at a time a user.
    uniqueIndex('bundles_one_at_a_time').on(table.userId).where(sql`${table.state} in ('waiting', 'running')`),
    index('bundles_recent').on(table.userId, table.createdAt.desc()),
  ],
);
