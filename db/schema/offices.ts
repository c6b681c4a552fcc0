import { bigint, customType, integer, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import { logoTypes } from '../../lib/domain/letterheads';
import { timeZones } from '../../lib/domain/time-zones';
import { campaigns } from './campaigns';
import { users } from './users';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** What the office of an area prints, signs with and sends: one row an area that has said something. */
export const offices = pgTable(
  'offices',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    areaCode: text().notNull(),
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    name: text().notNull(),
    lines: text().array().notNull().default([]),
    logo: bytea(),
    logoType: text({ enum: logoTypes }),
    /** The contact for questions about its figures, as the office writes it; '': none. */
    telephone: text().notNull().default(''),
    /** Where the office above reminds it of a report that is missing; '': none. */
    email: text().notNull().default(''),
    signPlace: text().notNull().default(''),
    signPosition: text().notNull().default(''),
    signName: text().notNull().default(''),
    signNip: text().notNull().default(''),
    timeZone: text({ enum: timeZones }).notNull(),
    greeting: text().notNull().default(''),
    closing: text().notNull().default(''),
    /** Null: no recap is prepared by itself. */
    recapCampaignId: integer().references(() => campaigns.id),
    /** Minutes after midnight in the office's own zone; null together with the campaign. */
    recapMinute: integer(),
    recapEmails: text().array().notNull().default([]),
    /** The campaign whose reports it has those below it reminded of, and at which minute; null together: of none. */
    reminderCampaignId: integer().references(() => campaigns.id),
    reminderMinute: integer(),
    /** The columns of its sheets by their keys; null: the standard ones. */
    columns: text().array(),
    /** A form carries the version it was opened with, so that two people never overwrite each other unseen. */
    version: integer().notNull().default(1),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedBy: integer().references(() => users.id),
  },
  (table) => [uniqueIndex('offices_area').on(table.areaLo, table.areaHi)],
);
