import { bigint, index, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { sharedPages } from '../../lib/domain/shares';
import { campaigns } from './campaigns';
import { snapshots } from './snapshots';
import { users } from './users';

/** Links that show one area without signing in. The secret itself stands nowhere: its SHA-256 is the key. */
export const shareLinks = pgTable(
  'share_links',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    secretHash: text().notNull(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaCode: text().notNull(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    shows: text({ enum: sharedPages }).notNull(),
    /** The query of the page (day, stage, columns …), without the question mark. */
    query: text().notNull().default(''),
    /** Set: the link shows this frozen sheet. */
    snapshotId: integer().references(() => snapshots.id),
    /** For whom or what it is, in the owner's words. */
    note: text().notNull().default(''),
    userId: integer()
      .notNull()
      .references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
    revokedBy: integer().references(() => users.id),
    uses: integer().notNull().default(0),
    lastUsedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('share_links_secret').on(table.secretHash),
    index('share_links_recent').on(table.campaignId, table.areaLo, table.createdAt.desc()),
  ],
);
