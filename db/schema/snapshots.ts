import { sql } from 'drizzle-orm';
import { bigint, date, index, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { campaigns } from './campaigns';
import { users } from './users';

/** Sheets frozen for a meeting, with their figures. The content never changes; its SHA-256 says so. */
export const snapshots = pgTable(
  'snapshots',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    areaCode: text().notNull(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The day of the figures. */
    asOf: date({ mode: 'string' }).notNull(),
    name: text().notNull(),
    /** What the list says of it: the headline of its figures, and how many rows of areas it shows. */
    total: bigint({ mode: 'number' }),
    target: bigint({ mode: 'number' }),
    rowCount: integer().notNull(),
    /** The frozen report as JSON (lib/reports/report.ts), text so that it stays the same to the byte. */
    content: text().notNull(),
    sha256: text().notNull(),
    /** The form's own key: a double click freezes once. */
    requestKey: uuid().notNull(),
    userId: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp({ withTimezone: true }),
  },
  (table) => [
    uniqueIndex('snapshots_request').on(table.requestKey),
    uniqueIndex('snapshots_name')
      .on(table.campaignId, table.areaLo, table.areaHi, sql`lower(${table.name})`)
      .where(sql`${table.deletedAt} is null`),
    index('snapshots_recent').on(table.campaignId, table.areaLo, table.createdAt.desc()),
  ],
);
