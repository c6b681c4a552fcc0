import { bigint, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { campaigns } from './campaigns';
import { channelEnum } from './counts';
import { users } from './users';

export const outages = pgTable('outages', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  campaignId: integer()
    .notNull()
    .references(() => campaigns.id),
  areaLo: bigint({ mode: 'number' }).notNull(),
  areaHi: bigint({ mode: 'number' }).notNull(),
  /** Null: every channel. */
  channel: channelEnum(),
  fromDay: date({ mode: 'string' }).notNull(),
  toDay: date({ mode: 'string' }).notNull(),
  reason: text().notNull(),
  createdBy: integer().references(() => users.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
