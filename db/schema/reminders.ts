import { bigint, date, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { mailStates } from '../../lib/domain/recaps';
import type { Reminder } from '../../lib/domain/reminders';
import { campaigns } from './campaigns';
import { offices } from './offices';

/** The reminders that an office had sent to those below it that had not reported: once a day, however often the clock looks. */
export const reminders = pgTable(
  'reminders',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** Of the office that reminds; those that are reminded stand in `letters`. */
    officeId: integer()
      .notNull()
      .references(() => offices.id),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The day without a report, in the office's zone. */
    forDay: date({ mode: 'string' }).notNull(),
    /** How many areas had not reported, also those whose office has no address. */
    silent: integer().notNull(),
    /** One a reminded area, as things stood at the hour. */
    letters: jsonb().$type<Reminder[]>().notNull(),
    /** The codes of the areas whose letter has not arrived. */
    unsent: text().array().notNull().default([]),
    preparedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    mailState: text({ enum: mailStates }).notNull(),
    mailAttempts: integer().notNull().default(0),
    mailTriedAt: timestamp({ withTimezone: true }),
    /** Why it has not reached them, in words for people. */
    mailError: text(),
  },
  (table) => [uniqueIndex('reminders_once_a_day').on(table.officeId, table.campaignId, table.forDay)],
);
