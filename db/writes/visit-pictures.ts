import { and, count, eq } from 'drizzle-orm';
import type { AreaRange } from '../../lib/domain/areas';
import { Problem } from '../../lib/domain/problems';
import { visitLimits } from '../../lib/domain/visits';
import type { Database } from '../client';
import { visitPictures } from '../schema';
import { alterVisit, auditVisit, type NamedVisit } from './visits';

/** Adds a picture that was drawn anew. @throws Problem as `alterVisit`, 409 `pictures-full` */
export async function addVisitPicture(
  database: Database,
  own: AreaRange,
  input: NamedVisit & { picture: { bytes: Uint8Array; width: number; height: number; caption: string } },
): Promise<void> {
  await alterVisit(database, own, input, async (transaction, known) => {
    const [there] = await transaction
      .select({ count: count() })
      .from(visitPictures)
      .where(eq(visitPictures.visitId, known.id));
    if ((there?.count ?? 0) >= visitLimits.pictures) {
      throw new Problem(
        'pictures-full',
        `Satu kunjungan paling banyak ${visitLimits.pictures} gambar. Hapus salah satu, lalu kirim lagi.`,
      );
    }
    const { bytes, width, height, caption } = input.picture;
    const [added] = await transaction
      .insert(visitPictures)
      .values({
        ...{ bytes, width, height, caption, visitId: known.id, createdBy: input.userId },
        ...{ areaLo: known.areaLo, areaHi: known.areaHi },
      })
      .returning({ id: visitPictures.id });
    await auditVisit(transaction, input, known, {
      action: 'visit.picture.add',
      detail: { picture: added?.id, caption, bytes: bytes.byteLength },
    });
  });
}

/** @throws Problem as `alterVisit`; a picture that is gone already is no problem */
export async function removeVisitPicture(
  database: Database,
  own: AreaRange,
  input: NamedVisit & { pictureId: number },
): Promise<void> {
  await alterVisit(database, own, input, async (transaction, known) => {
    const [removed] = await transaction
      .delete(visitPictures)
      .where(and(eq(visitPictures.visitId, known.id), eq(visitPictures.id, input.pictureId)))
      .returning({ caption: visitPictures.caption });
    if (!removed) return;
    const detail = { picture: input.pictureId, caption: removed.caption };
    await auditVisit(transaction, input, known, { action: 'visit.picture.remove', detail });
  });
}
