import { sql } from 'drizzle-orm';
import { bigint, check, date, index, integer, pgEnum, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { channels, peopleRoles, stages } from '../../lib/domain/counts';
import { campaigns } from './campaigns';
import { imports } from './imports';

export const channelEnum = pgEnum('channel', channels);
export const stageEnum = pgEnum('stage', stages);

/**
 * The ledger, append-only: as of `day`, `area` stands at `value` in all for the channel and stage. The newest row of a
 * key stands; a null value withdraws it (an undo with nothing before it).
 */
export const counts = pgTable(
  'counts',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    area: bigint({ mode: 'number' }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    channel: channelEnum().notNull(),
    stage: stageEnum().notNull(),
    value: bigint({ mode: 'number' }),
    importId: integer().references(() => imports.id),
    /** Set on rows that an undo wrote: the import that was undone. */
    undoOf: integer().references(() => imports.id),
    /** The day's increment, where the report stated one: `value` is what stood before it and this. Null: stated in all. */
    added: bigint({ mode: 'number' }),
    /**
     * Set on rows that say an increment of `importId` anew because what stood before it moved: the import, entered later
     * for an earlier day or taken back, that moved it.
     */
    movedBy: integer().references(() => imports.id),
    /**
     * Of `value`, the families of the list that were found ("ditemui"); the rest are newly listed ("baru"). Null: not said.
     * Only this one of the two is kept, so that they cannot come to anything but `value`.
     */
    found: bigint({ mode: 'number' }),
    /** Of `added`, those found; null where `added` is, or where the report did not say. */
    addedFound: bigint({ mode: 'number' }),
  },
  (table) => [
    check(
      'counts_found',
      sql`${table.found} is null or (${table.stage} = 'recorded' and coalesce(${table.found} between 0 and ${table.value}, false))`,
    ),
    primaryKey({ columns: [table.campaignId, table.area, table.day, table.channel, table.stage, table.id] }),
    // Rows of one import lie together in an append-only table, so a block-range index finds them at almost no cost.
    index('counts_import').using('brin', table.importId),
    // Most campaigns never say what was found: so whether one does is known at once, and costs the others nothing.
    index('counts_saying_found').on(table.campaignId).where(sql`${table.found} is not null`),
  ],
);

export const peopleEnum = pgEnum('people', peopleRoles);

/** Append-only, as `counts`: kader and supervisors of an area from a day on. The newest row of a key stands. */
export const workforce = pgTable(
  'workforce',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    area: bigint({ mode: 'number' }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    role: peopleEnum().notNull(),
    value: bigint({ mode: 'number' }),
    importId: integer().references(() => imports.id),
    undoOf: integer().references(() => imports.id),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.area, table.day, table.role, table.id] }),
    index('workforce_import').on(table.importId),
  ],
);
