import { eq, sql } from 'drizzle-orm';
import type { HeldReasons } from '../../lib/domain/held-rows';
import { Problem } from '../../lib/domain/problems';
import type { TargetScope } from '../../lib/domain/target-proposals';
import type { ScopedTransaction } from '../client';
import { imports } from '../schema';
import { settleHeldWithoutTargets } from './held-rows';

/**
 * Takes the targets that the sender may not set out of the plan of an import that is being committed: be they proposed or
 * left out, the import writes none of them, so none is one of its changes or accepted rows. What is left is compared
 * without them.
 * @param input.confirmed reasons by row, as for the held rows
 * @returns `rows`: rows that held nothing else; `heldRows`: rows that are held by now; `empty`: nothing is left
 */
export async function takeForeignTargetsOut(
  transaction: ScopedTransaction,
  importId: number,
  input: { setsTargets: TargetScope | null; confirmed: HeldReasons },
): Promise<{ rows: number; heldRows: number; empty: boolean }> {
  const { setsTargets } = input;
  await transaction.execute(sql`
    delete from import_facts where import_id = ${importId} and measure like 'target.%'
      and not (area between ${setsTargets?.from ?? 1}::bigint and ${setsTargets?.to ?? 0}::bigint)`);
  const gone = await transaction.execute(sql`
    delete from import_rows r where r.import_id = ${importId} and not exists (
      select 1 from import_facts f where f.import_id = r.import_id and f.part = r.part and f.row = r.row)`);
  const [any] = await transaction.execute(sql`select 1 from import_facts where import_id = ${importId} limit 1`);
  await transaction
    .update(imports)
    .set({
      acceptedCount: sql`greatest(${imports.acceptedCount} - ${gone.count}, 0)`,
      ...(!any && { totals: [], levels: [] }),
    })
    .where(eq(imports.id, importId));
  const heldRows = any ? await settleHeldWithoutTargets(transaction, importId, input) : 0;
  return { rows: gone.count, heldRows, empty: !any };
}

/** Where a sender saves without the targets that they may not set, and the file holds nothing else to save. */
export function nothingBesideTargets(targets: number): Problem {
  return new Problem(
    'nothing-accepted',
    `Tanpa ${targets} target yang tidak Anda tetapkan, file ini tidak memuat angka lain untuk disimpan. Usulkan target itu dengan alasannya, atau buang unggahan ini.`,
  );
}
