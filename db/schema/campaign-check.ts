import { bigint, index, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { checkKinds, settledAs } from '../../lib/domain/campaign-check';
import { campaigns } from './campaigns';
import { users } from './users';

/**
 * What was decided of the findings of a check before the start. Rows are only added: of a campaign, area, kind and level the
 * newest one stands, as long as the figures of the finding are those of its fingerprint.
 */
export const checkSettlements = pgTable(
  'check_settlements',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaignId: integer()
      .notNull()
      .references(() => campaigns.id),
    /** The area whose check it is. */
    areaLo: bigint({ mode: 'number' }).notNull(),
    areaHi: bigint({ mode: 'number' }).notNull(),
    kind: text({ enum: checkKinds }).notNull(),
    /** The level of the areas that it is about; null: the area itself, or areas of any level. */
    level: smallint(),
    fingerprint: text().notNull(),
    /** Null: the mark was taken back. */
    settledAs: text({ enum: settledAs }),
    note: text().notNull(),
    userId: integer().references(() => users.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('check_settlements_of').on(table.campaignId, table.areaLo, table.areaHi, table.id)],
);
