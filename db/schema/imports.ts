import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import {
  type ImportSettings,
  importKinds,
  importStatuses,
  type Measure,
  type MeasureTotal,
  type Refusal,
} from '../../lib/domain/imports';
import { campaigns } from './campaigns';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

export const imports = pgTable(
  'imports',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    kind: text({ enum: importKinds }).notNull(),
    status: text({ enum: importStatuses }).notNull().default('checked'),
    /** The area of whoever uploaded it: who may see and undo it. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    userId: integer().references(() => users.id),
    fileName: text().notNull(),
    sha256: text().notNull(),
    content: bytea().notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    columns: jsonb().$type<{ header: string; meaning: string | null }[]>().notNull(),
    rowCount: integer().notNull(),
    acceptedCount: integer().notNull(),
    refused: jsonb().$type<Refusal[]>().notNull(),
    warnings: jsonb().$type<{ row: number | null; message: string }[]>().notNull(),
    /** How the file was read, a sentence each. */
    notes: jsonb().$type<string[]>().notNull().default([]),
    /** What stood before and stands after it, by measure, as of the check: once it is committed it would find itself. */
    totals: jsonb().$type<MeasureTotal[]>().notNull().default([]),
    /** SHA-256 of the accepted rows, checked again at commit. */
    planHash: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    committedAt: timestamp({ withTimezone: true }),
    undoneAt: timestamp({ withTimezone: true }),
    undoneBy: integer().references(() => users.id),
  },
  (table) => [
    // The same file counts once; a file that was undone or discarded may come again.
    uniqueIndex('imports_file_once')
      .on(table.campaignId, table.sha256)
      .where(sql`${table.status} in ('checked', 'committed')`),
    index('imports_recent').on(table.campaignId, table.createdAt.desc()),
  ],
);

/** The accepted rows of an import, a row a figure: what will be committed. */
export const importFacts = pgTable(
  'import_facts',
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** Row number as Excel shows it. */
    row: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    /** Null for targets, which have no day. */
    day: date({ mode: 'string' }),
    measure: text().$type<Measure>().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row, table.measure] })],
);
