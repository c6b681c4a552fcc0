import { type SQL, sql } from 'drizzle-orm';
import { type Channel, channels } from '../../lib/domain/counts';
import type { NationTransaction } from '../client';
import { otherForm } from '../queries/figure-rules';
import { column, list, sumOfColumns } from '../queries/statement-parts';

/*
 * What the roll-up makes of families found: `carryFound` and `combineFound` of lib/domain/counts.ts in SQL.
 */

/** Of the recorded figures, the families that were found: `own_…` and `said_…` as of those. */
export const foundColumns = channels.map((channel) => `found_${channel}`);

/** Whether any report of the campaign said what was found: where none did, nothing is summed and carried of it. */
export async function hasFound(transaction: NationTransaction, campaignId: number): Promise<boolean> {
  const [row] = await transaction.execute(
    sql`select 1 from counts where campaign_id = ${campaignId} and found is not null limit 1`,
  );
  return row !== undefined;
}

/** Of the newest rows of an area and day, those found; only a recorded figure says it. */
export const saidFound = list(
  channels.map(
    (channel) =>
      sql`max(found) filter (where channel = ${sql.raw(`'${channel}'`)}) as ${column(`said_found_${channel}`)}`,
  ),
);
export const unsaidFound = list(channels.map((channel) => sql`null::bigint as ${column(`said_found_${channel}`)}`));

/** Of what `carriedStep` carries, those found (`carryFound`): what the report says that the figure is of. */
export function ownFoundExpression(channel: Channel, said: (column: string) => SQL): SQL {
  const replaced = sql`num_nonnulls(${list(otherForm(channel).map((other) => said(`said_recorded_${other}`)))}) > 0`;
  return sql`case when ${said(`said_recorded_${channel}`)} is not null then ${said(`said_found_${channel}`)}
    when ${replaced} then null else b.${column(`own_found_${channel}`)} end`;
}

/** Of the sum of the parts `f`, those found: known where every part with a figure says it. */
export const partsFound = sql`case when bool_and(f.found is not null or num_nonnulls(${list(
  channels.map((channel) => sql`f.${column(`recorded_${channel}`)}`),
)}) = 0) then sum(f.found) end::bigint`;

/** Of the recorded figure of all channels, those found (`combineFound`). */
export function foundExpression(): SQL {
  const recorded = (prefix: string) => channels.map((channel) => column(`${prefix}recorded_${channel}`));
  const owns = foundColumns.map((name) => column(`own_${name}`));
  const total = sumOfColumns(recorded(''));
  // Only a figure says what was found of it, so as many of both are known where all of it is.
  return sql`case when num_nonnulls(${list(owns)}) > 0 and num_nonnulls(${list(owns)}) = num_nonnulls(${list(recorded('own_'))})
      and ${sumOfColumns(recorded('own_'))} = ${total} then ${sumOfColumns(owns)}
    when ${sumOfColumns(recorded('parts_'))} = ${total} then parts_found end`;
}
