import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../testing/database';
import { areaAtStep, endOf, itselfAndAbove, levelOf, stepsAbove, stepsToItselfAndAbove } from './area-steps';

test('the steps lead from each area of the edition to those above it, as its code does', async () => {
  const database = await openTestDatabase();
  try {
    const [counted] = await database.owner.execute<{ areas: number; astray: number; ends: number; levels: number }>(sql`
      with recursive above as (
        select edition_id, lo, lo as area, parent_lo from areas
        union all
        select one.edition_id, one.lo, p.lo, p.parent_lo
        from above one join areas p on p.edition_id = one.edition_id and p.lo = one.parent_lo
      ), expected as (
        select edition_id, lo, array_agg(area order by area) as areas, array_agg(area order by area) filter (where area <> lo) as rest
        from above group by edition_id, lo
      )
      select count(*)::integer as areas,
        count(*) filter (where e.areas is distinct from itself.areas or e.areas is distinct from listed.areas
          or e.rest is distinct from strict.areas)::integer as astray,
        count(*) filter (where a.hi <> ${endOf(sql`a.lo`)})::integer as ends,
        count(*) filter (where a.level <> ${levelOf(sql`a.lo`)})::integer as levels
      from areas a
      join expected e on e.edition_id = a.edition_id and e.lo = a.lo
      cross join lateral (
        select array_agg(distinct ${areaAtStep(sql`a.lo`)}) as areas from (select) one, ${stepsToItselfAndAbove}
      ) itself
      cross join lateral (select array_agg(distinct one) as areas from unnest(${itselfAndAbove(sql`a.lo`)}) one) listed
      cross join lateral (
        select array_agg(distinct ${areaAtStep(sql`a.lo`)}) filter (where ${areaAtStep(sql`a.lo`)} <> a.lo) as areas
        from (select) one, ${stepsAbove}
      ) strict`);
    expect(counted).toEqual({ areas: 91_600, astray: 0, ends: 0, levels: 0 });
  } finally {
    await database.close();
  }
});
