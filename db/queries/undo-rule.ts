import { type SQL, sql } from 'drizzle-orm';
import { type AreaRange, nationCode, rangeOfCode } from '../../lib/domain/areas';
import { type ScopedTransaction, setScope } from '../client';

/**
 * What undoing an import does, said once in SQL: the preview shows this relation and the undo writes it, so that the two
 * cannot come apart.
 */

/** A ledger: its table, the key of a statement, and which measure of an import a row of it is. */
export type Ledger = {
  table: 'counts' | 'workforce' | 'target_facts';
  key: readonly string[];
  /** What an area states one figure of: the key without the day. */
  series: readonly string[];
  measure: (alias: string) => SQL;
};

export const ledgers = {
  counts: {
    table: 'counts',
    key: ['campaign_id', 'area', 'day', 'channel', 'stage'],
    series: ['campaign_id', 'area', 'channel', 'stage'],
    measure: (alias) => sql.raw(`${alias}.stage::text || '.' || ${alias}.channel::text`),
  },
  workforce: {
    table: 'workforce',
    key: ['campaign_id', 'area', 'day', 'role'],
    series: ['campaign_id', 'area', 'role'],
    measure: (alias) => sql.raw(`'workforce.' || ${alias}.role::text`),
  },
  targets: {
    table: 'target_facts',
    key: ['target_set_id', 'area', 'part'],
    series: ['target_set_id', 'area', 'part'],
    measure: (alias) => sql.raw(`'target.' || ${alias}.part::text`),
  },
} as const satisfies Record<string, Ledger>;

/** `k.area, k.day, …` */
export const columnsOf = (alias: string, columns: readonly string[]): SQL =>
  sql.raw(columns.map((column) => `${alias}.${column}`).join(', '));

/** `one.area = other.area and …` */
export const sameIn = (columns: readonly string[], one: string, other: string): SQL =>
  sql.raw(columns.map((column) => `${one}.${column} = ${other}.${column}`).join(' and '));

/** Whether a row counts when an import is taken away: it is of none, or of another one that is not undone. */
export const countsWithout = (alias: string, importId: number): SQL => sql`
  ${sql.raw(alias)}.undo_of is null and (${sql.raw(alias)}.import_id is null or (
    ${sql.raw(alias)}.import_id <> ${importId}
    and exists (select 1 from imports s where s.id = ${sql.raw(alias)}.import_id and s.status = 'committed')))`;

/**
 * For each key that an import wrote into a ledger: what stands `now`, what stands `after` it is undone (null: nothing),
 * and whether a later statement has `replaced` it, which then stays. Needs the scope of the nation: what stood before
 * may have come from an office above, whose import is invisible from below.
 */
export const figuresWithout = (ledger: Ledger, importId: number): SQL => {
  const table = sql.raw(ledger.table);
  // One look-up a key, for right after an upload the planner knows nothing of its rows, and a join of its choice may not end.
  return sql`
    select ${columnsOf('k', ledger.key)}, stands.now, stands.after, coalesce(stands.rest > k.id, false) as replaced
    from (
      select ${columnsOf('i', ledger.key)}, max(i.id) as id from ${table} i
      where i.import_id = ${importId} group by ${columnsOf('i', ledger.key)}
    ) k
    cross join lateral (
      select (array_agg(b.value order by b.id desc))[1] as now,
        (array_agg(b.value order by b.id desc) filter (where ${countsWithout('b', importId)}))[1] as after,
        max(b.id) filter (where ${countsWithout('b', importId)}) as rest
      from ${table} b where ${sameIn(ledger.key, 'b', 'k')}
    ) stands`;
};

/** Runs `work` in the scope of the nation, and then gives the transaction its own scope back. */
export async function inNation<T>(
  transaction: ScopedTransaction,
  scope: AreaRange,
  work: () => Promise<T>,
): Promise<T> {
  await setScope(transaction, rangeOfCode(nationCode));
  const result = await work();
  await setScope(transaction, scope);
  return result;
}
