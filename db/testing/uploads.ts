import { eq, sql } from 'drizzle-orm';
import type { Database } from '../client';
import { audit, importCommits, uploadParts, uploads } from '../schema';

type UploadRow = typeof uploads.$inferSelect;

/** All rows, past row-level security, the oldest first. */
export function readUploadRows(owner: Database): Promise<UploadRow[]> {
  return owner.select().from(uploads).orderBy(uploads.id);
}

/** The parts that are kept, as "upload number: bytes". */
export async function readPartRows(owner: Database): Promise<string[]> {
  const rows = await owner
    .select({ uploadId: uploadParts.uploadId, number: uploadParts.number, bytes: uploadParts.bytes })
    .from(uploadParts)
    .orderBy(uploadParts.uploadId, uploadParts.number);
  return rows.map(({ uploadId, number, bytes }) => `${uploadId} ${number}: ${bytes.byteLength}`);
}

export async function removeUploads(owner: Database): Promise<void> {
  await owner.delete(uploads);
}

/** Lets nobody have said anything of an upload for so many seconds. */
export async function ageUpload(owner: Database, id: number, seconds: number): Promise<void> {
  await owner
    .update(uploads)
    .set({ heartbeatAt: sql`now() - make_interval(secs => ${seconds})` })
    .where(eq(uploads.id, id));
}

/** Lets an upload have smaller parts than new ones get. */
export async function shrinkParts(owner: Database, id: number, partSize: number): Promise<void> {
  await owner.update(uploads).set({ partSize }).where(eq(uploads.id, id));
}

/** What the audit says of uploads on their way, the oldest first. */
export async function readUploadAudit(owner: Database): Promise<string[]> {
  const rows = await owner
    .select({ action: audit.action, subject: audit.subject })
    .from(audit)
    .where(sql`${audit.action} like 'upload.%'`)
    .orderBy(audit.id);
  return rows.map(({ action, subject }) => `${action} ${subject}`);
}

/** The notes of commits that run. */
export function readCommitRows(owner: Database): Promise<(typeof importCommits.$inferSelect)[]> {
  return owner.select().from(importCommits);
}

/** Lets the server that commits have stopped so many seconds ago. */
export async function silenceCommit(owner: Database, importId: number, seconds: number): Promise<void> {
  await owner
    .update(importCommits)
    .set({ heartbeatAt: sql`now() - make_interval(secs => ${seconds})` })
    .where(eq(importCommits.importId, importId));
}
