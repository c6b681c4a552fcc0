import { sql } from 'drizzle-orm';
import type { AreaLevel, AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import type { ScopedTransaction } from '../client';
import { judgedColumns } from './progress';

/** A day of which an area, or anything below it, has reported, of whatever stage. */
export type ReportDay = {
  area: number;
  day: IsoDay;
  /** Recorded by all channels, without held figures; null: nothing is. */
  recorded: number | null;
  /** When the first report of the day came in; null: nobody knows. */
  receivedAt: Date | null;
};

/** The days of which the areas of a level inside `area` have reported, from one day to another, by area, oldest first. */
export async function listReportDays(
  transaction: ScopedTransaction,
  input: { area: AuthorizedArea; campaignId: number; level: AreaLevel; from: IsoDay; to: IsoDay },
): Promise<ReportDay[]> {
  const { area } = input;
  const recorded = judgedColumns('recorded');
  const rows = await transaction.execute<Omit<ReportDay, 'receivedAt'> & { received_at: string | null }>(sql`
    select p.area, p.day, case when num_nonnulls(${sql.raw(recorded.join(', '))}) > 0
      then ${sql.raw(recorded.map((one) => `coalesce(${one}, 0)`).join(' + '))} end as recorded,
      to_char(r.received_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as received_at
    from areas a
    join progress p on p.campaign_id = ${input.campaignId} and p.area = a.lo and p.day between ${input.from} and ${input.to}
      and (p.reported_collected or p.reported_recorded or p.reported_validated)
    left join report_receipts r on r.campaign_id = p.campaign_id and r.area = p.area and r.day = p.day
    where a.edition_id = ${area.editionId} and a.level = ${input.level} and a.lo between ${area.lo} and ${area.hi}
    order by p.area, p.day`);
  return rows.map(({ received_at, ...row }) => ({
    ...row,
    receivedAt: received_at === null ? null : new Date(received_at),
  }));
}
