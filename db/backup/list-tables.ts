import { sql } from 'drizzle-orm';
import type { Transaction } from '../client';

export type BackedUpTable = {
  name: string;
  /** Columns that are stored, without those that Postgres generates. */
  columns: string[];
};

/**
 * All tables, each after those that it refers to.
 * @throws Error when tables refer to each other in a circle
 */
export async function listTables(transaction: Transaction): Promise<BackedUpTable[]> {
  const found = await transaction.execute<BackedUpTable & { refersTo: string[] }>(sql`
    select relname::text as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      array(select distinct other.relname::text from pg_constraint join pg_class other on other.oid = confrelid
        where conrelid = pg_class.oid and contype = 'f' and confrelid <> conrelid) as "refersTo"
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`);
  const ordered: BackedUpTable[] = [];
  const waiting = new Map(found.map((table) => [table.name, table]));
  while (waiting.size > 0) {
    const next = [...waiting.values()].filter(({ refersTo }) => refersTo.every((name) => !waiting.has(name)));
    if (next.length === 0) throw new Error(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      waiting.delete(name);
    }
  }
  return ordered;
}
