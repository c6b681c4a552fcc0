import { and, count, eq, isNull, ne, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import {
  cleanSnapshotName,
  refuseSnapshotName,
  type SnapshotContent,
  snapshotLimits,
  suggestSnapshotName,
} from '../../lib/domain/snapshots';
import type { ScopedTransaction } from '../client';
import { snapshots, users } from '../schema';

/** Where a snapshot belongs: an area in a campaign. Its names are unique there, and counted there. */
export type SnapshotPlace = { campaignId: number; area: AuthorizedArea };

/** The name as it is kept. @throws Problem 422 */
export function requireName(typed: string): string {
  const name = cleanSnapshotName(typed);
  const refusal = refuseSnapshotName(name);
  if (refusal === null) return name;
  throw new Problem('snapshot-name', refusal);
}

/** How many rows of areas a content shows. @throws Problem 422 too many */
export function requireRows({ report, side }: SnapshotContent): number {
  const shown = report.rows.filter((row) => row.kind === 'area').length;
  const rows = Math.max(shown, side.rows.length);
  if (rows <= snapshotLimits.rows) return shown;
  const format = (value: number) => new Intl.NumberFormat('id-ID').format(value);
  throw new Problem(
    'snapshot-rows',
    `Tabel ini ${format(rows)} baris; yang dapat disimpan paling banyak ${format(snapshotLimits.rows)}. Pilih rincian yang lebih tinggi, atau buka wilayah yang lebih kecil.`,
  );
}

/** @throws Problem 409 `snapshots-full` */
export async function requireRoom(transaction: ScopedTransaction, place: SnapshotPlace): Promise<void> {
  const [kept] = await transaction.select({ count: count() }).from(snapshots).where(liveIn(place));
  if ((kept?.count ?? 0) < snapshotLimits.kept) return;
  throw new Problem(
    'snapshots-full',
    `Paling banyak ${snapshotLimits.kept} arsip rapat disimpan untuk satu wilayah dan kampanye. Hapus yang tidak dipakai lagi, lalu ulangi.`,
  );
}

function liveIn({ campaignId, area }: SnapshotPlace) {
  return and(
    eq(snapshots.campaignId, campaignId),
    eq(snapshots.areaLo, area.lo),
    eq(snapshots.areaHi, area.hi),
    isNull(snapshots.deletedAt),
  );
}

/** @throws Problem 409 `snapshot-name-taken` when another snapshot of the place has the name */
export async function requireFreeName(
  transaction: ScopedTransaction,
  place: SnapshotPlace,
  name: string,
  except: number | null = null,
): Promise<void> {
  const [other] = await transaction
    .select({ owner: users.name })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.userId))
    .where(
      and(
        liveIn(place),
        sql`lower(${snapshots.name}) = lower(${name})`,
        except === null ? undefined : ne(snapshots.id, except),
      ),
    );
  if (!other) return;
  const names = await transaction.select({ name: snapshots.name }).from(snapshots).where(liveIn(place));
  const suggestion = suggestSnapshotName(
    name,
    names.map((row) => row.name),
  );
  const owner = other.owner === null ? '' : ` yang disimpan ${other.owner}`;
  throw new Problem(
    'snapshot-name-taken',
    `Nama “${name}” sudah dipakai arsip rapat lain di wilayah ini${owner}. Pakai nama lain, misalnya “${suggestion}”.`,
    { extra: { suggestion } },
  );
}
