import { and, count, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { ImportKind, ImportSettings } from '../../lib/domain/imports';
import {
  type CheckProgress,
  countParts,
  sizeOfPart,
  type UploadPhase,
  type UploadProblem,
  uploadPartLimits,
  workingPhases,
} from '../../lib/domain/uploads';
import { type Database, inScope, type ScopedTransaction } from '../client';
import { listPartNumbers } from '../queries/uploads';
import { uploadParts, uploads } from '../schema';
import { recordAudit } from './audit';
import { lockUploads } from './locks';
import { incompleteUpload, runningUpload, unknownPart, unknownUpload, wrongLength } from './upload-problems';

/** Whose upload it is: nobody else sees or changes it. `area`: the user's own. */
export type UploadOwner = { area: AuthorizedArea; userId: number; campaignId: number };

export type NewUpload = {
  kind: ImportKind;
  settings: ImportSettings;
  fileName: string;
  /** Bytes, and SHA-256 in hex, of the whole. */
  size: number;
  sha256: string;
};

type Row = typeof uploads.$inferSelect;

/** `starts`: all its parts are here, and the caller has to have it checked. */
export type BegunUpload = { id: number; partSize: number; phase: UploadPhase; received: number[]; starts: boolean };

/**
 * Begins an upload, or goes on with the one of the same file: with what is said of it now, and the parts that are here.
 * Of two that begin at once the second goes on with the first's.
 */
export async function beginUpload(database: Database, owner: UploadOwner, input: NewUpload): Promise<BegunUpload> {
  const { area, userId, campaignId } = owner;
  return inScope(database, area, async (transaction) => {
    await lockUploads(transaction, userId);
    await removeOld(transaction, userId);
    const begun = (await goOn(transaction, owner, input)) ?? (await makeNew(transaction, owner, input));
    await keepNewest(transaction, userId);
    const { fileName, size, sha256 } = input;
    const detail = { fileName, size, sha256, received: begun.received.length };
    await recordAudit(transaction, {
      userId,
      action: 'upload.begin',
      campaignId,
      area: area.lo,
      subject: subjectOf(begun.id),
      detail,
    });
    return begun;
  });
}

const isSilent = sql`${uploads.heartbeatAt} < now() - make_interval(secs => ${uploadPartLimits.silentSeconds})`;
const isAtWork = and(inArray(uploads.phase, workingPhases), sql`not (${isSilent})`);

/** The upload of the same file that can be gone on with; null: there is none. One that failed for good makes room. */
async function goOn(
  transaction: ScopedTransaction,
  { userId, campaignId }: UploadOwner,
  input: NewUpload,
): Promise<BegunUpload | null> {
  const { kind, settings, fileName, size, sha256 } = input;
  const sameFile = and(
    ...[eq(uploads.userId, userId), eq(uploads.campaignId, campaignId)],
    ...[eq(uploads.size, size), eq(uploads.sha256, sha256)],
  );
  const saysTheSame = and(
    eq(uploads.kind, kind),
    sql`${uploads.settings} = ${sql.param(settings, uploads.settings)}::jsonb`,
  );
  const [atWork] = await transaction
    .select()
    .from(uploads)
    .where(and(sameFile, isAtWork, saysTheSame));
  if (atWork) return { ...pick(atWork), received: await listPartNumbers(transaction, atWork.id), starts: false };
  const others = await transaction
    .select()
    .from(uploads)
    .where(and(sameFile, or(eq(uploads.phase, 'receiving'), eq(uploads.phase, 'failed'), isLeft())))
    .orderBy(desc(uploads.id))
    .for('update');
  for (const found of others) {
    const received = await listPartNumbers(transaction, found.id);
    if (found.phase !== 'receiving' && received.length === 0) {
      await transaction.delete(uploads).where(eq(uploads.id, found.id));
      continue;
    }
    const starts = received.length === countParts(found);
    const phase = starts ? 'waiting' : 'receiving';
    const done = starts ? 0 : received.length;
    await transaction
      .update(uploads)
      .set({ kind, settings, fileName, phase, done, total: null, problem: null, heartbeatAt: sql`now()` })
      .where(eq(uploads.id, found.id));
    return { ...pick(found), phase, received, starts };
  }
  return null;
}

/** Left by a server that stopped. */
function isLeft() {
  return and(inArray(uploads.phase, workingPhases), isSilent);
}

function pick({ id, partSize, phase }: Row): Pick<Row, 'id' | 'partSize' | 'phase'> {
  return { id, partSize, phase };
}

async function makeNew(transaction: ScopedTransaction, owner: UploadOwner, input: NewUpload): Promise<BegunUpload> {
  const { area, userId, campaignId } = owner;
  const partSize = uploadPartLimits.partBytes;
  // An empty file has no parts to wait for.
  const starts = input.size === 0;
  const phase = starts ? 'waiting' : 'receiving';
  const [made] = await transaction
    .insert(uploads)
    .values({ ...input, campaignId, userId, areaLo: area.lo, areaHi: area.hi, partSize, phase })
    .returning({ id: uploads.id });
  if (!made) throw new Error('the upload was not made');
  return { id: made.id, partSize, phase, received: [], starts };
}

/** Abandoned uploads of any user inside the scope, and the user's own that have ended. */
async function removeOld(transaction: ScopedTransaction, userId: number): Promise<void> {
  const { receivingHours, endedDays } = uploadPartLimits;
  await transaction
    .delete(uploads)
    .where(
      or(
        and(
          eq(uploads.phase, 'receiving'),
          sql`${uploads.heartbeatAt} < now() - make_interval(hours => ${receivingHours})`,
        ),
        and(eq(uploads.userId, userId), sql`${uploads.heartbeatAt} < now() - make_interval(days => ${endedDays})`),
      ),
    );
}

/** Of those that parts arrive of, the ones that parts arrived of last. */
async function keepNewest(transaction: ScopedTransaction, userId: number): Promise<void> {
  const receiving = and(eq(uploads.userId, userId), eq(uploads.phase, 'receiving'));
  const newest = await transaction
    .select({ id: uploads.id })
    .from(uploads)
    .where(receiving)
    .orderBy(desc(uploads.heartbeatAt), desc(uploads.id))
    .limit(uploadPartLimits.receiving);
  const kept = newest.map(({ id }) => id);
  if (kept.length > 0) await transaction.delete(uploads).where(and(receiving, notInArray(uploads.id, kept)));
}

type Named = { id: number };

/**
 * Keeps a part; the same part again replaces it. `starts`: it was the last one that was missing, said once.
 * @throws Problem 404 unknown upload or part, 400 a part of another length
 */
export async function receivePart(
  database: Database,
  owner: UploadOwner,
  part: Named & { number: number; bytes: Uint8Array },
): Promise<{ phase: UploadPhase; received: number; starts: boolean }> {
  const { id, number, bytes } = part;
  return inScope(database, owner.area, async (transaction) => {
    const found = await lockUpload(transaction, owner, id);
    const wanted = sizeOfPart(found, number);
    if (wanted === null) throw unknownPart(countParts(found));
    if (bytes.byteLength !== wanted) throw wrongLength(number, { wanted, sent: bytes.byteLength });
    // A part that was on its way twice may come after the last one.
    if (found.phase !== 'receiving') return { phase: found.phase, received: found.done, starts: false };
    await transaction
      .insert(uploadParts)
      .values({ uploadId: id, number, bytes })
      .onConflictDoUpdate({ target: [uploadParts.uploadId, uploadParts.number], set: { bytes } });
    const [counted] = await transaction
      .select({ received: count() })
      .from(uploadParts)
      .where(eq(uploadParts.uploadId, id));
    const received = counted?.received ?? 0;
    const starts = received === countParts(found);
    const phase = starts ? 'waiting' : 'receiving';
    await transaction
      .update(uploads)
      .set({ phase, done: starts ? 0 : received, heartbeatAt: sql`now()` })
      .where(eq(uploads.id, id));
    return { phase, received, starts };
  });
}

async function lockUpload(transaction: ScopedTransaction, owner: UploadOwner, id: number): Promise<Row> {
  const [found] = await transaction.select().from(uploads).where(isOwn(owner, id)).for('update');
  if (!found) throw unknownUpload();
  return found;
}

function isOwn({ userId, campaignId }: UploadOwner, id: number) {
  return and(eq(uploads.id, id), eq(uploads.userId, userId), eq(uploads.campaignId, campaignId));
}

/**
 * Has an upload that failed wait for its check once more, where its parts are here still.
 * @returns whether the caller has to have it checked: false while it is being checked, or is done
 * @throws Problem 404 unknown, 409 `upload-incomplete` where parts are missing
 */
export async function recheckUpload(database: Database, owner: UploadOwner, { id }: Named): Promise<boolean> {
  return inScope(database, owner.area, async (transaction) => {
    const found = await lockUpload(transaction, owner, id);
    const [left] = await transaction
      .select({ id: uploads.id })
      .from(uploads)
      .where(and(eq(uploads.id, id), isLeft()));
    if (found.phase !== 'failed' && found.phase !== 'receiving' && !left) return false;
    const received = await listPartNumbers(transaction, id);
    if (received.length === 0 || received.length < countParts(found)) throw incompleteUpload();
    await transaction
      .update(uploads)
      .set({ phase: 'waiting', done: 0, total: null, problem: null, heartbeatAt: sql`now()` })
      .where(eq(uploads.id, id));
    await audited(transaction, owner, { id, action: 'upload.recheck', detail: {} });
    return true;
  });
}

/**
 * Says that an upload is still being checked, and how far that is.
 * @returns false when it is not to be checked any more
 */
export async function recordUploadHeartbeat(
  database: Database,
  owner: UploadOwner,
  input: Named & (CheckProgress | { phase: 'waiting'; done: 0; total: null }),
): Promise<boolean> {
  const { id, phase, done, total } = input;
  const recorded = await inScope(database, owner.area, (transaction) =>
    transaction
      .update(uploads)
      .set({ phase, done, total, heartbeatAt: sql`now()` })
      .where(and(isOwn(owner, id), inArray(uploads.phase, workingPhases)))
      .returning({ id: uploads.id }),
  );
  return recorded.length > 0;
}

/** Says which import it has become, and lets go of its parts. The check itself has its audit row in `storeImport`. */
export async function finishUpload(
  database: Database,
  owner: UploadOwner,
  { id, importId }: Named & { importId: number },
): Promise<void> {
  await inScope(database, owner.area, (transaction) =>
    endCheck(transaction, owner, { id, change: { phase: 'done', importId, problem: null }, keepParts: false }),
  );
}

/** Says why an upload is no import. `keepParts`: it was no fault of the file, which may be checked again. */
export async function failUpload(
  database: Database,
  owner: UploadOwner,
  input: Named & { problem: UploadProblem; keepParts: boolean },
): Promise<void> {
  const { id, problem, keepParts } = input;
  await inScope(database, owner.area, async (transaction) => {
    const ended = await endCheck(transaction, owner, { id, change: { phase: 'failed', problem }, keepParts });
    if (ended) await audited(transaction, owner, { id, action: 'upload.fail', detail: { type: problem.type } });
  });
}

async function endCheck(
  transaction: ScopedTransaction,
  owner: UploadOwner,
  input: Named & { change: Partial<typeof uploads.$inferInsert>; keepParts: boolean },
): Promise<boolean> {
  const { id, change, keepParts } = input;
  const ended = await transaction
    .update(uploads)
    .set({ ...change, heartbeatAt: sql`now()` })
    .where(and(isOwn(owner, id), inArray(uploads.phase, workingPhases)))
    .returning({ id: uploads.id });
  if (ended.length > 0 && !keepParts) await transaction.delete(uploadParts).where(eq(uploadParts.uploadId, id));
  return ended.length > 0;
}

/**
 * Drops an upload with its parts: one that is stopped, or that failed and was read about.
 * @throws Problem 404 unknown, 409 `upload-running` while it is being checked
 */
export async function removeUpload(database: Database, owner: UploadOwner, { id }: Named): Promise<void> {
  await inScope(database, owner.area, async (transaction) => {
    const { phase } = await lockUpload(transaction, owner, id);
    const removed = await transaction
      .delete(uploads)
      .where(and(eq(uploads.id, id), sql`not (${isAtWork})`))
      .returning({ id: uploads.id });
    if (removed.length === 0) throw runningUpload();
    await audited(transaction, owner, { id, action: 'upload.remove', detail: { phase } });
  });
}

async function audited(
  transaction: ScopedTransaction,
  { area, userId, campaignId }: UploadOwner,
  entry: Named & { action: string; detail: Record<string, unknown> },
): Promise<void> {
  const { id, action, detail } = entry;
  await recordAudit(transaction, { userId, action, campaignId, area: area.lo, subject: subjectOf(id), detail });
}

const subjectOf = (id: number) => `kiriman ${id}`;
