import { eq, sql } from 'drizzle-orm';
import { FactList, type FactRuns } from '../../lib/domain/import-facts';
import type { ScopedTransaction } from '../client';
import { imports } from '../schema';
import { comparePlan } from './plan-comparison';

/** One statement carries so many figures: postgres.js has no safe COPY, and arrays are the next fastest. */
const batch = 20_000;

/** Keeps the accepted figures of an import, their hash, and how they compare with what stands. */
export async function writePlan(
  transaction: ScopedTransaction,
  plan: { importId: number; facts: FactRuns },
): Promise<void> {
  const { importId } = plan;
  const facts = plan.facts instanceof FactList ? plan.facts : FactList.of(plan.facts);
  for (let at = 0; at < facts.length; at += batch) {
    // As texts, for the driver makes an array of values slowly, and pages wait for it.
    const { part, row, area, day, measure, value, added, found, addedFound } = facts.columns(at, at + batch);
    // Few files have increments or say what was found: a column that nothing is in is not sent.
    const seldom = Object.entries({ added, found, added_found: addedFound }).filter(([, values]) => /\d/.test(values));
    const names = seldom.map(([name]) => sql`, ${sql.raw(name)}`);
    const arrays = seldom.map(([, values]) => sql`, ${values}::text::bigint[]`);
    await transaction.execute(sql`
      insert into import_facts (import_id, part, row, area, day, measure, value${sql.join(names)})
      select ${importId}::integer, * from unnest(${part}::text::smallint[], ${row}::text::integer[], ${area}::text::bigint[],
        ${day}::text::date[], ${measure}::text::text[], ${value}::text::bigint[]${sql.join(arrays)})`);
  }
  await transaction
    .update(imports)
    .set({ planHash: await planHash(transaction, importId) })
    .where(eq(imports.id, importId));
  await comparePlan(transaction, importId);
}

/**
 * SHA-256 of all that an import would write: what was previewed is what is committed. The first part is left out, and what
 * was found where that is not known, so that plans from before either was kept are still what they were.
 */
export async function planHash(transaction: ScopedTransaction, importId: number): Promise<string> {
  const [row] = await transaction.execute<{ hash: string }>(sql`
    select encode(sha256(convert_to(coalesce(string_agg(
      concat_ws(' ', nullif(part, 0), row, area, coalesce(day::text, '-'), measure, value, found), E'\n' order by part, row, measure), ''), 'UTF8')), 'hex') as hash
    from import_facts where import_id = ${importId}`);
  return row?.hash ?? '';
}
