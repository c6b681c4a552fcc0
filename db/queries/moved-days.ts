import { sql } from 'drizzle-orm';
import type { LaterDays, MovedDay } from '../../lib/domain/moved-days';
import { inNation, type ScopedTransaction } from '../client';
import { hasIncrements, saidOf, type WaitingImport } from './increments';

/**
 * The later days that a committed import moved when it was counted, a page of them, from the ledger: increments that were
 * said anew because of it (`moved_by`), and figures in all that it says without its file speaking of their day. What a
 * report in another form has replaced moved with the others and stands nowhere, so it is not among them. Once it is
 * undone the ledger has the ways back too: only of one that counts.
 */
export async function listMovedDays(
  transaction: ScopedTransaction,
  input: WaitingImport & { editionId: number; limit: number },
): Promise<LaterDays> {
  const { importId, campaignId } = input;
  return inNation(transaction, async (nation) => {
    if (!input.daily && !(await hasIncrements(nation, input))) return { moved: 0, asked: 0, days: [] };
    const [row] = await nation.execute<{ moved: number; days: MovedDay[] }>(sql`
      with keys as materialized (
        select area, measure, min(day) as first from import_facts where import_id = ${importId} and day is not null
        group by area, measure
      ), moved as materialized (
        select k.measure, m.area, m.day, m.stage, m.channel, m.value as after, (
            select o.value from counts o where o.campaign_id = m.campaign_id and o.area = m.area and o.day = m.day
              and o.channel = m.channel and o.stage = m.stage and o.id < m.id order by o.id desc limit 1
          ) as before
        from keys k cross join lateral (
          select * from counts c where c.campaign_id = ${campaignId} and c.area = k.area and c.day >= k.first
            and c.stage::text || '.' || c.channel::text = k.measure and (c.moved_by = ${importId} or c.import_id = ${importId})
            and c.undo_of is null offset 0
        ) m
        where not exists (select 1 from import_facts f where f.import_id = ${importId} and f.area = k.area
          and f.day = m.day and f.measure = k.measure)
      ), standing as materialized (
        select m.* from moved m join progress p on p.campaign_id = ${campaignId} and p.area = m.area and p.day = m.day
        where m.before <> m.after and ${saidOf(sql`m.stage`, sql`m.channel`)} is not null
      )
      select (select count(*)::integer from standing) as moved, (
        select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name, 'day', s.day, 'measure', s.measure,
          'before', s.before, 'after', s.after, 'because', (
            select json_agg(day order by day) from (
              select distinct f.day from import_facts f
              where f.import_id = ${importId} and f.area = s.area and f.measure = s.measure and f.day < s.day
            ) own)) order by s.area, s.day, s.measure), '[]')
        from (select * from standing order by area, day, measure limit ${input.limit}) s
        join areas a on a.edition_id = ${input.editionId} and a.lo = s.area) as days`);
    return { moved: row?.moved ?? 0, asked: 0, days: row?.days ?? [] };
  });
}
