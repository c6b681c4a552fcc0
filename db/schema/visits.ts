import {
  bigint,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { type FrozenFigures, visitKinds } from '../../lib/domain/visits';
import { campaigns } from './campaigns';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** A visit to some areas of a campaign: who went, what came of it. */
export const visits = pgTable(
  'visits',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** The smallest area that holds all places: an office that holds it may change the visit. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    kind: text({ enum: visitKinds }).notNull(),
    fromDay: date({ mode: 'string' }).notNull(),
    toDay: date({ mode: 'string' }).notNull(),
    participants: text().notNull(),
    /** What came of it; empty: not said yet. */
    result: text().notNull().default(''),
    /** A form carries the version it was opened with, so that two people never overwrite each other unseen. */
    version: integer().notNull().default(1),
    /** Taken back: it did not take place, or was recorded by mistake. Null: it stands. */
    withdrawnAt: timestamp({ withTimezone: true }),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('visits_of').on(table.campaignId, table.fromDay.desc(), table.id)],
);

/** Where a visit went, and why: frozen when it was recorded. */
export const visitPlaces = pgTable(
  'visit_places',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    /** A kampung of the desa; empty: the area as a whole. */
    kampung: text().notNull().default(''),
    /** The sentence of the area's page on the day it was recorded. */
    reason: text().notNull(),
    figures: jsonb().$type<FrozenFigures>().notNull(),
  },
  (table) => [
    uniqueIndex('visit_places_once').on(table.visitId, table.areaLo, table.areaHi, table.kampung),
    index('visit_places_area').on(table.areaLo),
  ],
);

/** What was agreed on a visit. */
export const visitTasks = pgTable(
  'visit_tasks',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    /** Those of the visit. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    task: text().notNull(),
    person: text().notNull(),
    dueDay: date({ mode: 'string' }).notNull(),
    /** Null: not done. */
    doneAt: timestamp({ withTimezone: true }),
    doneBy: integer().references(() => users.id),
  },
  (table) => [index('visit_tasks_of').on(table.visitId)],
);

/** A photograph or a scan of a visit, drawn anew from its pixels. */
export const visitPictures = pgTable(
  'visit_pictures',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    visitId: integer()
      .notNull()
      .references(() => visits.id),
    /** Those of the visit. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    caption: text().notNull().default(''),
    width: integer().notNull(),
    height: integer().notNull(),
    /** PNG. */
    bytes: bytea().notNull(),
    createdBy: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('visit_pictures_of').on(table.visitId)],
);
