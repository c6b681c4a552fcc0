import { sql } from 'drizzle-orm';
import type { TargetScope } from '../../lib/domain/target-proposals';
import type { CommitProgress } from '../../lib/domain/uploads';
import { inNation, type NationTransaction, type ScopedTransaction } from '../client';
import { hasIncrements, type Replay } from '../queries/increments';
import { columnsOf, figuresWithout, type Ledger, ledgers } from '../queries/undo-rule';
import { markHeldAnew } from './held-anew';
import { moveLaterDays, readWaiting, writeMoves } from './increments';
import { writingManyRows } from './locks';
import { rollUp } from './progress';
import { stampReceipts } from './receipts';
import { rollUpTargets, stateTargets, targetSetOfImport } from './targets';

/** `onStep`: told how far it is, at once and in turn; it is no part of the transaction and must not throw. */
type FactsOfImport = {
  campaignId: number;
  importId: number;
  /** Whose targets are written; those of other areas are left out. */
  setsTargets: TargetScope | null;
  onStep?: ((progress: CommitProgress) => void) | undefined;
};

/**
 * Writes the facts of an import into the ledgers and rolls them up. The facts are written in the scope of the
 * transaction, so that row-level security refuses one outside it; the roll-up then moves the areas above. The caller
 * holds the campaign's lock.
 */
export async function commitFacts(transaction: ScopedTransaction, input: FactsOfImport): Promise<void> {
  const { campaignId, importId, onStep = () => {} } = input;
  const ofImport = sql`from import_facts where import_id = ${importId}`;
  const slices = await listSlices(transaction, importId);
  const total = slices.reduce((sum, { facts }) => sum + facts, 0);
  let done = 0;
  let written = 0;
  onStep({ step: 'ledger', done, total });
  for (const { part, first, last, facts } of slices) {
    const ofSlice = sql`${ofImport} and part = ${part} and row between ${first} and ${last}`;
    const counted = await writingManyRows(transaction, () =>
      transaction.execute(sql`
        insert into counts (campaign_id, area, day, channel, stage, value, import_id, added, found, added_found)
        select ${campaignId}::integer, area, day, split_part(measure, '.', 2)::channel, split_part(measure, '.', 1)::stage, value, import_id,
          added, found, added_found
        ${ofSlice} and measure not like 'target.%' and measure not like 'workforce.%' order by area, day`),
    );
    const people = await transaction.execute(sql`
      insert into workforce (campaign_id, area, day, role, value, import_id)
      select ${campaignId}::integer, area, day, split_part(measure, '.', 2)::people, value, import_id
      ${ofSlice} and measure like 'workforce.%' order by area, day`);
    written += counted.count + people.count;
    done += facts;
    onStep({ step: 'ledger', done, total });
  }
  if (written > 0) {
    await transaction.execute(sql`
      create temporary table touched on commit drop as select distinct area, day ${ofImport} and day is not null`);
    await inNation(transaction, async (nation) => {
      await moveLaterDays(nation, await readWaiting(nation, importId));
      await rollUp(nation, campaignId, { onStep });
      await stampReceipts(nation, { campaignId, importId });
    });
  }
  await commitTargets(transaction, input);
}

/** So many rows of a file go into the ledger by one statement at most. */
const sliceRows = 10_000;

/** The rows of an import, cut in the order of its file. */
async function listSlices(
  transaction: ScopedTransaction,
  importId: number,
): Promise<{ part: number; first: number; last: number; facts: number }[]> {
  return transaction.execute(sql`
    select part, min(row) as first, max(row) as last, count(*)::integer as facts from (
      select part, row, (dense_rank() over (partition by part order by row) - 1) / ${sliceRows}::bigint as slice
      from import_facts where import_id = ${importId}
    ) sliced group by part, slice order by part, slice`);
}

async function commitTargets(transaction: ScopedTransaction, input: FactsOfImport): Promise<void> {
  const { campaignId, importId, setsTargets, onStep } = input;
  if (!setsTargets) return;
  const { from, to } = setsTargets;
  const stated = sql`from import_facts
    where import_id = ${importId} and measure like 'target.%' and area between ${from} and ${to}`;
  const [any] = await transaction.execute(sql`select 1 ${stated} limit 1`);
  if (!any) return;
  await stateTargets(transaction, {
    targetSetId: await targetSetOfImport(transaction, { campaignId, importId }),
    statements: sql`
      select area, split_part(measure, '.', 2)::target_part as part, value, import_id, null::integer as proposal_id ${stated}`,
    onStep,
  });
}

/**
 * Writes what stood before an import that is marked as undone: for each of its keys, the newest row of an import that is
 * not undone (or of none), wherever that differs from what stands now. Returns how many rows it wrote.
 */
export async function withdrawFacts(
  transaction: ScopedTransaction,
  input: { campaignId: number; importId: number },
): Promise<number> {
  // What stood before may have come from an office above the undoer's own, and its import is invisible from there.
  return inNation(transaction, (nation) => withdrawInNation(nation, input));
}

async function withdrawInNation(
  transaction: NationTransaction,
  input: { campaignId: number; importId: number },
): Promise<number> {
  const { campaignId, importId } = input;
  const withdrawn = (ledger: Ledger) => sql`
    insert into ${sql.raw(ledger.table)} (${sql.raw([...ledger.key, ...ledger.beside].join(', '))}, value, undo_of)
    select ${columnsOf('f', ledger.key)}, ${sql.raw(ledger.beside.map((column) => `f.${column}_after, `).join(''))}f.after, ${importId}::integer
    from (${figuresWithout(ledger, importId)}) f
    where ${sql.raw(['', ...ledger.beside.map((column) => `${column}_`)].map((of) => `f.${of}now is distinct from f.${of}after`).join(' or '))}`;
  const counted = await transaction.execute(withdrawn(ledgers.counts));
  const people = await transaction.execute(withdrawn(ledgers.workforce));
  const replay: Replay = { importId, campaignId, as: 'without', statedMoves: false };
  // A figure that stays the same may still have said in which form the area reports: what it replaced stands again.
  const moved = await transaction.execute(sql`
    create temporary table touched on commit drop as
    select area, day from counts where undo_of = ${importId} union select area, day from workforce where undo_of = ${importId}
    union select c.area, c.day from counts c where c.import_id = ${importId} and exists (
      select 1 from counts o where o.campaign_id = c.campaign_id and o.area = c.area and o.day = c.day and o.stage = c.stage
        and o.import_id is distinct from c.import_id and (o.channel = 'unsplit') <> (c.channel = 'unsplit'))`);
  const later = (await hasIncrements(transaction, { campaignId, importId }))
    ? await writeMoves(transaction, replay)
    : 0;
  if (moved.count + later > 0) await rollUp(transaction, campaignId);
  else await transaction.execute(sql`drop table touched`);
  const targets = await transaction.execute<{ target_set_id: number }>(
    sql`${withdrawn(ledgers.targets)} returning target_set_id`,
  );
  for (const targetSetId of new Set(targets.map((row) => row.target_set_id))) {
    await transaction.execute(sql`
      create temporary table touched_targets on commit drop as
      select distinct area from target_facts where undo_of = ${importId} and target_set_id = ${targetSetId}`);
    await rollUpTargets(transaction, targetSetId);
    const areas = sql`select distinct area from target_facts where undo_of = ${importId} and target_set_id = ${targetSetId}`;
    await markHeldAnew(transaction, { campaignId, areas });
  }
  return counted.count + people.count + targets.count + later;
}
