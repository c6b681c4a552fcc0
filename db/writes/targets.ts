import { type SQL, sql } from 'drizzle-orm';
import type { CommitProgress } from '../../lib/domain/uploads';
import { inNation, type NationTransaction, type ScopedTransaction } from '../client';
import { areaAtStep, levelOf, stepsToItselfAndAbove } from '../queries/area-steps';
import { versionOfImport } from '../queries/target-statements';
import { targetSets } from '../schema';
import { markHeldAnew } from './held-anew';
import { preferIndexProbes } from './locks';

/** The version that the targets of an upload are of; a first one is made where the campaign has none. */
export async function targetSetOfImport(
  transaction: ScopedTransaction,
  upload: { campaignId: number; importId: number },
): Promise<number> {
  const { campaignId } = upload;
  const [found] = await transaction.execute<{ id: number | null }>(sql`select ${versionOfImport(upload)} as id`);
  if (found?.id) return found.id;
  const [made] = await transaction
    .insert(targetSets)
    .values({ campaignId, name: 'Target', isDefault: true })
    .returning({ id: targetSets.id });
  if (!made) throw new Error('the target set was not made');
  return made.id;
}

/**
 * Writes what areas state as their target into the ledger and rolls it up: the one way in for uploads and for accepted
 * proposals. The rows are written in the scope of the transaction, so that row-level security refuses one outside it; the
 * roll-up moves the areas above. The caller holds the campaign's lock.
 * @param input.statements a query of (area, part, value, import_id, proposal_id)
 */
export async function stateTargets(
  transaction: ScopedTransaction,
  input: { targetSetId: number; statements: SQL; onStep?: ((progress: CommitProgress) => void) | undefined },
): Promise<void> {
  const { targetSetId, statements, onStep } = input;
  await transaction.execute(sql`
    insert into target_facts (target_set_id, area, part, value, import_id, proposal_id)
    select ${targetSetId}::integer, area, part, value, import_id, proposal_id from (${statements}) stated order by area`);
  await transaction.execute(
    sql`create temporary table touched_targets on commit drop as select distinct area from (${statements}) stated`,
  );
  const [set] = await transaction.execute<{ campaign: number }>(
    sql`select campaign_id as campaign from target_sets where id = ${targetSetId}`,
  );
  if (!set) throw new Error(`there is no target set ${targetSetId}`);
  await inNation(transaction, async (nation) => {
    await rollUpTargets(nation, targetSetId, onStep);
    const areas = sql`select distinct area from (${statements}) stated`;
    await markHeldAnew(nation, { campaignId: set.campaign, areas });
  });
}

/**
 * Brings `targets` up to `target_facts` for the areas in the temporary table `touched_targets (area)` and for all areas
 * above them. An area's own statement stands over the sum of its parts (docs/formulas.md); a split by channel is summed
 * only where every part has one.
 * @param onStep told how many areas are done, of how many
 */
export async function rollUpTargets(
  transaction: NationTransaction,
  targetSetId: number,
  onStep: (progress: CommitProgress) => void = () => {},
): Promise<void> {
  await preferIndexProbes(transaction);
  await transaction.execute(sql`
    create temporary table target_rows on commit drop as
    select distinct area, ${levelOf(sql`area`)} as level
    from (
      select ${areaAtStep(sql`t.area`)} as area from touched_targets t, ${stepsToItselfAndAbove}
    ) areas`);
  await transaction.execute(sql`analyze target_rows`);
  const levels = await transaction.execute<{ level: number; rows: number }>(
    sql`select level, count(*)::integer as rows from target_rows group by level order by level desc`,
  );
  const total = levels.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  onStep({ step: 'targets', done, total });
  for (const { level, rows } of levels) {
    await transaction.execute(sql`
      with o as materialized (
        -- A target that names its channels alone is their sum.
        select r.area, coalesce(f.total, f.online + f.manual) as stated, f.online as stated_online,
          f.manual as stated_manual, p.*
        from target_rows r
        cross join lateral (
          select max(value) filter (where part = 'total') as total, max(value) filter (where part = 'online') as online,
            max(value) filter (where part = 'manual') as manual
          from (
            -- The newest row of a key stands; a null value withdraws it.
            select distinct on (t.part) t.part, t.value from target_facts t
            where t.target_set_id = ${targetSetId} and t.area = r.area order by t.part, t.id desc
          ) standing
        ) f
        cross join lateral (
          select sum(c.total)::bigint as parts,
            case when count(c.online) = count(c.total) then sum(c.online) end::bigint as parts_online,
            case when count(c.manual) = count(c.total) then sum(c.manual) end::bigint as parts_manual
          from target_sets s join campaigns g on g.id = s.campaign_id
          join areas child on child.edition_id = g.edition_id and child.parent_lo = r.area
          -- With a limit, so that it stays one probe a part.
          cross join lateral (select * from targets t where t.target_set_id = ${targetSetId} and t.area = child.lo limit 1) c
          where s.id = ${targetSetId}
        ) p
        where r.level = ${level}
      ), gone as (
        -- As an array, so that the planner cannot pair every target with every row: mostly there is none to go.
        delete from targets where target_set_id = ${targetSetId}
          and area = any (array(select area from o where stated is null and parts is null))
      )
      insert into targets (target_set_id, area, total, online, manual, stated, stated_online, stated_manual, parts)
      select ${targetSetId}, area, coalesce(stated, parts),
        case when stated is null then parts_online else stated_online end,
        case when stated is null then parts_manual else stated_manual end,
        stated, stated_online, stated_manual, parts
      from o where stated is not null or parts is not null
      on conflict (target_set_id, area) do update set total = excluded.total, online = excluded.online,
        manual = excluded.manual, stated = excluded.stated, stated_online = excluded.stated_online,
        stated_manual = excluded.stated_manual, parts = excluded.parts`);
    done += rows;
    onStep({ step: 'targets', done, total });
  }
  await transaction.execute(sql`drop table target_rows, touched_targets`);
}
