import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { editions } from './areas';
import { users } from './users';

/** What an office decided once: inside `parent`, this text in a rekap means that area. Revoked rows stay. */
export const areaAliases = pgTable(
  'area_aliases',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    editionId: integer()
      .notNull()
      .references(() => editions.id),
    /** The area of the office that decided. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** As the file wrote it. */
    written: text().notNull(),
    /** The same, folded: how it is looked up. */
    folded: text().notNull(),
    parentLo: bigint({ mode: 'number' }).notNull(),
    parentHi: bigint({ mode: 'number' }).notNull(),
    /** The `lo` and code of the area that it means. */
    meansLo: bigint({ mode: 'number' }).notNull(),
    meansCode: text().notNull(),
    userId: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    revokedAt: timestamp({ withTimezone: true }),
    revokedBy: integer().references(() => users.id),
  },
  (table) => [
    uniqueIndex('area_aliases_one_meaning')
      .on(table.editionId, table.areaLo, table.areaHi, table.folded, table.parentLo, table.parentHi)
      .where(sql`${table.revokedAt} is null`),
    index('area_aliases_recent').on(table.areaLo, table.createdAt.desc()),
  ],
);

/** What an office chose for the columns of a header of this shape, offered when such a file comes again. */
export const headerChoices = pgTable(
  'header_choices',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** SHA-256 of the header's labels, folded and in order. */
    shape: text().notNull(),
    /** Meaning by header, as `ImportSettings.columns`. */
    columns: jsonb().$type<Record<string, string>>().notNull(),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedBy: integer().references(() => users.id),
  },
  (table) => [uniqueIndex('header_choices_shape').on(table.areaLo, table.areaHi, table.shape)],
);
