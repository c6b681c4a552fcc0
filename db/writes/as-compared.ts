import { eq, sql } from 'drizzle-orm';
import type { ChangedFigure, LedgerHeads } from '../../lib/domain/imports';
import { Problem } from '../../lib/domain/problems';
import type { ScopedTransaction } from '../client';
import { getLedgerHeads, listChangedFigures } from '../queries/changed-figures';
import { getChangeSince } from '../queries/plan-rows';
import { campaigns, type imports } from '../schema';

/**
 * Holds a commit to what its plan was compared with, and so to what was shown: a figure that a user saved since, of the
 * same area, day and stage, is not overwritten unseen. A day's increments were put on what stood before, on whatever day.
 * The caller holds the campaign's lock.
 * @throws Problem 409 `figures-changed`, or `base-changed` in daily mode, with how many (`count`) and the first of them
 */
export async function requireAsCompared(
  transaction: ScopedTransaction,
  plan: typeof imports.$inferSelect,
): Promise<void> {
  const { id: importId, campaignId, comparedAt, comparedHeads: heads } = plan;
  const ofTargets = heads !== null && (await targetsMoved(transaction, { importId, heads }));
  if (!ofTargets && !(await getChangeSince(transaction, importId))) return;
  const daily = plan.settings.mode === 'daily';
  // Compared before the heads of the ledgers were kept: that something moved is all that is known.
  if (!heads) throw changed(daily, { count: 0, figures: [] });
  const [campaign] = await transaction
    .select({ editionId: campaigns.editionId })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId));
  if (!campaign) throw new Error(`there is no campaign ${campaignId}`);
  const { editionId } = campaign;
  const found = await listChangedFigures(transaction, {
    ...{ importId, campaignId, editionId, comparedAt, heads },
    anyDay: daily,
  });
  if (found.count > 0) throw changed(daily, found);
}

function changed(daily: boolean, { count, figures }: { count: number; figures: ChangedFigure[] }): Problem {
  const what = count > 0 ? `${count} angka di wilayah ini` : 'Angka di wilayah ini';
  return new Problem(
    daily ? 'base-changed' : 'figures-changed',
    daily
      ? `${what} berubah setelah tambahan harian ini diperiksa, jadi jumlahnya tidak benar lagi. Bandingkan lagi, lalu simpan.`
      : `${what} disimpan orang lain setelah unggahan ini dibandingkan. Tidak ada yang ditimpa. Bandingkan lagi, lihat selisihnya, lalu simpan.`,
    { extra: { count, changed: figures } },
  );
}

/** Targets move without the stamp that tells of other figures: whether any did, of whatever area, and the plan has some. */
async function targetsMoved(
  transaction: ScopedTransaction,
  { importId, heads }: { importId: number; heads: LedgerHeads },
): Promise<boolean> {
  const now = await getLedgerHeads(transaction);
  if (now.targets <= heads.targets) return false;
  const [row] = await transaction.execute(
    sql`select 1 from import_facts where import_id = ${importId} and measure like 'target.%' limit 1`,
  );
  return row !== undefined;
}
