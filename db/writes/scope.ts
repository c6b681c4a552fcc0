import { sql } from 'drizzle-orm';
import type { IsoDay } from '../../lib/domain/days';
import { buildScopeList, lokusLevelOf, type ScopeArea } from '../../lib/domain/scope';
import type { ScopedTransaction } from '../client';
import { campaignScopes } from '../schema';

/** A version of who takes part, as it is written. */
export type NewScopeVersion = {
  campaignId: number;
  fromDay: IsoDay;
  letter: string | null;
  note: string | null;
  /** Null: the operator, or the demo. */
  userId: number | null;
  /** Null: everybody, a census. */
  areas: readonly ScopeArea[] | null;
};

/** Adds a version with its areas, which must lie inside the scope of the transaction. Returns its id. */
export async function insertScopeVersion(transaction: ScopedTransaction, version: NewScopeVersion): Promise<number> {
  const { campaignId, fromDay, letter, note, userId, areas } = version;
  const [added] = await transaction
    .insert(campaignScopes)
    .values({
      ...{ campaignId, fromDay, letter, note },
      createdBy: userId,
      everybody: areas === null,
      lokusLevel: areas && lokusLevelOf(buildScopeList(areas)),
    })
    .returning({ id: campaignScopes.id });
  if (!added) throw new Error(`no version of the scope of campaign ${campaignId} was written`);
  if (areas && areas.length > 0) {
    await transaction.execute(sql`
      insert into scope_areas (scope_id, area_lo, area_hi, work_mode)
      select ${added.id}::int, one.lo, one.hi, one.mode::work_mode from unnest(
        ${sql.param(areas.map(({ lo }) => lo))}::bigint[], ${sql.param(areas.map(({ hi }) => hi))}::bigint[],
        ${sql.param(areas.map(({ mode }) => mode))}::text[]) one (lo, hi, mode)`);
  }
  return added.id;
}
