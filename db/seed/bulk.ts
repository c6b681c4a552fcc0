import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../client';

/** Rows a statement: larger batches gain nothing and hold all their arrays in memory twice. */
const batchRows = 10_000;

/**
 * Makes one parameter, an array, of a column of a batch: to be cast (`::bigint[]`) and unnested. Days are cast twice,
 * `::text[]::date[]`: as dates the driver would not know how to send them.
 */
export type ColumnOf<T> = (pick: (row: T) => string | number | null) => SQL;

/**
 * Inserts many rows by `insert … select … from unnest(arrays)`: the driver's COPY hangs for ever on a bad row
 * (porsager/postgres#1173).
 */
export async function insertInBatches<T>(
  transaction: Transaction,
  rows: readonly T[],
  statement: (column: ColumnOf<T>) => SQL,
): Promise<void> {
  for (let from = 0; from < rows.length; from += batchRows) {
    const batch = rows.slice(from, from + batchRows);
    await transaction.execute(statement((pick) => sql`${sql.param(batch.map(pick))}`));
  }
}
