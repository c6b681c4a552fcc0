import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AreaRange, AuthorizedArea } from '../../lib/domain/areas';
import type { ImportKind, ImportSettings, ImportStatus } from '../../lib/domain/imports';
import { Problem } from '../../lib/domain/problems';
import { type ScopedTransaction, setScope } from '../client';
import { imports } from '../schema';
import { recordAudit } from './audit';

/** A file that an office sends. */
type SentFile = {
  campaignId: number;
  kind: ImportKind;
  userId: number | null;
  sha256: string;
  settings: ImportSettings;
  office: AreaRange;
};

/**
 * Refuses a file that the office has sent before, wherever it was sent for, while that upload waits or is counted. One
 * that waits is set aside when something else is said beside the file now (the day that was forgotten): it was never
 * counted, and nobody should have to look for it. Other offices are nothing to this: what they counted of the same file
 * is known by its areas (`refuseCountedAreas`).
 * @throws Problem 409 with the `id` of the first
 */
export async function refuseKnownFile(
  transaction: ScopedTransaction,
  area: AuthorizedArea,
  file: SentFile,
): Promise<void> {
  const { office } = file;
  // The first may have been sent for another area of the office.
  await setScope(transaction, office);
  const [known] = await transaction
    .select({
      id: imports.id,
      status: imports.status,
      kind: imports.kind,
      areaLo: imports.areaLo,
      settings: imports.settings,
      said: imports.said,
    })
    .from(imports)
    .where(
      and(
        ...[eq(imports.campaignId, file.campaignId), eq(imports.sha256, file.sha256)],
        ...[eq(imports.officeLo, office.lo), eq(imports.officeHi, office.hi)],
        inArray(imports.status, ['checked', 'committed']),
      ),
    )
    .for('update');
  if (known && known.status !== 'checked') throw sameFile(known.id, known.status);
  if (known && !saysOtherwise({ kind: known.kind, settings: known.said ?? known.settings }, file))
    throw sameFile(known.id, known.status);
  if (known) {
    await transaction.update(imports).set({ status: 'discarded' }).where(eq(imports.id, known.id));
    await recordAudit(transaction, {
      userId: file.userId,
      action: 'import.discard',
      campaignId: file.campaignId,
      area: known.areaLo,
      subject: `unggahan ${known.id}`,
      detail: { because: 'the same file was sent anew' },
    });
  }
  await setScope(transaction, area);
}

type Said = Pick<SentFile, 'kind' | 'settings'>;

/** Whether another kind or other settings are said beside a file than when it was sent before. */
function saysOtherwise(before: Said, now: Said): boolean {
  const said = (['asOf', 'mode', 'stage', 'channel', 'under'] as const).some(
    (name) => before.settings[name] !== now.settings[name],
  );
  // An answer that was given since stands where the file says none.
  const answered = (['laterStated', 'dayOrder', 'daySource', 'period'] as const).some(
    (name) => now.settings[name] !== undefined && now.settings[name] !== before.settings[name],
  );
  const signs = Object.entries(now.settings.signs ?? {}).some(
    ([header, sign]) => before.settings.signs?.[header] !== sign,
  );
  return said || answered || signs || before.kind !== now.kind;
}

/** Of the file of an import: whether an area that it would write was counted from the same file since it was checked. */
export async function refuseCountedAreas(
  transaction: ScopedTransaction,
  { id, campaignId, sha256 }: { id: number; campaignId: number; sha256: string | null },
): Promise<void> {
  if (sha256 === null) return;
  const [row] = await transaction.execute<{ areas: number }>(sql`
    select count(distinct f.area)::integer as areas from areas_of_file(${campaignId}::integer, ${sha256}) c
    join import_facts f on f.import_id = ${id} and f.area = c.area`);
  if (!row || row.areas === 0) return;
  throw new Problem(
    'counted-meanwhile',
    `Sejak file ini diperiksa, angka ${row.areas} wilayahnya sudah dihitung dari file yang sama. Bandingkan lagi: barisnya akan dilewati, supaya tidak terhitung dua kali.`,
    { extra: { areas: row.areas } },
  );
}

/** @param id of the first, where it may be told */
export function sameFile(id: number | null, status: ImportStatus = 'committed'): Problem {
  const where = id === null ? 'oleh kantor lain' : `sebagai unggahan nomor ${id}`;
  const what = status === 'checked' ? 'menunggu disimpan' : 'tercatat';
  const otherwise =
    id === null || status === 'checked'
      ? ''
      : ' Bila kali ini artinya lain (hari, kanal, atau wilayahnya), batalkan dulu unggahan itu.';
  return new Problem(
    'same-file',
    `File yang sama sudah ${what} ${where}. Satu file dihitung satu kali.${otherwise}`,
    id === null ? {} : { extra: { id } },
  );
}
