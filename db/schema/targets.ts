import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { targetParts } from '../../lib/domain/targets';
import { campaigns } from './campaigns';
import { imports } from './imports';

/** A version of the targets: Portal, DIPA, Revisi. Several stand side by side; one is the default. */
export const targetSets = pgTable(
  'target_sets',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    name: text().notNull(),
    /** By which letter, set by whom. */
    letter: text(),
    decidedDay: date({ mode: 'string' }),
    isDefault: boolean().notNull().default(false),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex('target_sets_name').on(table.campaignId, table.name),
    uniqueIndex('target_sets_one_default').on(table.campaignId).where(sql`${table.isDefault}`),
  ],
);

export const targetPartEnum = pgEnum('target_part', targetParts);

/** Append-only, as `counts`: what an area was said to have as its target. The newest row of a key stands. */
export const targetFacts = pgTable(
  'target_facts',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    targetSetId: integer()
      .notNull()
      .references(() => targetSets.id),
    area: bigint({ mode: 'number' }).notNull(),
    part: targetPartEnum().notNull(),
    value: bigint({ mode: 'number' }),
    importId: integer().references(() => imports.id),
    /** Set on rows that an undo wrote: the import that was undone. */
    undoOf: integer().references(() => imports.id),
  },
  (table) => [
    primaryKey({ columns: [table.targetSetId, table.area, table.part, table.id] }),
    index('target_facts_import').on(table.importId),
  ],
);

/** Targets of all levels, kept beside `target_facts` in the same transaction: what pages read. */
export const targets = pgTable(
  'targets',
  {
    targetSetId: integer()
      .notNull()
      .references(() => targetSets.id),
    area: bigint({ mode: 'number' }).notNull(),
    total: bigint({ mode: 'number' }),
    online: bigint({ mode: 'number' }),
    manual: bigint({ mode: 'number' }),
    stated: bigint({ mode: 'number' }),
    statedOnline: bigint({ mode: 'number' }),
    statedManual: bigint({ mode: 'number' }),
    parts: bigint({ mode: 'number' }),
  },
  (table) => [primaryKey({ columns: [table.targetSetId, table.area] })],
);
