import { createHash } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { buildScopeList, lokusLevelOf, type ScopeArea } from '../../lib/domain/scope';
import type { ScopeChanges } from '../../lib/domain/scope-changes';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { campaignScopes, campaigns, users } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';

/** A version of the list of areas that take part, as it is written. */
export type NewScopeVersion = {
  campaignId: number;
  fromDay: IsoDay;
  letter: string | null;
  note: string | null;
  /** Null: the operator, or the demo. */
  userId: number | null;
  /** Null: a census, all areas take part. */
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

/**
 * Adds a version of the list of areas that take part, with its audit row.
 * @param nation the whole edition: a list is that of the campaign, and replaces the one before from its day on
 * @param input.basedOn the newest version that its author has seen; null: there was none
 * @param input.changes what it changes, for the audit
 * @throws Problem 409 `scope-changed` when another user has added one since, `campaign-archived`
 */
export async function addScopeVersion(
  database: Database,
  nation: AuthorizedArea,
  input: { version: NewScopeVersion; basedOn: number | null; changes: ScopeChanges; slug: string },
): Promise<number> {
  const { version, changes, slug } = input;
  const { campaignId } = version;
  return inScope(database, nation, async (transaction) => {
    // One writer at a time: another one based on the same version is refused after it.
    await transaction.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaignId)).for('update');
    await requireOpenCampaign(transaction, campaignId, 'change');
    const [newest] = await transaction
      .select({ id: campaignScopes.id, by: users.name, at: campaignScopes.createdAt })
      .from(campaignScopes)
      .leftJoin(users, eq(users.id, campaignScopes.createdBy))
      .where(eq(campaignScopes.campaignId, campaignId))
      .orderBy(desc(campaignScopes.id))
      .limit(1);
    if ((newest?.id ?? null) !== input.basedOn) throw changedMeanwhile(newest ?? null);
    const id = await insertScopeVersion(transaction, version);
    const { areas, fromDay, letter, note } = version;
    await recordAudit(transaction, {
      userId: version.userId,
      action: 'campaign.scope',
      campaignId,
      area: nation.lo,
      subject: slug,
      detail: {
        ...{ version: id, before: input.basedOn, fromDay, letter, note },
        ...{ everybody: areas === null, listed: areas?.length ?? null, sha256: areas && hashOf(areas) },
        ...{ added: changes.added.length, removed: changes.removed.length, changed: changes.changed.length },
      },
    });
    return id;
  });
}

/** The audit keeps a hash of the areas: a list may have 13.263. */
function hashOf(areas: readonly ScopeArea[]): string {
  const lines = areas.map(({ lo, mode }) => `${lo} ${mode}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function changedMeanwhile(newest: { id: number; by: string | null; at: Date } | null): Problem {
  return new Problem(
    'scope-changed',
    `${newest?.by ?? 'Orang lain'} mengubah daftarnya setelah halaman ini dibuka, dan tidak ada yang disimpan. Muat ulang halaman, periksa daftar yang sekarang, lalu simpan lagi.`,
    { extra: { by: newest?.by ?? null, at: newest?.at.toISOString() ?? null, version: newest?.id ?? null } },
  );
}
