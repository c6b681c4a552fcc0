import { type SQL, sql } from 'drizzle-orm';

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
  /** What a statement says beside its figure. */
  beside: readonly string[];
  measure: (alias: string) => SQL;
};

export const ledgers = {
  counts: {
    table: 'counts',
    key: ['campaign_id', 'area', 'day', 'channel', 'stage'],
    series: ['campaign_id', 'area', 'channel', 'stage'],
    beside: ['found'],
    measure: (alias) => sql.raw(`${alias}.stage::text || '.' || ${alias}.channel::text`),
  },
  workforce: {
    table: 'workforce',
    key: ['campaign_id', 'area', 'day', 'role'],
    series: ['campaign_id', 'area', 'role'],
    beside: [],
    measure: (alias) => sql.raw(`'workforce.' || ${alias}.role::text`),
  },
  targets: {
    table: 'target_facts',
    key: ['target_set_id', 'area', 'part'],
    series: ['target_set_id', 'area', 'part'],
    beside: [],
    measure: (alias) => sql.raw(`'target.' || ${alias}.part::text`),
  },
} as const satisfies Record<string, Ledger>;

/** `k.area, k.day, …` */
export const columnsOf = (alias: string, columns: readonly string[]): SQL =>
  sql.raw(columns.map((column) => `${alias}.${column}`).join(', '));

/** `one.area = other.area and …` */
export const sameIn = (columns: readonly string[], one: string, other: string): SQL =>
  sql.raw(columns.map((column) => `${one}.${column} = ${other}.${column}`).join(' and '));

/** Whether a row counts: it is of no import, or of one that is not undone. */
export const countsNow = (alias: string): SQL => sql`
  ${sql.raw(alias)}.undo_of is null and (${sql.raw(alias)}.import_id is null
    or exists (select 1 from imports s where s.id = ${sql.raw(alias)}.import_id and s.status = 'committed'))`;

/** Whether a row counts when an import is taken away: it is of none, or of another one that is not undone. */
export const countsWithout = (alias: string, importId: number): SQL => sql`
  ${sql.raw(alias)}.undo_of is null and (${sql.raw(alias)}.import_id is null or (
    ${sql.raw(alias)}.import_id <> ${importId}
    and exists (select 1 from imports s where s.id = ${sql.raw(alias)}.import_id and s.status = 'committed')))`;

/**
 * For each key that an import wrote into a ledger: what stands `now`, what stands `after` it is undone (null: nothing),
 * and whether a later statement has `replaced` it, which then stays; `found_now`, `found_after` of counts likewise. Needs the scope of the nation: what stood before
 * may have come from an office above, whose import is invisible from below.
 */
export const figuresWithout = (ledger: Ledger, importId: number): SQL => {
  const table = sql.raw(ledger.table);
  const counting = countsWithout('b', importId);
  const newest = (column: string) => sql.raw(`(array_agg(b.${column} order by b.id desc))[1]`);
  const left = (column: string) =>
    sql`(array_agg(b.${sql.raw(column)} order by b.id desc) filter (where ${counting}))[1]`;
  const beside = ledger.beside.map(
    (column) =>
      sql`, ${newest(column)} as ${sql.raw(`${column}_now`)}, ${left(column)} as ${sql.raw(`${column}_after`)}`,
  );
  // One look-up a key, for right after an upload the planner knows nothing of its rows, and a join of its choice may not end.
  return sql`
    select ${columnsOf('k', ledger.key)}, stands.*, coalesce(stands.rest > k.id, false) as replaced
    from (
      select ${columnsOf('i', ledger.key)}, max(i.id) as id from ${table} i
      where i.import_id = ${importId} group by ${columnsOf('i', ledger.key)}
    ) k
    cross join lateral (
      select ${newest('value')} as now, ${left('value')} as after, max(b.id) filter (where ${counting}) as rest
        ${sql.join(beside, sql``)}
      from ${table} b where ${sameIn(ledger.key, 'b', 'k')}
    ) stands`;
};
