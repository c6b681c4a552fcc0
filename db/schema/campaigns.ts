import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { StageWords } from '../../lib/domain/campaigns';
import { channels, stages } from '../../lib/domain/counts';
import type { EarlierTerms, Plan } from '../../lib/domain/plans';
import type { EarlierTargets } from '../../lib/domain/target-sets';
import { editions } from './areas';
import { users } from './users';

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
  /** The campaign's words for its stages; absent: the usual ones. */
  words: jsonb().$type<StageWords>().notNull().default({}),
  /** The letter that orders it, and its day. */
  letter: text(),
  letterDay: date({ mode: 'string' }),
  startDay: date({ mode: 'string' }).notNull(),
  endDay: date({ mode: 'string' }).notNull(),
  editionId: integer()
    .notNull()
    .references(() => editions.id),
  plannedOnlinePercent: numeric({ mode: 'number', precision: 5, scale: 2 }),
  onTrackFrom: numeric({ mode: 'number', precision: 4, scale: 2 }).notNull().default(1),
  atRiskFrom: numeric({ mode: 'number', precision: 4, scale: 2 }).notNull().default(0.75),
  /** The plan of expected shares by day (rule 10), of the shape of `planSchema`. */
  plan: jsonb().$type<Plan>().notNull().default({ kind: 'straight' }),
  /** End, plan and limits as they were, each with the last day for which they hold; in the order of these days. */
  earlierTerms: jsonb().$type<EarlierTerms[]>().notNull().default([]),
  /** The versions of the targets that counted before the default one, as `earlier_terms`. */
  earlierTargets: jsonb().$type<EarlierTargets[]>().notNull().default([]),
  /** Below this percent an area is counted beside the average (rule 18). */
  floorPercent: numeric({ mode: 'number', precision: 5, scale: 2 }),
  /** Limit of units a day and kader; a higher need means too few kader (rule 14). */
  kaderLimit: integer().notNull().default(10),
  /** The stages and channels that are reported, in the order of the domain. */
  stages: text({ enum: stages })
    .array()
    .notNull()
    .default([...stages]),
  channels: text({ enum: channels })
    .array()
    .notNull()
    .default([...channels]),
  source: text().notNull(),
  simulated: text(),
  /** Whether links that need no sign-in may be made, and opened. */
  sharing: boolean().notNull().default(true),
  /** Takes no more reports; null: it does. */
  closedAt: timestamp({ withTimezone: true }),
  /** Nothing of it changes any more; null: it may. */
  archivedAt: timestamp({ withTimezone: true }),
  /** Counts up with every change: a form carries the one that it was opened with. */
  version: integer().notNull().default(1),
  /** The rule by which its rows of `progress` were made: one below `rollUpRule` is brought up at the next start. */
  rollUpRule: smallint().notNull().default(rollUpRule),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** Letters that move the end for an area and all below it. A withdrawn letter never counted, and stays readable. */
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
  createdBy: integer().references(() => users.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** When, by whom and why it was withdrawn; null: it is in effect. */
  withdrawnAt: timestamp({ withTimezone: true }),
  withdrawnBy: integer().references(() => users.id),
  withdrawnReason: text(),
});
