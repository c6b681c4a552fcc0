import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EnteredTable } from '../../lib/domain/entries';
import type { HeldRow } from '../../lib/domain/held-rows';
import {
  type ImportPart,
  type ImportSettings,
  importKinds,
  importStatuses,
  type LedgerHeads,
  type LevelTotal,
  type Measure,
  type MeasureTotal,
  type PlanFlag,
  planChanges,
  type ReadColumn,
  type Refusal,
  type SheetGlimpse,
  type ShownTotals,
  type Warning,
} from '../../lib/domain/imports';
import type { LearnedFromImport } from '../../lib/domain/learned';
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
    /** The area it was sent for: who may see and undo it. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** The own area of the user who uploaded it, which holds the area above: a file is known by its office. */
    officeLo: bigint({ mode: 'number' }).notNull(),
    officeHi: bigint({ mode: 'number' }).notNull(),
    userId: integer().references(() => users.id),
    /** Of a manual entry: the name under which it is downloaded. */
    fileName: text().notNull(),
    /** The file as it came, and its hash; null: a manual entry. */
    sha256: text(),
    content: bytea(),
    /** The figures as a user entered them by hand; null: a file. */
    entered: jsonb().$type<EnteredTable>(),
    /** The key of the request that brought a manual entry, which counts once, and SHA-256 of all that it brought. */
    requestKey: uuid(),
    requestHash: text(),
    settings: jsonb().$type<ImportSettings>().notNull(),
    /** The settings as they were said when it was sent, before corrections; null: sent before they were kept. */
    said: jsonb().$type<ImportSettings>(),
    columns: jsonb().$type<ReadColumn[]>().notNull(),
    rowCount: integer().notNull(),
    acceptedCount: integer().notNull(),
    refused: jsonb().$type<Refusal[]>().notNull(),
    /** Of `refused`: how many reasons, and how many rows. Kept by the database, for a list of uploads opens no JSON. */
    refusalCount: integer().notNull().generatedAlwaysAs(sql`jsonb_array_length(refused)`),
    refusedCount: integer().notNull().generatedAlwaysAs(sql`refused_rows(refused)`),
    warnings: jsonb().$type<Warning[]>().notNull(),
    /** How the file was read, a sentence each. */
    notes: jsonb().$type<string[]>().notNull().default([]),
    /** What stood before and stands after it, by measure, as of the check: once it is committed it would find itself. */
    totals: jsonb().$type<MeasureTotal[]>().notNull().default([]),
    /** The same by level, up to the area of the user who uploaded it. */
    levels: jsonb().$type<LevelTotal[]>().notNull().default([]),
    /** The tables that were read, in the order of `part` of its facts: sheets, or column groups of a day. */
    parts: jsonb().$type<ImportPart[]>().notNull().default([]),
    /** The first rows of its sheets, for the user who has to say where the table is. */
    glimpses: jsonb().$type<SheetGlimpse[]>().notNull().default([]),
    /** What its office remembers once it is saved, beside the meanings in `settings.columns`; null: checked before it was kept. */
    learned: jsonb().$type<LearnedFromImport>(),
    /** Figures that are not saved with the rest (at most `listedHeld`), and why those were that a user confirmed. */
    held: jsonb().$type<HeldRow[]>().notNull().default([]),
    /** How many rows that are, the confirmed ones too. */
    heldCount: integer().notNull().default(0),
    /** Of `held`: how many rows somebody confirmed. Kept by the database. */
    confirmedCount: integer().notNull().generatedAlwaysAs(sql`confirmed_rows(held)`),
    /** The newest target statement of the campaign when it was compared: by an older one nothing was held. */
    targetsSeen: bigint({ mode: 'number' }).notNull().default(-1),
    /** When `totals`, `levels` and `import_rows` were compared with what stood. */
    comparedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** The newest rows of the ledgers that were in that comparison, by ledger; null: compared before they were kept. */
    comparedHeads: jsonb().$type<LedgerHeads>(),
    /** SHA-256 of the accepted rows, checked again at commit. */
    planHash: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    committedAt: timestamp({ withTimezone: true }),
    undoneAt: timestamp({ withTimezone: true }),
    undoneBy: integer().references(() => users.id),
  },
  (table) => [
    // One office has the same file once; one that was undone or discarded may come again.
    uniqueIndex('imports_file_once')
      .on(table.campaignId, table.sha256, table.officeLo, table.officeHi)
      .where(sql`${table.status} in ('checked', 'committed')`),
    uniqueIndex('imports_request').on(table.requestKey).where(sql`${table.requestKey} is not null`),
    // Nulls first, as "order by … desc" has them: otherwise no list is read in the order of the index.
    index('imports_recent').on(table.campaignId, table.createdAt.desc().nullsFirst(), table.areaLo, table.areaHi),
    // All that uploads are counted by, so that they are counted without their rows.
    index('imports_counted').on(
      ...[table.campaignId, table.areaLo, table.areaHi, table.createdAt],
      ...[table.status, table.kind, table.acceptedCount],
    ),
    check(
      'imports_file_or_entry',
      sql`num_nonnulls(${table.sha256}, ${table.content}) = case when ${table.entered} is null then 2 else 0 end
        and num_nonnulls(${table.requestKey}, ${table.requestHash}) = case when ${table.entered} is null then 0 else 2 end`,
    ),
  ],
);

/**
 * The accepted rows of an import, a row a figure: what will be committed. Without a foreign key, here and in `importRows`:
 * checked row by row it takes longer than all else of a national plan. A trigger deletes them with their import.
 */
export const importFacts = pgTable(
  'import_facts',
  {
    importId: integer().notNull(),
    /** Which of `imports.parts` the row stands in. */
    part: smallint().notNull().default(0),
    /** Row number as Excel shows it. */
    row: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    /** Null for targets, which have no day. */
    day: date({ mode: 'string' }),
    measure: text().$type<Measure>().notNull(),
    value: bigint({ mode: 'number' }).notNull(),
    /** The day's increment that `value` was made of; null: stated in all. */
    added: bigint({ mode: 'number' }),
    /** Of `value`, those found ("ditemui"), and of `added`; the rest are newly listed ("baru"). Null: not said. */
    found: bigint({ mode: 'number' }),
    addedFound: bigint({ mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part, table.row, table.measure] })],
);

/** What each accepted row would do, as of the check: what the preview filters by. */
export const importRows = pgTable(
  'import_rows',
  {
    importId: integer().notNull(),
    part: smallint().notNull().default(0),
    row: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    change: text({ enum: planChanges }).notNull(),
    /** What is odd about it; empty: nothing. */
    flags: text().array().$type<PlanFlag[]>().notNull(),
    /** Where the row states less than the parts of its area have; null: nowhere. */
    shown: jsonb().$type<ShownTotals>(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.part, table.row] })],
);

/** A commit that runs, or the last one that ran: how far it is. Written beside its transaction, which nobody sees. */
export const importCommits = pgTable('import_commits', {
  importId: integer()
    .primaryKey()
    .references(() => imports.id, { onDelete: 'cascade' }),
  areaLo: bigint({ mode: 'number' }).notNull(),
  areaHi: bigint({ mode: 'number' }).notNull(),
  /** What it does: keys of `commitSteps`. */
  step: text().notNull(),
  done: integer().notNull().default(0),
  total: integer(),
  startedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  /** The server that commits says so every few seconds; one that fell silent was left by a server that stopped. */
  heartbeatAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
