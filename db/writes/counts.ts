import { sql } from 'drizzle-orm';
import { nationCode, rangeOfCode } from '../../lib/domain/areas';
import { type ScopedTransaction, setScope } from '../client';
import { targetSets } from '../schema';
import { rollUp } from './progress';
import { rollUpTargets } from './targets';

const nation = rangeOfCode(nationCode);

/**
 * Writes the facts of an import into the ledgers and rolls them up. The facts are written in the scope of the
 * transaction, so that row-level security refuses one outside it; the roll-up then moves the areas above. The caller
 * holds the campaign's lock.
 */
export async function commitFacts(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<void> {
  const { campaignId, importId } = input;
  const ofImport = sql`from import_facts where import_id = ${importId}`;
  const counted = await transaction.execute(sql`
    insert into counts (campaign_id, area, day, channel, stage, value, import_id)
    select ${campaignId}::integer, area, day, split_part(measure, '.', 2)::channel, split_part(measure, '.', 1)::stage, value, import_id
    ${ofImport} and measure not like 'target.%' and measure not like 'workforce.%' order by area, day`);
  // A file may name one of the two alone: the other then stays as it stands on that day.
  const people = await transaction.execute(sql`
    insert into workforce (campaign_id, area, day, kader, supervisor, import_id)
    select ${campaignId}::integer, f.area, f.day, coalesce(f.kader, w.kader), coalesce(f.supervisor, w.supervisor), ${importId}::integer
    from (
      select area, day, max(value) filter (where measure = 'workforce.kader')::integer as kader,
        max(value) filter (where measure = 'workforce.supervisor')::integer as supervisor
      ${ofImport} and measure like 'workforce.%' group by area, day
    ) f left join lateral (
      select kader, supervisor from workforce w where w.campaign_id = ${campaignId} and w.area = f.area and w.day = f.day
      order by w.id desc limit 1
    ) w on true`);
  if (counted.count + people.count > 0) {
    await transaction.execute(sql`
      create temporary table touched on commit drop as select distinct area, day ${ofImport} and day is not null`);
    await rollUp(transaction, campaignId);
  }
  await commitTargets(transaction, input);
}

async function commitTargets(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<void> {
  const { campaignId, importId } = input;
  const stated = sql`from import_facts where import_id = ${importId} and measure like 'target.%'`;
  const [any] = await transaction.execute(sql`select 1 ${stated} limit 1`);
  if (!any) return;
  const targetSetId = await defaultTargetSet(transaction, campaignId);
  await transaction.execute(sql`
    insert into target_facts (target_set_id, area, total, online, manual, import_id)
    select ${targetSetId}::integer, f.area, coalesce(f.total, f.online + f.manual, t.total), coalesce(f.online, t.online),
      coalesce(f.manual, t.manual), ${importId}::integer
    from (
      select area, max(value) filter (where measure = 'target.total') as total,
        max(value) filter (where measure = 'target.online') as online, max(value) filter (where measure = 'target.manual') as manual
      ${stated} group by area
    ) f left join lateral (
      select total, online, manual from target_facts t where t.target_set_id = ${targetSetId} and t.area = f.area
      order by t.id desc limit 1
    ) t on true`);
  await transaction.execute(sql`create temporary table touched_targets on commit drop as select distinct area ${stated}`);
  await setScope(transaction, nation);
  await rollUpTargets(transaction, targetSetId);
}

/** The campaign's default version of the targets, made when it has none. */
async function defaultTargetSet(transaction: ScopedTransaction, campaignId: number): Promise<number> {
  const [found] = await transaction.execute<{ id: number }>(
    sql`select id from target_sets where campaign_id = ${campaignId} and is_default`,
  );
  if (found) return found.id;
  const [made] = await transaction
    .insert(targetSets)
    .values({ campaignId, name: 'Target', isDefault: true })
    .returning({ id: targetSets.id });
  if (!made) throw new Error('the target set was not made');
  return made.id;
}

/**
 * Writes what stood before an import that is marked as undone: for each of its keys, the newest row of an import that is
 * not undone (or of none), wherever that differs from what stands now. Returns how many rows it wrote.
 */
export async function withdrawFacts(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<number> {
  const { campaignId, importId } = input;
  // What stood before may have come from an office above the undoer's own, and its import is invisible from there.
  await setScope(transaction, nation);
  const stands = (alias: string) =>
    sql.raw(`${alias}.undo_of is null and (${alias}.import_id is null or exists (
      select 1 from imports i where i.id = ${alias}.import_id and i.status = 'committed'))`);
  const counted = await transaction.execute(sql`
    insert into counts (campaign_id, area, day, channel, stage, value, undo_of)
    select ${campaignId}::integer, k.area, k.day, k.channel, k.stage, before.value, ${importId}::integer
    from (select distinct area, day, channel, stage from counts where import_id = ${importId}) k
    left join lateral (
      select b.value from counts b where b.campaign_id = ${campaignId} and b.area = k.area and b.day = k.day
        and b.channel = k.channel and b.stage = k.stage and ${stands('b')}
      order by b.id desc limit 1
    ) before on true
    cross join lateral (
      select c.value from counts c where c.campaign_id = ${campaignId} and c.area = k.area and c.day = k.day
        and c.channel = k.channel and c.stage = k.stage
      order by c.id desc limit 1
    ) current
    where current.value is distinct from before.value`);
  const people = await transaction.execute(sql`
    insert into workforce (campaign_id, area, day, kader, supervisor, undo_of)
    select ${campaignId}::integer, k.area, k.day, before.kader, before.supervisor, ${importId}::integer
    from (select distinct area, day from workforce where import_id = ${importId}) k
    left join lateral (
      select b.kader, b.supervisor from workforce b
      where b.campaign_id = ${campaignId} and b.area = k.area and b.day = k.day and ${stands('b')}
      order by b.id desc limit 1
    ) before on true
    cross join lateral (
      select c.kader, c.supervisor from workforce c
      where c.campaign_id = ${campaignId} and c.area = k.area and c.day = k.day order by c.id desc limit 1
    ) current
    where (current.kader, current.supervisor) is distinct from (before.kader, before.supervisor)`);
  if (counted.count + people.count > 0) {
    await transaction.execute(sql`
      create temporary table touched on commit drop as
      select area, day from counts where undo_of = ${importId} union select area, day from workforce where undo_of = ${importId}`);
    await rollUp(transaction, campaignId);
  }
  const targets = await transaction.execute<{ target_set_id: number }>(sql`
    insert into target_facts (target_set_id, area, total, online, manual, undo_of)
    select k.target_set_id, k.area, before.total, before.online, before.manual, ${importId}::integer
    from (select distinct target_set_id, area from target_facts where import_id = ${importId}) k
    left join lateral (
      select b.total, b.online, b.manual from target_facts b
      where b.target_set_id = k.target_set_id and b.area = k.area and ${stands('b')}
      order by b.id desc limit 1
    ) before on true
    returning target_set_id`);
  for (const targetSetId of new Set(targets.map((row) => row.target_set_id))) {
    await transaction.execute(sql`
      create temporary table touched_targets on commit drop as
      select distinct area from target_facts where undo_of = ${importId} and target_set_id = ${targetSetId}`);
    await rollUpTargets(transaction, targetSetId);
  }
  return counted.count + people.count + targets.count;
}
