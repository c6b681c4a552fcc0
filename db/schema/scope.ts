import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import { workModes } from '../../lib/domain/scope';
import { campaigns } from './campaigns';
import { users } from './users';

export const workModeEnum = pgEnum('work_mode', workModes);

/**
 * The areas that take part in a campaign from a day on (rule 9). Versions are only added: on a day the one with the newest
 * `from_day` up to it applies, of those with the same day the last made. Before the first, and without any, all areas take part.
 */
export const campaignScopes = pgTable(
  'campaign_scopes',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    fromDay: date({ mode: 'string' }).notNull(),
    /** A census from that day on: the version has no areas. */
    everybody: boolean().notNull(),
    /** The smallest level at which an area is listed: its areas are counted as lokus. Null: none is listed. */
    lokusLevel: smallint(),
    /** By which letter. */
    letter: text(),
    note: text(),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('campaign_scopes_of').on(table.campaignId, table.fromDay, table.id)],
);

/** The areas of a version that is a list, each with its way of working. */
export const scopeAreas = pgTable(
  'scope_areas',
  {
    scopeId: integer()
      .notNull()
      .references(() => campaignScopes.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    workMode: workModeEnum().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.scopeId, table.areaLo] }),
    check('scope_areas_range', sql`${table.areaLo} <= ${table.areaHi}`),
  ],
);
