import { bigint, date, index, integer, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { AreaLevel } from '../../lib/domain/areas';
import { campaigns } from './campaigns';
import { users } from './users';

/** What another source shows of some areas on a day, as one file or one form said it. */
export const comparisons = pgTable(
  'comparisons',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** The area that it was entered for, which holds those of its figures. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    source: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    /** "16.00" of WIB; null: not said. */
    hour: text(),
    /** Empty: it was typed. */
    fileName: text().notNull().default(''),
    /** Taken back: its figures count no more. Null: it stands. */
    withdrawnAt: timestamp({ withTimezone: true }),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('comparisons_of').on(table.campaignId, table.day.desc(), table.id.desc())],
);

/**
 * The figures of a set. Rows are only added: of an area, a source and a day that of the newest set counts that was not taken
 * back, so that taking back a wrong one gives back what stood before.
 */
export const comparisonFigures = pgTable(
  'comparison_figures',
  {
    comparisonId: integer()
      .notNull()
      .references(() => comparisons.id),
    /** Its `lo`. */
    area: bigint({ mode: 'number' }).notNull(),
    level: smallint().$type<AreaLevel>().notNull(),
    total: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.comparisonId, table.area] })],
);
