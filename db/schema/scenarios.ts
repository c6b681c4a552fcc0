import { sql } from 'drizzle-orm';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Assumptions, StartingPoint } from '../../lib/domain/what-if';
import { campaigns } from './campaigns';
import { users } from './users';

/** Calculations of an area that were kept. What they start from and assume never changes. */
export const scenarios = pgTable(
  'scenarios',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    start: jsonb().$type<StartingPoint>().notNull(),
    assumed: jsonb().$type<Assumptions>().notNull(),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null: it is listed. */
    deletedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('scenarios_name')
      .on(table.campaignId, table.areaLo, table.areaHi, sql`lower(${table.name})`)
      .where(sql`${table.deletedAt} is null`),
    index('scenarios_of').on(table.campaignId, table.areaLo),
  ],
);
