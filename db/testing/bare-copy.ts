import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { connect } from '../client';

const columns = ['campaign_id', 'area', 'day', 'channel', 'stage', 'value', 'import_id'];

/**
 * How long a bare COPY of the ledger rows of an import takes, in milliseconds, into an empty table that has the columns,
 * primary key, foreign keys and indexes of `counts`: what no way of writing them can be quicker than. The rows are good,
 * so that COPY, which hangs the driver on a bad one, may be used here.
 */
export async function timeBareCopy(
  ownerUrl: string,
  importId: number,
): Promise<{ rows: number; milliseconds: number }> {
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 0 });
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { statement_timeout: 0 } });
  try {
    const [read] = await owner.execute<{ lines: string; rows: number }>(sql`
      select string_agg(concat_ws(E'\t', ${sql.raw(columns.join(', '))}), E'\n' order by id) || E'\n' as lines, count(*) as rows
      from counts where import_id = ${importId}`);
    if (!read) throw new Error('there are no rows to copy');
    await owner.execute(sql`drop table if exists counts_like`);
    await owner.execute(sql`create table counts_like (like counts including all)`);
    const keys = await owner.execute<{ definition: string }>(
      sql`select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = 'counts'::regclass and contype = 'f'`,
    );
    for (const { definition } of keys) await owner.execute(sql.raw(`alter table counts_like add ${definition}`));
    await owner.execute(sql`checkpoint`);
    const began = performance.now();
    const into = await client.unsafe(`copy counts_like (${columns.join(', ')}) from stdin`).writable();
    await pipeline(Readable.from(Buffer.from(read.lines)), into);
    return { rows: read.rows, milliseconds: performance.now() - began };
  } finally {
    await client.end({ timeout: 5 });
    await owner.execute(sql`drop table if exists counts_like`);
    await owner.close();
  }
}
