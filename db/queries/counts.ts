import { sql } from 'drizzle-orm';
import { type Channel, channels, type Stage } from '../../lib/domain/counts';
import type { IsoDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';

/** What stands of an area and channel on a day, and the upload that it came from. */
export type SaidFigure = {
  area: number;
  channel: Channel;
  value: number;
  importId: number | null;
  savedAt: Date | null;
  userName: string | null;
};

/**
 * What the areas themselves report of exactly this day, one figure an area and channel. A figure that was withdrawn, or
 * replaced by a later report in another form, is not there. `userName` and `savedAt` are null where the upload is of an office above the scope.
 */
export async function listSaidOn(
  transaction: ScopedTransaction,
  input: { campaignId: number; areas: readonly number[]; day: IsoDay; stage: Stage },
): Promise<SaidFigure[]> {
  if (input.areas.length === 0) return [];
  const rows = await transaction.execute<Omit<SaidFigure, 'savedAt'> & { savedAt: string | null }>(sql`
    select c.area, c.channel, c.value, c.import_id as "importId",
      to_char(i.committed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "savedAt", u.name as "userName"
    from (
      select distinct on (area, channel) area, channel, value, import_id from counts
      where campaign_id = ${input.campaignId} and day = ${input.day} and stage = ${input.stage}
        and area = any (${sql.param(input.areas)}::bigint[])
      order by area, channel, id desc
    ) c
    left join imports i on i.id = c.import_id
    left join users u on u.id = i.user_id
    join progress p on p.campaign_id = ${input.campaignId} and p.area = c.area and p.day = ${input.day}
    where c.value is not null and case c.channel ${sql.join(
      channels.map((channel) => sql.raw(`when '${channel}' then p.said_${input.stage}_${channel}`)),
      sql` `,
    )} end is not null`);
  return rows.map((row) => ({ ...row, savedAt: row.savedAt === null ? null : new Date(row.savedAt) }));
}
