import { sql } from 'drizzle-orm';
import type { TouchedAccount } from '../../lib/domain/accesses';
import type { Database } from '../client';

/** The accounts that something was done with or tried at in a span, `until` not included, the busiest first. */
export async function listTouchedAccounts(
  database: Database,
  { from, until }: { from: Date; until: Date },
): Promise<TouchedAccount[]> {
  const rows = await database.execute<Omit<TouchedAccount, 'first' | 'last'> & { first: string; last: string }>(sql`
    with happened as (
      select user_id, event, address, at from accesses where user_id is not null
      union all
      select user_id, 'change', null, at from audit
      where user_id is not null and action not in ('session.begin', 'file.download')
    )
    select u.email, u.name, u.office, u.area_code as "areaCode",
      count(*) filter (where event = 'signIn')::int as "signIns", count(*) filter (where event = 'wrong')::int as wrong,
      count(*) filter (where event = 'lockOut')::int as "lockOuts",
      count(*) filter (where event = 'download')::int as downloads,
      count(*) filter (where event = 'change')::int as changes,
      coalesce(array_agg(distinct address) filter (where address is not null), '{}') as addresses,
      min(at) as first, max(at) as last
    from happened h join users u on u.id = h.user_id
    where at >= ${from.toISOString()}::timestamptz and at < ${until.toISOString()}::timestamptz
    group by u.id order by count(*) desc, u.email`);
  return rows.map((row) => ({ ...row, first: new Date(row.first), last: new Date(row.last) }));
}
