import { sql } from 'drizzle-orm';
import { allowSeconds, type ScopedTransaction, type Transaction } from '../client';

const campaignLocks = 74_352;

/**
 * Waits until no other transaction writes figures of the campaign, until this one ends: two reports below one area both
 * move the rows above it.
 */
export async function lockCampaign(transaction: Transaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${campaignLocks}, ${campaignId})`);
}

/**
 * Whether no other transaction writes figures of the campaign; if so, none does until this one ends. Waits for nobody, and
 * several may hold it at once.
 */
export async function tryLockCampaign(transaction: Transaction, campaignId: number): Promise<boolean> {
  const [row] = await transaction.execute<{ alone: boolean }>(
    sql`select pg_try_advisory_xact_lock_shared(${campaignLocks}, ${campaignId}) as alone`,
  );
  return row?.alone ?? false;
}

const snapshotLocks = 74_353;

/** Waits until no other transaction names or counts the frozen sheets of an area in a campaign, until this one ends. */
export async function lockSnapshots(
  transaction: Transaction,
  place: { campaignId: number; area: { lo: number; hi: number } },
): Promise<void> {
  const key = `${place.campaignId} ${place.area.lo} ${place.area.hi}`;
  await transaction.execute(sql`select pg_advisory_xact_lock(${snapshotLocks}, hashtext(${key}))`);
}

/**
 * Does work that writes many rows with foreign keys. Each row's key is checked by a statement of Postgres' own, which our
 * connections would have planned anew each time: half of what a national commit takes.
 */
export async function writingManyRows<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  await transaction.execute(sql`select set_config('plan_cache_mode', 'auto', true)`);
  const result = await work();
  await transaction.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
  return result;
}

/**
 * Does work that repeats wide statements, day by day and level by level, each planned once: for a few rows planning takes
 * longer than running.
 */
export async function reusingPlans(transaction: Transaction, work: () => Promise<void>): Promise<void> {
  await transaction.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true)`);
  await work();
  await transaction.execute(sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`);
}

/** So long one statement of an import may take; a page's is cut off far earlier. */
const importStatementSeconds = 600;

/** Lets the statements of this transaction take as long as an upload of the whole nation needs on a slow machine. */
export function allowLongStatements(transaction: Transaction): Promise<void> {
  return allowSeconds(transaction, importStatementSeconds);
}

const uploadLocks = 74_354;

/** Waits until no other transaction begins an upload of the user, until this one ends. */
export async function lockUploads(transaction: Transaction, userId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${uploadLocks}, ${userId})`);
}

/**
 * Makes the rest of the transaction probe indexes. What it wrote is not in the statistics yet, so the planner takes it
 * for empty and scans it once a row; probes are right for one desa and for all 83,762.
 */
export async function preferIndexProbes(transaction: ScopedTransaction): Promise<void> {
  await transaction.execute(sql`select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
    set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true)`);
}

const outageLocks = 74_355;

/** Waits until no other transaction notes an outage of the area in a campaign, until this one ends. */
export async function lockOutages(
  transaction: Transaction,
  place: { campaignId: number; area: { lo: number; hi: number } },
): Promise<void> {
  const key = `${place.campaignId} ${place.area.lo} ${place.area.hi}`;
  await transaction.execute(sql`select pg_advisory_xact_lock(${outageLocks}, hashtext(${key}))`);
}

const visitLocks = 74_356;

/** Waits until no other transaction records a visit of the campaign, until this one ends. */
export async function lockVisits(transaction: Transaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${visitLocks}, ${campaignId})`);
}

const scenarioLocks = 74_361;

/** As `lockSnapshots`, for the scenarios of an area. */
export async function lockScenarios(
  transaction: Transaction,
  place: { campaignId: number; area: { lo: number; hi: number } },
): Promise<void> {
  const key = `${place.campaignId} ${place.area.lo} ${place.area.hi}`;
  await transaction.execute(sql`select pg_advisory_xact_lock(${scenarioLocks}, hashtext(${key}))`);
}

const comparisonLocks = 74_357;

/** Waits until no other transaction keeps or takes back figures of other sources of the campaign, until this one ends. */
export async function lockComparisons(transaction: Transaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${comparisonLocks}, ${campaignId})`);
}

const questionLocks = 74_358;

/** Waits until no other transaction asks or answers in the campaign, until this one ends. */
export async function lockQuestions(transaction: Transaction, campaignId: number): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${questionLocks}, ${campaignId})`);
}
