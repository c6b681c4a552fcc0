import { eq, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import type { TargetScope } from '../../lib/domain/target-proposals';
import type { LaterReports } from '../../lib/domain/undo-plan';
import { type Database, inNation, inScope, type ScopedTransaction } from '../client';
import { listLaterReports } from '../queries/later-reports';
import { ledgers, sameIn } from '../queries/undo-rule';
import { imports } from '../schema';
import { requireOpenCampaign } from './campaign-state';
import { refuseClosedUndo } from './closures';
import { withdrawFacts } from './counts';
import { type Act, audited } from './import-audit';
import { lockImport } from './imports';
import { allowLongStatements, lockCampaign } from './locks';
import { refuseUndoneTargets, withdrawProposalsOf } from './target-proposals';

/**
 * Takes a committed import back: for each of its figures that still stands, what stood before it is written anew (or
 * that there was none). Figures that a later report has replaced stay.
 * @param input.acceptLater the user who undoes knows of the later reports that stand on it (`listLaterReports`)
 * @param input.knownLater of so many: refused where there are more by now
 * @param input.setsTargets whose targets the user who undoes may set; what waits of the upload's proposals is withdrawn
 * @throws Problem 404 unknown, 403 where it would move a target that they may not set, 409 not committed, later reports stand on it and `acceptLater` is not true, or a later
 *   file of increments moved the same figures in all further, or days of it are signed off
 */
export async function undoImport(
  database: Database,
  area: AuthorizedArea,
  input: Act & { acceptLater?: boolean; knownLater?: number; setsTargets?: TargetScope | null },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    await allowLongStatements(transaction);
    const found = await lockImport(transaction, input.id, 'committed');
    await lockCampaign(transaction, found.campaignId);
    await requireOpenCampaign(transaction, found.campaignId, 'change');
    await refuseClosedUndo(transaction, { campaignId: found.campaignId, importId: found.id });
    if (found.settings.mode === 'daily') await refuseMovedAgain(transaction, area, input.id);
    await refuseUndoneTargets(transaction, { importId: input.id, setsTargets: input.setsTargets ?? null });
    const later = await listLaterReports(transaction, area, { importId: input.id, limit: namedReports });
    const known = input.acceptLater === true ? (input.knownLater ?? later.count) : 0;
    if (later.count > known) throw laterReports(later);
    await transaction
      .update(imports)
      .set({ status: 'undone', undoneAt: new Date(), undoneBy: input.userId })
      .where(eq(imports.id, input.id));
    const proposals = await withdrawProposalsOf(transaction, { importId: input.id, userId: input.userId });
    const withdrawn = await withdrawFacts(transaction, { campaignId: found.campaignId, importId: input.id });
    await audited(transaction, {
      ...{ id: input.id, userId: input.userId },
      campaignId: found.campaignId,
      area: found.areaLo,
      action: 'import.undo',
      detail: {
        withdrawn,
        ...(later.count > 0 ? { later: later.count } : {}),
        ...(proposals > 0 ? { proposalsWithdrawn: proposals } : {}),
      },
    });
  });
}

/**
 * A figure in all that increments moved is written as what it came to. Where a later file moved it further, that figure
 * holds both: the later file is undone first, so that each takes back what it added.
 */
async function refuseMovedAgain(transaction: ScopedTransaction, area: AuthorizedArea, importId: number): Promise<void> {
  const found = await inNation(transaction, (nation) =>
    nation.execute<{ id: number; visible: boolean }>(sql`
      select i.id, i.area_lo >= ${area.lo} and i.area_hi <= ${area.hi} as visible from imports i
      where i.status = 'committed' and i.settings ->> 'mode' = 'daily' and i.id <> ${importId} and exists (
        select 1 from counts mine join counts c on ${sameIn(ledgers.counts.key, 'c', 'mine')} and c.id > mine.id
        where mine.import_id = ${importId} and mine.added is null and mine.moved_by is null
          and c.import_id = i.id and c.added is null and c.moved_by is null)
      order by i.id desc`),
  );
  if (found.length === 0) return;
  const ids = found.filter(({ visible }) => visible).map(({ id }) => id);
  const named = ids.length > 0 ? `unggahan ${ids.slice(0, 5).join(', ')}` : 'unggahan kantor lain';
  throw new Problem(
    'moved-again',
    `Tambahan harian di ${named} menggeser angka kumulatif yang sudah digeser unggahan ini. Batalkan dahulu yang terakhir, baru unggahan ini; sesudah itu yang terakhir dapat diunggah lagi.`,
    { extra: { ids } },
  );
}

/** So many later reports are named where an undo is refused because of them. */
const namedReports = 50;

function laterReports({ count, reports }: LaterReports): Problem {
  const ids = reports.flatMap(({ upload }) => (upload ? [upload.id] : []));
  const first = ids.slice(0, 5);
  const named = first.length > 0 ? ` (unggahan ${first.join(', ')}${count > first.length ? ', dan lainnya' : ''})` : '';
  return new Problem(
    'later-reports',
    `${count} laporan yang disimpan sesudah unggahan ini${named} memuat angka wilayah yang sama untuk hari yang sama atau hari berikutnya. Periksa laporan itu; bila unggahan ini memang hendak dibatalkan, nyatakan bahwa Anda tahu (acceptLater).`,
    { extra: { later: count, ids } },
  );
}
