import { bigint, index, integer, pgTable, primaryKey, smallint, text, timestamp, unique } from 'drizzle-orm/pg-core';
import { areaKinds } from '../../lib/domain/areas';

/** A decree's set of area codes: 2020 has 34 provinces, 2025 has 38. A campaign pins one. */
export const editions = pgTable('editions', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull().unique(),
  source: text().notNull(),
  loadedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

/** `lo` identifies an area within an edition; facts carry it instead of a surrogate key, so that scope needs no join. */
export const areas = pgTable(
  'areas',
  {
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    lo: bigint({ mode: 'number' }).notNull(),
    hi: bigint({ mode: 'number' }).notNull(),
    parentLo: bigint({ mode: 'number' }),
    code: text().notNull(),
    level: smallint().notNull(),
    kind: text({ enum: areaKinds }).notNull(),
    name: text().notNull(),
    /** The name as `foldAreaName` folds it, for search and matching. */
    folded: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.lo] }),
    unique().on(table.editionId, table.code),
    index('areas_children').on(table.editionId, table.parentLo),
    index('areas_level').on(table.editionId, table.level, table.lo),
  ],
);
