import { bigint, date, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { mailStates } from '../../lib/domain/recaps';
import { campaigns } from './campaigns';
import { offices } from './offices';
import { users } from './users';

/**
 * The recap of an area and day as a user worded it. Without a row, or with an empty text, the generated one stands: who
 * puts that back leaves the row, so that its version goes on counting.
 */
export const recapTexts = pgTable(
  'recap_texts',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The area whose office worded it: each office has its own wording of an area. */
    officeLo: bigint({ mode: 'number' }).notNull(),
    officeHi: bigint({ mode: 'number' }).notNull(),
    asOf: date({ mode: 'string' }).notNull(),
    text: text().notNull(),
    /** Of the figures that stood when it was worded (lib/reports/recap.ts); another one: they have changed since. */
    fingerprint: text().notNull(),
    version: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedBy: integer().references(() => users.id),
  },
  (table) => [
    uniqueIndex('recap_texts_day').on(
      table.campaignId,
      table.areaLo,
      table.areaHi,
      table.officeLo,
      table.officeHi,
      table.asOf,
    ),
  ],
);

/** Recaps prepared at the hour an office set: one a day, however often the server starts. */
export const recaps = pgTable(
  'recaps',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    officeId: integer()
      .notNull()
      .references(() => offices.id),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** The office's area. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The day, in the office's zone, for which it was due. */
    forDay: date({ mode: 'string' }).notNull(),
    /** The day of the figures. */
    asOf: date({ mode: 'string' }).notNull(),
    text: text().notNull(),
    preparedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    mailState: text({ enum: mailStates }).notNull(),
    mailAttempts: integer().notNull().default(0),
    /** The last attempt; of one that was sent, when it was. */
    mailTriedAt: timestamp({ withTimezone: true }),
    /** All addresses, as the office had them when it was prepared. */
    mailTo: text().array().notNull().default([]),
    /** Those that it has not reached yet. */
    mailLeft: text().array().notNull().default([]),
    /** Why it has not reached them, in words for people. */
    mailError: text(),
    seenAt: timestamp({ withTimezone: true }),
  },
  (table) => [uniqueIndex('recaps_once_a_day').on(table.officeId, table.campaignId, table.forDay)],
);
