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
import { proposalStatuses } from '../../lib/domain/target-proposals';
import { targetParts } from '../../lib/domain/targets';
import { campaigns } from './campaigns';
import { imports } from './imports';
import { users } from './users';

/** A version of the targets: Portal, DIPA, Revisi. Several stand side by side; one of them counts on a day. */
export const targetSets = pgTable(
  'target_sets',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    name: text().notNull(),
    /** What addresses call it; null: as its name, which it still has (`slugOfTargetSet`). A new name leaves the address. */
    slug: text(),
    /** By which letter, set by whom. */
    letter: text(),
    decidedDay: date({ mode: 'string' }),
    note: text(),
    /** The one that counts last: by it held figures are judged. Which counted before: `earlier_targets` of the campaign. */
    isDefault: boolean().notNull().default(false),
    /** Counts up with every edit of its details: a form carries the number that it was opened with. */
    version: integer().notNull().default(1),
    /** Null: the operator, the demo, or a version of before authors were kept. */
    createdBy: integer().references(() => users.id),
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
    /** Set on rows that an accepted proposal wrote; they are of no import, so that undoing the upload leaves them. */
    proposalId: integer().references(() => targetProposals.id),
  },
  (table) => [
    primaryKey({ columns: [table.targetSetId, table.area, table.part, table.id] }),
    index('target_facts_import').on(table.importId),
  ],
);

/**
 * What an office proposes as the target of an area, a row an area: it counts for nothing until the user who may set that target
 * accepts it. A row is made open and decided once.
 */
export const targetProposals = pgTable(
  'target_proposals',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    targetSetId: integer()
      .notNull()
      .references(() => targetSets.id),
    /** The upload that it came with. */
    importId: integer()
      .notNull()
      .references(() => imports.id),
    area: bigint({ mode: 'number' }).notNull(),
    /** The area of the office that proposes: it and those above see the proposal. */
    officeLo: bigint({ mode: 'number' }).notNull(),
    officeHi: bigint({ mode: 'number' }).notNull(),
    userId: integer().references(() => users.id),
    reason: text().notNull(),
    /** What counted as its target when it was proposed, stated or the sum of its parts; null: nothing. */
    counted: bigint({ mode: 'number' }),
    /** What the area stated when it was proposed, and what it is to state; null: nothing. */
    beforeTotal: bigint({ mode: 'number' }),
    beforeOnline: bigint({ mode: 'number' }),
    beforeManual: bigint({ mode: 'number' }),
    total: bigint({ mode: 'number' }),
    online: bigint({ mode: 'number' }),
    manual: bigint({ mode: 'number' }),
    status: text({ enum: proposalStatuses }).notNull().default('open'),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    decidedAt: timestamp({ withTimezone: true }),
    decidedBy: integer().references(() => users.id),
    /** Why it was declined, or accepted though something is odd about it. */
    decision: text(),
    /** The newer proposal of the same area that replaced it. */
    supersededBy: integer(),
  },
  (table) => [
    // One that waits a version, area and office.
    uniqueIndex('target_proposals_open')
      .on(table.targetSetId, table.area, table.officeLo, table.officeHi)
      .where(sql`${table.status} = 'open'`),
    index('target_proposals_listed').on(table.campaignId, table.status, table.area),
    index('target_proposals_import').on(table.importId),
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
