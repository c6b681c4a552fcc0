import { isDeepStrictEqual } from 'node:util';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { type AreaRange, type AuthorizedArea, isInside } from '../../lib/domain/areas';
import type { ImportSettings } from '../../lib/domain/imports';
import type { LearnedAlias, LearnedFromImport } from '../../lib/domain/learned';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { areaAliases, campaigns, headerChoices } from '../schema';
import { recordAudit } from './audit';

/** An upload that is saved, and the user who saves it. */
type SavedImport = {
  campaignId: number;
  officeLo: number;
  officeHi: number;
  settings: ImportSettings;
  /** The settings that it came with. */
  said: ImportSettings | null;
  learned: LearnedFromImport | null;
  userId: number | null;
};

/**
 * Keeps what was decided for an upload that is saved, for the office that sent it: the meanings of its columns, and names.
 * A user who saves an upload of an office above their own decides nothing for that office.
 */
export async function rememberDecisions(
  transaction: ScopedTransaction,
  area: AuthorizedArea,
  saved: SavedImport,
): Promise<void> {
  const { learned, settings, userId } = saved;
  const office = { lo: saved.officeLo, hi: saved.officeHi };
  if (!learned || !isInside(office, area)) return;
  const { columns } = settings;
  // What the file came with was known before, or is a table of our own.
  if (!isDeepStrictEqual(columns, saved.said?.columns)) {
    await rememberHeaderChoice(transaction, office, { shape: learned.shape, columns, userId });
  }
  if (learned.aliases.length === 0) return;
  const [campaign] = await transaction
    .select({ editionId: campaigns.editionId })
    .from(campaigns)
    .where(eq(campaigns.id, saved.campaignId));
  if (!campaign) throw new Error(`campaign ${saved.campaignId} is gone`);
  await rememberAliases(transaction, office, { ...campaign, userId, aliases: learned.aliases });
}

/** A text that meant another area there before means the new one from now on; the old decision stays, revoked. */
async function rememberAliases(
  transaction: ScopedTransaction,
  office: AreaRange,
  input: { editionId: number; userId: number | null; aliases: readonly LearnedAlias[] },
): Promise<void> {
  const { editionId, userId } = input;
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
    const [known] = await transaction.select({ means: areaAliases.meansLo }).from(areaAliases).where(key).for('update');
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
      throw new Problem('alias-unknown', 'Alias ini tidak ada, atau sudah dicabut.');
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

/** Keeps what an office chose for the columns of a header of this shape; what it knows already is not said again. */
async function rememberHeaderChoice(
  transaction: ScopedTransaction,
  office: AreaRange,
  input: { shape: string; columns: Record<string, string>; userId: number | null },
): Promise<void> {
  const { shape, columns, userId } = input;
  const [known] = await transaction
    .select({ columns: headerChoices.columns })
    .from(headerChoices)
    .where(
      and(eq(headerChoices.areaLo, office.lo), eq(headerChoices.areaHi, office.hi), eq(headerChoices.shape, shape)),
    );
  if (isDeepStrictEqual(known?.columns ?? {}, columns)) return;
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
}
