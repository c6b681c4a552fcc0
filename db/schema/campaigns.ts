import { bigint, boolean, date, integer, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { editions } from './areas';

/**
 * The rule of the roll-up that this release follows. It counts up with a change of what a figure is from the same ledger.
 * 1: of one day a total and its channels both counted. 2: the later report replaces (rule 11 of docs/formulas.md).
 * 3: held figures are marked (docs/formulas.md, 12). 4: without them an area counts as of its last report that was not held.
 */
export const rollUpRule = 4;

export const campaigns = pgTable('campaigns', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  unit: text().notNull(),
  startDay: date({ mode: 'string' }).notNull(),
  endDay: date({ mode: 'string' }).notNull(),
  editionId: integer()
    .notNull()
    .references(() => editions.id),
  plannedOnlinePercent: numeric({ mode: 'number', precision: 5, scale: 2 }),
  onTrackFrom: numeric({ mode: 'number', precision: 4, scale: 2 }).notNull().default(1),
  atRiskFrom: numeric({ mode: 'number', precision: 4, scale: 2 }).notNull().default(0.75),
  source: text().notNull(),
  simulated: text(),
  /** Whether links that need no sign-in may be made, and opened. */
  sharing: boolean().notNull().default(true),
  /** The rule by which its rows of `progress` were made: one below `rollUpRule` is brought up at the next start. */
  rollUpRule: smallint().notNull().default(rollUpRule),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** Letters that move the end for an area and all below it. */
export const extensions = pgTable('extensions', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  campaignId: integer()
    .notNull()
    .references(() => campaigns.id),
  areaLo: bigint({ mode: 'number' }).notNull(),
  areaHi: bigint({ mode: 'number' }).notNull(),
  decidedDay: date({ mode: 'string' }).notNull(),
  endDay: date({ mode: 'string' }).notNull(),
  letter: text().notNull(),
});
