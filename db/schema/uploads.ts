import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { type ImportSettings, importKinds } from '../../lib/domain/imports';
import { type UploadProblem, uploadPhases } from '../../lib/domain/uploads';
import { campaigns } from './campaigns';
import { imports } from './imports';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** A file on its way in: sent in parts, then read and checked behind the request. It ends as an import, or with why not. */
export const uploads = pgTable(
  'uploads',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** The area of the user who sends it. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    kind: text({ enum: importKinds }).notNull(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    fileName: text().notNull(),
    /** Bytes in all, and of each part but the last. */
    size: integer().notNull(),
    partSize: integer().notNull(),
    /** SHA-256 of the whole, said by the sender before the first part: what arrived is compared with it. */
    sha256: text().notNull(),
    phase: text({ enum: uploadPhases }).notNull().default('receiving'),
    /** Of the phase: parts received, rows read or checked. `total` null: not known yet. */
    done: integer().notNull().default(0),
    total: integer(),
    importId: integer().references(() => imports.id),
    /** Why it failed. */
    problem: jsonb().$type<UploadProblem>(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The server that checks it says so every few seconds; one that fell silent was left by a server that stopped. */
    heartbeatAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('uploads_recent').on(table.userId, table.createdAt.desc())],
);

/** The bytes of a file on its way in; gone once it is checked. */
export const uploadParts = pgTable(
  'upload_parts',
  {
    uploadId: integer()
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    /** From 0. */
    number: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.number] })],
);
