import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { type AreaRange, codeOfArea, isInside } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { type FrozenFigures, type VisitKind, visitLimits } from '../../lib/domain/visits';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { visitPictures, visitPlaces, visits, visitTasks } from '../schema';
import { recordAudit } from './audit';
import { requireOpenCampaign } from './campaign-state';
import { lockVisits } from './locks';

/** What may be said otherwise later; its words are checked already. */
export type VisitStatement = {
  kind: VisitKind;
  fromDay: IsoDay;
  toDay: IsoDay;
  participants: string;
  result: string;
};

export type VisitPlaceStatement = { area: AreaRange; kampung: string; reason: string; figures: FrozenFigures };

export type VisitTaskStatement = { task: string; person: string; dueDay: IsoDay };

type VisitRow = typeof visits.$inferSelect;

/**
 * Records a visit with its places and tasks; returns its number. Said once more by the same user, as by a second click, it is
 * the one that was recorded.
 * @param own the actor's own area, which holds `area`, the smallest that holds all places
 */
export async function addVisit(
  database: Database,
  own: AreaRange,
  input: {
    campaignId: number;
    area: AreaRange;
    userId: number | null;
    statement: VisitStatement;
    places: readonly VisitPlaceStatement[];
    tasks: readonly VisitTaskStatement[];
  },
): Promise<number> {
  const { campaignId, area, userId, statement, places, tasks } = input;
  return inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    await lockVisits(transaction, campaignId);
    const recorded = await findRecorded(transaction, input);
    if (recorded !== null) return recorded;
    const ofArea = { areaLo: area.lo, areaHi: area.hi };
    const [added] = await transaction
      .insert(visits)
      .values({ ...statement, ...ofArea, campaignId, createdBy: userId })
      .returning({ id: visits.id });
    if (!added) throw new Error('the visit was not written');
    const visitId = added.id;
    await transaction.insert(visitPlaces).values(
      places.map(({ area: { lo, hi }, kampung, reason, figures }) => ({
        ...{ visitId, areaLo: lo, areaHi: hi, kampung, reason, figures },
      })),
    );
    if (tasks.length > 0)
      await transaction.insert(visitTasks).values(tasks.map((task) => ({ ...task, ...ofArea, visitId })));
    await recordAudit(transaction, {
      ...{ userId, campaignId, area: area.lo, action: 'visit.add', subject: subjectOf(visitId) },
      detail: {
        ...statement,
        places: places.map(({ area: { lo }, kampung, reason }) => ({ areaCode: codeOfArea(lo), kampung, reason })),
        ...(tasks.length > 0 && { tasks: tasks.map((task) => ({ ...task })) }),
      },
    });
    return visitId;
  });
}

/** The number of a visit that stands and of which the same user said the same to the same places; null: there is none. */
async function findRecorded(
  transaction: ScopedTransaction,
  { campaignId, area, userId, statement, places }: Parameters<typeof addVisit>[2],
): Promise<number | null> {
  const { kind, fromDay, toDay, participants } = statement;
  const known = places.map(({ area: { lo }, kampung }) => `${lo} ${kampung}`).sort();
  const [found] = await transaction
    .select({ id: visits.id })
    .from(visits)
    .where(
      and(
        ...[eq(visits.campaignId, campaignId), eq(visits.areaLo, area.lo), eq(visits.areaHi, area.hi)],
        ...[eq(visits.kind, kind), eq(visits.fromDay, fromDay), eq(visits.toDay, toDay)],
        ...[eq(visits.participants, participants), isNull(visits.withdrawnAt)],
        sql`${visits.createdBy} is not distinct from ${userId} and (select array_agg(p.area_lo || ' ' || p.kampung
          order by (p.area_lo || ' ' || p.kampung) collate "C") from visit_places p where p.visit_id = ${visits.id})
          = ${sql.param(known)}::text[]`,
      ),
    )
    .limit(1);
  return found?.id ?? null;
}

type Named = { campaignId: number; id: number; userId: number | null };

/**
 * Says otherwise what a visit was, or what came of it.
 * @param input.version of the visit as the form was opened with it
 * @throws Problem as `change`, 409 `visit-changed` when another user changed it since
 */
export async function changeVisit(
  database: Database,
  own: AreaRange,
  input: Named & { version: number; statement: VisitStatement },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
    const { kind, fromDay, toDay, participants, result } = known;
    const before = { kind, fromDay, toDay, participants, result };
    const after = input.statement;
    // Also a form that is sent a second time: it finds the work done.
    if (Object.entries(before).every(([name, value]) => after[name as keyof VisitStatement] === value)) return;
    if (input.version !== known.version) throw changedMeanwhile();
    await transaction
      .update(visits)
      .set({ ...after, version: known.version + 1 })
      .where(eq(visits.id, known.id));
    await audit(transaction, input, known, { action: 'visit.change', detail: { before, after } });
  });
}

/** Takes a visit back: it did not take place. @throws Problem as `change` */
export async function withdrawVisit(
  database: Database,
  own: AreaRange,
  input: Named & { note: string },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
    await transaction
      .update(visits)
      .set({ withdrawnAt: sql`now()`, version: known.version + 1 })
      .where(eq(visits.id, known.id));
    await audit(transaction, input, known, { action: 'visit.withdraw', detail: { note: input.note } });
  });
}

/** Adds what was agreed. The same once more is the one that stands. @throws Problem as `change`, 422 too many */
export async function addVisitTask(
  database: Database,
  own: AreaRange,
  input: Named & { task: VisitTaskStatement },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
    const there = await transaction.select().from(visitTasks).where(eq(visitTasks.visitId, known.id));
    const { task, person, dueDay } = input.task;
    if (there.some((one) => one.task === task && one.person === person && one.dueDay === dueDay)) return;
    if (there.length >= visitLimits.tasks)
      throw new Problem('words-invalid', `Satu kunjungan paling banyak ${visitLimits.tasks} tugas.`);
    await transaction
      .insert(visitTasks)
      .values({ ...input.task, visitId: known.id, areaLo: known.areaLo, areaHi: known.areaHi });
    await audit(transaction, input, known, { action: 'visit.task.add', detail: { ...input.task } });
  });
}

/** Says of a task that it is done, or not after all. @throws Problem as `change`, 404 no such task */
export async function tickVisitTask(
  database: Database,
  own: AreaRange,
  input: Named & { taskId: number; done: boolean },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
    const { taskId, done, userId } = input;
    const [task] = await transaction
      .select()
      .from(visitTasks)
      .where(and(eq(visitTasks.visitId, known.id), eq(visitTasks.id, taskId)));
    if (!task) throw new Problem('visit-unknown', `Kunjungan ini tidak mempunyai tugas bernomor ${taskId}.`);
    if ((task.doneAt !== null) === done) return;
    await transaction
      .update(visitTasks)
      .set(done ? { doneAt: sql`now()`, doneBy: userId } : { doneAt: null, doneBy: null })
      .where(eq(visitTasks.id, taskId));
    const { task: what, person } = task;
    await audit(transaction, input, known, {
      action: done ? 'visit.task.done' : 'visit.task.open',
      detail: { taskId, task: what, person },
    });
  });
}

/** Adds a picture that was drawn anew. @throws Problem as `change`, 409 `pictures-full` */
export async function addVisitPicture(
  database: Database,
  own: AreaRange,
  input: Named & { picture: { bytes: Uint8Array; width: number; height: number; caption: string } },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
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
    await audit(transaction, input, known, {
      action: 'visit.picture.add',
      detail: { picture: added?.id, caption, bytes: bytes.byteLength },
    });
  });
}

/** @throws Problem as `change`; a picture that is gone already is no problem */
export async function removeVisitPicture(
  database: Database,
  own: AreaRange,
  input: Named & { pictureId: number },
): Promise<void> {
  await change(database, own, input, async (transaction, known) => {
    const [removed] = await transaction
      .delete(visitPictures)
      .where(and(eq(visitPictures.visitId, known.id), eq(visitPictures.id, input.pictureId)))
      .returning({ caption: visitPictures.caption });
    if (!removed) return;
    const detail = { picture: input.pictureId, caption: removed.caption };
    await audit(transaction, input, known, { action: 'visit.picture.remove', detail });
  });
}

/**
 * Does `work` on a visit that stands and that nobody else changes until then.
 * @throws Problem 404 unknown inside `own`, 403 a visit of an area above, 409 withdrawn, or an archived campaign
 */
async function change(
  database: Database,
  own: AreaRange,
  { campaignId, id }: Named,
  work: (transaction: ScopedTransaction, known: VisitRow) => Promise<void>,
): Promise<void> {
  await inScope(database, own, async (transaction) => {
    await requireOpenCampaign(transaction, campaignId, 'change');
    // Not `for update`: that asks for the right to write, and what lies above `own` would not be found.
    const [seen] = await transaction.select().from(visits).where(eq(visits.id, id));
    if (!seen || seen.campaignId !== campaignId || !(await goesInside(transaction, own, id))) throw unknownVisit();
    if (!isInside({ lo: seen.areaLo, hi: seen.areaHi }, own)) throw visitOfOthers();
    const [known] = await transaction.select().from(visits).where(eq(visits.id, id)).for('update');
    if (!known || known.withdrawnAt) throw new Problem('visit-withdrawn', `Kunjungan ${id} sudah ditarik.`);
    await work(transaction, known);
  });
}

/** Whether a place of the visit lies in the actor's area: otherwise it is none of theirs. */
async function goesInside(transaction: ScopedTransaction, own: AreaRange, visitId: number): Promise<boolean> {
  const [place] = await transaction
    .select({ id: visitPlaces.id })
    .from(visitPlaces)
    .where(
      and(
        eq(visitPlaces.visitId, visitId),
        sql`${visitPlaces.areaLo} >= ${own.lo} and ${visitPlaces.areaHi} <= ${own.hi}`,
      ),
    )
    .limit(1);
  return place !== undefined;
}

function audit(
  transaction: ScopedTransaction,
  { campaignId, userId }: Named,
  known: VisitRow,
  said: { action: string; detail: Record<string, unknown> },
): Promise<void> {
  const about = { userId, campaignId, area: known.areaLo, subject: subjectOf(known.id) };
  return recordAudit(transaction, { ...about, ...said });
}

const subjectOf = (id: number) => `kunjungan ${id}`;

export function unknownVisit(): Problem {
  return new Problem('visit-unknown', 'Tidak ada kunjungan dengan nomor ini di wilayah kerja Anda.');
}

export function visitOfOthers(): Problem {
  return new Problem(
    'not-yours',
    'Kunjungan ini juga ke wilayah di luar wilayah kerja Anda. Minta kantor di atas Anda.',
  );
}

function changedMeanwhile(): Problem {
  return new Problem(
    'visit-changed',
    'Orang lain mengubah kunjungan ini setelah halaman dibuka. Muat ulang halamannya, lalu ulangi bila masih perlu.',
  );
}
