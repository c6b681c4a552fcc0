import { type SQL, sql } from 'drizzle-orm';
import type { NationTransaction } from '../client';
import { areaAtStep, endOf, stepsToItselfAndAbove } from '../queries/area-steps';
import { preferIndexProbes } from './locks';
import { rollUp } from './progress';
import { boundOf, mayBeHeld } from './roll-held';

/**
 * Marks anew what a change of targets may have made held or let go: of these areas, of all below them, which may be
 * measured by them, and of all above them, whose target may be their sum.
 * @param areas a query of the areas whose targets changed; null: every area of the campaign
 */
export async function markHeldAnew(
  transaction: NationTransaction,
  input: { campaignId: number; areas: SQL | null },
): Promise<void> {
  const { campaignId, areas } = input;
  await preferIndexProbes(transaction);
  await transaction.execute(
    areas === null
      ? sql`create temporary table measured on commit drop as select distinct area from progress where campaign_id = ${campaignId}`
      : sql`
        create temporary table measured on commit drop as
        with changed as materialized (${areas})
        select ${areaAtStep(sql`c.area`)} as area
        from changed c, ${stepsToItselfAndAbove}
        union
        select below.lo from changed c
        join campaigns g on g.id = ${campaignId}
        join areas below on below.edition_id = g.edition_id and below.lo between c.area and ${endOf(sql`c.area`)}`,
  );
  await transaction.execute(sql`analyze measured`);
  await transaction.execute(sql`
    create temporary table touched on commit drop as
    select p.area, p.day
    from measured m
    join progress p on p.campaign_id = ${campaignId} and p.area = m.area
    left join lateral (${boundOf(campaignId, sql`m.area`)}) b on true
    left join lateral (
      select * from progress e where b.own is not true and e.campaign_id = ${campaignId} and e.area = p.area and e.day < p.day
      order by e.day desc limit 1) e on true
    where ${mayBeHeld()}`);
  await transaction.execute(sql`drop table measured`);
  const [any] = await transaction.execute(sql`select 1 from touched limit 1`);
  if (any) await rollUp(transaction, campaignId, { again: true });
  else await transaction.execute(sql`drop table touched`);
}
