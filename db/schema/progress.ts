import { sql } from 'drizzle-orm';
import { bigint, boolean, date, index, integer, pgTable, primaryKey, timestamp } from 'drizzle-orm/pg-core';

const count = () => bigint({ mode: 'number' });

/**
 * What pages read: one row for each area (all levels) and day on which the area or anything below it reported, kept in
 * the transaction that writes the ledger. Between rows the last one stands. Three groups of nine (stage × channel):
 * `said…` what the area itself reported on exactly this day, `own…` what it stands at by its own reports, and without a
 * prefix its figure (the larger of its own and its parts).
 */
export const progress = pgTable(
  'progress',
  {
    // No foreign key: the rows follow from the ledger, which has one, and are made 91,600 at a time.
    campaignId: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    lastReportDay: date({ mode: 'string' }),
    kader: integer(),
    supervisor: integer(),
    ownKader: integer(),
    ownSupervisor: integer(),
    saidKader: integer(),
    saidSupervisor: integer(),
    /** Whether the area or anything below it reported the stage on exactly this day. */
    reportedCollected: boolean().notNull().default(false),
    reportedRecorded: boolean().notNull().default(false),
    reportedValidated: boolean().notNull().default(false),
    /** Whether the newest report of the stage is below the one before it. */
    fellCollected: boolean().notNull().default(false),
    fellRecorded: boolean().notNull().default(false),
    fellValidated: boolean().notNull().default(false),
    /** Whether the area's own figure of the stage is held (lib/domain/held-figures.ts), and how many areas below it are. */
    heldCollected: boolean().notNull().default(false),
    heldRecorded: boolean().notNull().default(false),
    heldValidated: boolean().notNull().default(false),
    heldBelowCollected: integer().notNull().default(0),
    heldBelowRecorded: integer().notNull().default(0),
    heldBelowValidated: integer().notNull().default(0),
    /** Its figure without those that are held; null where none is held, or nothing is left. */
    soundCollectedOnline: count(),
    soundCollectedManual: count(),
    soundCollectedUnsplit: count(),
    soundRecordedOnline: count(),
    soundRecordedManual: count(),
    soundRecordedUnsplit: count(),
    soundValidatedOnline: count(),
    soundValidatedManual: count(),
    soundValidatedUnsplit: count(),
    collectedOnline: count(),
    collectedManual: count(),
    collectedUnsplit: count(),
    recordedOnline: count(),
    recordedManual: count(),
    recordedUnsplit: count(),
    validatedOnline: count(),
    validatedManual: count(),
    validatedUnsplit: count(),
    ownCollectedOnline: count(),
    ownCollectedManual: count(),
    ownCollectedUnsplit: count(),
    ownRecordedOnline: count(),
    ownRecordedManual: count(),
    ownRecordedUnsplit: count(),
    ownValidatedOnline: count(),
    ownValidatedManual: count(),
    ownValidatedUnsplit: count(),
    saidCollectedOnline: count(),
    saidCollectedManual: count(),
    saidCollectedUnsplit: count(),
    saidRecordedOnline: count(),
    saidRecordedManual: count(),
    saidRecordedUnsplit: count(),
    saidValidatedOnline: count(),
    saidValidatedManual: count(),
    saidValidatedUnsplit: count(),
    /** Of its recorded figure of all channels, those found; the rest are newly listed. Null: not said of all of it. */
    found: count(),
    ownFoundOnline: count(),
    ownFoundManual: count(),
    ownFoundUnsplit: count(),
    saidFoundOnline: count(),
    saidFoundManual: count(),
    saidFoundUnsplit: count(),
  },
  (table) => [
    primaryKey({ columns: [table.campaignId, table.area, table.day] }),
    // Hardly any row is: so whether one is, and which, is known at once.
    index('progress_held')
      .on(table.campaignId, table.area, table.day)
      .where(sql`${table.heldCollected} or ${table.heldRecorded} or ${table.heldValidated}`),
  ],
);

/** When a figure of the area or of anything below it last changed, by any upload or undo: the hour of the data. */
export const areaChanges = pgTable(
  'area_changes',
  {
    campaignId: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.area] })],
);

/**
 * When the first report of an area's day came in: of the area itself or of anything below it, of whatever stage. It is stamped
 * by the commit that brings it and then stays, also when that upload is undone and sent again in a mended form. No row: no
 * upload and no manual entry brought a report of the day.
 */
export const reportReceipts = pgTable(
  'report_receipts',
  {
    campaignId: integer().notNull(),
    area: bigint({ mode: 'number' }).notNull(),
    day: date({ mode: 'string' }).notNull(),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.campaignId, table.area, table.day] })],
);
