import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { AreaLevel, AreaRange } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { comparisonFigures, comparisons } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockComparisons } from './locks';

/** Figures of another source, as one file or form says them. */
export type ComparisonStatement = {
  source: string;
  day: IsoDay;
  hour: string | null;
  fileName: string;
  figures: readonly { area: number; level: AreaLevel; total: number }[];
};

const rowsAtOnce = 5_000;

/**
 * Keeps figures of another source; returns the number of their set. Said once more by the same user, as by a second click, it
 * is the set that was kept.
 * @param own the actor's own area, which holds `area`
 */
export async function addComparison(
  database: Database,
  own: AreaRange,
  input: { campaignId: number; area: AreaRange; userId: number | null; statement: ComparisonStatement },
): Promise<number> {
  const { campaignId, area, userId, statement } = input;
  const { figures, ...said } = statement;
  return inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'report');
    await lockComparisons(transaction, campaignId);
    const kept = await findKept(transaction, input);
    if (kept !== null) return kept;
    const [added] = await transaction
      .insert(comparisons)
      .values({ ...said, campaignId, areaLo: area.lo, areaHi: area.hi, createdBy: userId })
      .returning({ id: comparisons.id });
    if (!added) throw new Error('the comparison was not written');
    for (let at = 0; at < figures.length; at += rowsAtOnce) {
      const rows = figures.slice(at, at + rowsAtOnce).map((figure) => ({ ...figure, comparisonId: added.id }));
      await transaction.insert(comparisonFigures).values(rows);
    }
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'comparison.add', subject: subjectOf(added.id) },
      detail: { ...said, figures: figures.length },
    });
    return added.id;
  });
}

/** The newest set of the user of that area, source and day, where it says just the same and stands; null: there is none. */
async function findKept(
  transaction: ScopedTransaction,
  { campaignId, area, userId, statement }: Parameters<typeof addComparison>[2],
): Promise<number | null> {
  const { source, day, hour, figures } = statement;
  const [newest] = await transaction
    .select({
      id: comparisons.id,
      hour: comparisons.hour,
      source: comparisons.source,
      createdBy: comparisons.createdBy,
    })
    .from(comparisons)
    .where(
      and(
        ...[eq(comparisons.campaignId, campaignId), eq(comparisons.areaLo, area.lo), eq(comparisons.areaHi, area.hi)],
        ...[eq(comparisons.day, day), isNull(comparisons.withdrawnAt)],
        sql`lower(${comparisons.source}) = lower(${source})`,
      ),
    )
    .orderBy(desc(comparisons.id))
    .limit(1);
  if (!newest || newest.createdBy !== userId || newest.hour !== hour || newest.source !== source) return null;
  const rows = await transaction
    .select({ area: comparisonFigures.area, total: comparisonFigures.total })
    .from(comparisonFigures)
    .where(eq(comparisonFigures.comparisonId, newest.id));
  const known = new Map(rows.map(({ area: lo, total }) => [lo, total]));
  const same = known.size === figures.length && figures.every((figure) => known.get(figure.area) === figure.total);
  return same ? newest.id : null;
}

/**
 * Takes a set back, or gives it back; what stands so already stays.
 * @throws Problem 404 unknown inside `own`, 403 of an area above
 */
export async function setComparisonWithdrawn(
  database: Database,
  own: AreaRange,
  input: { campaignId: number; id: number; userId: number | null; withdrawn: boolean },
): Promise<void> {
  const { campaignId, id, userId, withdrawn } = input;
  await inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'report');
    await lockComparisons(transaction, campaignId);
    const [known] = await transaction.select().from(comparisons).where(eq(comparisons.id, id));
    if (!known || known.campaignId !== campaignId) throw unknownComparison();
    if (known.areaLo < own.lo || known.areaHi > own.hi) throw comparisonOfOthers();
    if ((known.withdrawnAt !== null) === withdrawn) return;
    await transaction
      .update(comparisons)
      .set({ withdrawnAt: withdrawn ? sql`now()` : null })
      .where(eq(comparisons.id, id));
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: known.areaLo, subject: subjectOf(id) },
      action: withdrawn ? 'comparison.withdraw' : 'comparison.restore',
      detail: { source: known.source, day: known.day, hour: known.hour },
    });
  });
}

const subjectOf = (id: number) => `angka pembanding ${id}`;

export function unknownComparison(): Problem {
  return new Problem('comparison-unknown', 'Tidak ada angka pembanding dengan nomor ini di wilayah kerja Anda.');
}

function comparisonOfOthers(): Problem {
  return new Problem(
    'not-yours',
    'Angka pembanding ini dimasukkan untuk wilayah di atas wilayah kerja Anda. Minta kantor yang memasukkannya.',
  );
}
