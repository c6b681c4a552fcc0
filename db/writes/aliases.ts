import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope } from '../client';
import { areaAliases, headerChoices } from '../schema';
import { recordAudit } from './audit';

export type NewAlias = { written: string; folded: string; parent: AreaRange; area: number; code: string };

/**
 * Keeps what an office decided of names. A text that meant another area there before means the new one from now on; the
 * old decision stays, revoked. `office` is the area of whoever decided.
 */
export async function rememberAliases(
  database: Database,
  office: AreaRange,
  input: { editionId: number; userId: number | null; aliases: readonly NewAlias[] },
): Promise<void> {
  if (input.aliases.length === 0) return;
  const { editionId, userId } = input;
  await inScope(database, office, async (transaction) => {
    const kept: string[] = [];
    for (const { written, folded, parent, area, code } of input.aliases) {
      const key = and(
        eq(areaAliases.editionId, editionId),
        eq(areaAliases.areaLo, office.lo),
        eq(areaAliases.areaHi, office.hi),
        eq(areaAliases.folded, folded),
        eq(areaAliases.parentLo, parent.lo),
        eq(areaAliases.parentHi, parent.hi),
        isNull(areaAliases.revokedAt),
      );
      const [known] = await transaction
        .select({ means: areaAliases.meansLo })
        .from(areaAliases)
        .where(key)
        .for('update');
      if (known?.means === area) continue;
      if (known) await transaction.update(areaAliases).set({ revokedAt: sql`now()`, revokedBy: userId }).where(key);
      const [stored] = await transaction
        .insert(areaAliases)
        .values({
          editionId,
          areaLo: office.lo,
          areaHi: office.hi,
          written,
          folded,
          parentLo: parent.lo,
          parentHi: parent.hi,
          meansLo: area,
          meansCode: code,
          userId,
        })
        .onConflictDoNothing()
        .returning({ id: areaAliases.id });
      if (stored) kept.push(`${written} = ${code}`);
    }
    if (kept.length === 0) return;
    await recordAudit(transaction, {
      userId,
      action: 'alias.remember',
      campaignId: null,
      area: office.lo,
      subject: `${kept.length} alias`,
      detail: { aliases: kept.slice(0, 100) },
    });
  });
}

/** Takes a decision back; files that were counted by it stay as they are. @throws Problem 404 */
export async function revokeAlias(
  database: Database,
  office: AreaRange,
  input: { id: number; userId: number | null },
): Promise<void> {
  await inScope(database, office, async (transaction) => {
    const [revoked] = await transaction
      .update(areaAliases)
      .set({ revokedAt: sql`now()`, revokedBy: input.userId })
      .where(
        and(
          eq(areaAliases.id, input.id),
          eq(areaAliases.areaLo, office.lo),
          eq(areaAliases.areaHi, office.hi),
          isNull(areaAliases.revokedAt),
        ),
      )
      .returning({ written: areaAliases.written, code: areaAliases.meansCode });
    if (!revoked) {
      throw new Problem({
        status: 404,
        type: 'alias-unknown',
        title: 'Alias tidak ditemukan',
        detail: 'Alias ini tidak ada, atau sudah dicabut.',
      });
    }
    await recordAudit(transaction, {
      userId: input.userId,
      action: 'alias.revoke',
      campaignId: null,
      area: office.lo,
      subject: `alias ${input.id}`,
      detail: revoked,
    });
  });
}

/** Keeps what an office chose for the columns of a header of this shape. */
export async function rememberHeaderChoice(
  database: Database,
  office: AreaRange,
  input: { shape: string; columns: Record<string, string>; userId: number | null },
): Promise<void> {
  const { shape, columns, userId } = input;
  await inScope(database, office, async (transaction) => {
    await transaction
      .insert(headerChoices)
      .values({ areaLo: office.lo, areaHi: office.hi, shape, columns, updatedBy: userId })
      .onConflictDoUpdate({
        target: [headerChoices.areaLo, headerChoices.areaHi, headerChoices.shape],
        set: { columns, updatedBy: userId, updatedAt: sql`now()` },
      });
    await recordAudit(transaction, {
      userId,
      action: 'header.remember',
      campaignId: null,
      area: office.lo,
      subject: `judul ${shape.slice(0, 12)}`,
      detail: { columns },
    });
  });
}
