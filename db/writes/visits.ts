import { and, eq, isNull, sql } from 'drizzle-orm';
import { type AreaRange, codeOfArea, isInside } from '../../lib/domain/areas';
import type { IsoDay } from '../../lib/domain/days';
import { Problem } from '../../lib/domain/problems';
import { type FrozenFigures, type VisitKind, visitLimits } from '../../lib/domain/visits';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { visitPlaces, visits, visitTasks } from '../schema';
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
 * @throws Problem 409 `visit-recorded` when it is recorded already, with another result or without some of the tasks
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

/**
 * The number of a visit that stands and of which the same user said the same to the same places; null: there is none.
 * @throws Problem 409 where what is said besides would be lost
 */
async function findRecorded(
  transaction: ScopedTransaction,
  { campaignId, area, userId, statement, places, tasks }: Parameters<typeof addVisit>[2],
): Promise<number | null> {
  const { kind, fromDay, toDay, participants, result } = statement;
  const known = places.map(({ area: { lo }, kampung }) => `${lo} ${kampung}`).sort();
  const [found] = await transaction
    .select({ id: visits.id, result: visits.result })
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
  if (!found) return null;
  const there = await transaction.select().from(visitTasks).where(eq(visitTasks.visitId, found.id));
  const kept = tasks.every((task) => there.some((one) => isSameTask(one, task)));
  if (!kept || (result !== '' && result !== found.result)) throw recordedAlready(found.id);
  return found.id;
}

type TaskWords = { task: string; person: string; dueDay: string };

const isSameTask = (one: TaskWords, other: TaskWords) =>
  one.task === other.task && one.person === other.person && one.dueDay === other.dueDay;

export type NamedVisit = { campaignId: number; id: number; userId: number | null };

/** What one call changes of a visit, in one transaction. */
type VisitChanges = {
  /** What it was, or what came of it; `version` of the visit as the form was opened with it. Null: stays. */
  restated: { version: number; statement: VisitStatement } | null;
  /** Added; the same once more is the one that stands. */
  tasks: readonly VisitTaskStatement[];
  /** Tasks that are done, or not after all. */
  ticks: readonly { taskId: number; done: boolean }[];
};

/**
 * Says otherwise what a visit was, or what came of it, and of its tasks.
 * @throws Problem as `alterVisit`, 409 `visit-changed` when another user changed it since, 422 too many tasks, 404 no such task
 */
export async function changeVisit(
  database: Database,
  own: AreaRange,
  input: NamedVisit & Partial<VisitChanges>,
): Promise<void> {
  await alterVisit(database, own, input, async (transaction, known) => {
    const { restated, tasks = [], ticks = [] } = input;
    if (restated) await restate(transaction, known, { ...input, ...restated });
    for (const task of tasks) await addTask(transaction, known, { ...input, task });
    for (const tick of ticks) await tickTask(transaction, known, { ...input, ...tick });
  });
}

async function restate(
  transaction: ScopedTransaction,
  known: VisitRow,
  input: NamedVisit & { version: number; statement: VisitStatement },
): Promise<void> {
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
  await auditVisit(transaction, input, known, { action: 'visit.change', detail: { before, after } });
}

/** Takes a visit back: it did not take place. @throws Problem as `alterVisit` */
export async function withdrawVisit(
  database: Database,
  own: AreaRange,
  input: NamedVisit & { note: string },
): Promise<void> {
  await alterVisit(database, own, input, async (transaction, known) => {
    await transaction
      .update(visits)
      .set({ withdrawnAt: sql`now()`, version: known.version + 1 })
      .where(eq(visits.id, known.id));
    await auditVisit(transaction, input, known, { action: 'visit.withdraw', detail: { note: input.note } });
  });
}

async function addTask(
  transaction: ScopedTransaction,
  known: VisitRow,
  input: NamedVisit & { task: VisitTaskStatement },
): Promise<void> {
  const there = await transaction.select().from(visitTasks).where(eq(visitTasks.visitId, known.id));
  if (there.some((one) => isSameTask(one, input.task))) return;
  if (there.length >= visitLimits.tasks)
    throw new Problem('words-invalid', `Satu kunjungan paling banyak ${visitLimits.tasks} tugas.`);
  await transaction
    .insert(visitTasks)
    .values({ ...input.task, visitId: known.id, areaLo: known.areaLo, areaHi: known.areaHi });
  await auditVisit(transaction, input, known, { action: 'visit.task.add', detail: { ...input.task } });
}

async function tickTask(
  transaction: ScopedTransaction,
  known: VisitRow,
  input: NamedVisit & { taskId: number; done: boolean },
): Promise<void> {
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
  await auditVisit(transaction, input, known, {
    action: done ? 'visit.task.done' : 'visit.task.open',
    detail: { taskId, task: what, person },
  });
}

/**
 * Does `work` on a visit that stands and that nobody else changes until then.
 * @throws Problem 404 unknown inside `own`, 403 a visit of an area above, 409 withdrawn, or an archived campaign
 */
export async function alterVisit(
  database: Database,
  own: AreaRange,
  { campaignId, id }: NamedVisit,
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

export function auditVisit(
  transaction: ScopedTransaction,
  { campaignId, userId }: NamedVisit,
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

function recordedAlready(id: number): Problem {
  return new Problem(
    'visit-recorded',
    `Kunjungan ini sudah dicatat dengan nomor ${id}. Tambahkan hasil dan tugasnya di halaman kunjungan itu; yang ini tidak tersimpan.`,
  );
}
