import { and, asc, desc, eq, ne, type SQL, sql } from 'drizzle-orm';
import type { ImportKind, ImportSettings } from '../../lib/domain/imports';
import { countParts, isWorking, silentUpload, type UploadState, uploadPartLimits } from '../../lib/domain/uploads';
import type { ScopedTransaction } from '../client';
import { uploadParts, uploads } from '../schema';

/** Of one that the server works on: nobody has said so for a minute. */
const silent = sql<boolean>`${uploads.heartbeatAt} < now() - make_interval(secs => ${uploadPartLimits.silentSeconds})`;
const hasParts = sql<boolean>`exists (select 1 from ${uploadParts} where ${uploadParts.uploadId} = ${uploads.id})`;

/** The uploads of a user in a campaign that are on their way or have failed, the newest first. */
export function listUploads(
  transaction: ScopedTransaction,
  of: { userId: number; campaignId: number },
): Promise<UploadState[]> {
  return selectStates(transaction, and(isOf(of), ne(uploads.phase, 'done')));
}

/** An upload of the user; null: there is none of theirs. */
export async function getUpload(
  transaction: ScopedTransaction,
  of: { id: number; userId: number; campaignId: number },
): Promise<UploadState | null> {
  const [found] = await selectStates(transaction, and(isOf(of), eq(uploads.id, of.id)));
  return found ?? null;
}

function isOf({ userId, campaignId }: { userId: number; campaignId: number }): SQL | undefined {
  return and(eq(uploads.userId, userId), eq(uploads.campaignId, campaignId));
}

async function selectStates(transaction: ScopedTransaction, which: SQL | undefined): Promise<UploadState[]> {
  const rows = await transaction
    .select({
      id: uploads.id,
      fileName: uploads.fileName,
      size: uploads.size,
      partSize: uploads.partSize,
      phase: uploads.phase,
      done: uploads.done,
      total: uploads.total,
      importId: uploads.importId,
      problem: uploads.problem,
      createdAt: uploads.createdAt,
      silent,
      hasParts,
    })
    .from(uploads)
    .where(which)
    .orderBy(desc(uploads.id));
  return rows.map(({ silent, hasParts, ...row }) => {
    const stopped = silent && isWorking(row.phase);
    return {
      ...row,
      phase: stopped ? 'failed' : row.phase,
      total: row.phase === 'receiving' ? countParts(row) : row.total,
      problem: stopped ? silentUpload : row.problem,
      again: (stopped || row.phase === 'failed') && hasParts,
    };
  });
}

/** The numbers of the parts that have arrived, in order. */
export async function listPartNumbers(transaction: ScopedTransaction, uploadId: number): Promise<number[]> {
  const rows = await transaction
    .select({ number: uploadParts.number })
    .from(uploadParts)
    .where(eq(uploadParts.uploadId, uploadId))
    .orderBy(asc(uploadParts.number));
  return rows.map(({ number }) => number);
}

/** A file that has arrived, and what was said of it before it did. */
export type ArrivedFile = {
  fileName: string;
  kind: ImportKind;
  settings: ImportSettings;
  /** As its sender said them. */
  size: number;
  sha256: string;
  bytes: Uint8Array;
};

/** The file of an upload, its parts put together; null: there is no such upload inside the scope. */
export async function getArrivedFile(transaction: ScopedTransaction, id: number): Promise<ArrivedFile | null> {
  const { fileName, kind, settings, size, sha256 } = uploads;
  const [found] = await transaction
    .select({ fileName, kind, settings, size, sha256 })
    .from(uploads)
    .where(eq(uploads.id, id));
  if (!found) return null;
  const parts: Uint8Array[] = [];
  // One by one: the driver has each as text first, twice its size.
  for (const number of await listPartNumbers(transaction, id)) {
    const [part] = await transaction
      .select({ bytes: uploadParts.bytes })
      .from(uploadParts)
      .where(and(eq(uploadParts.uploadId, id), eq(uploadParts.number, number)));
    if (part) parts.push(part.bytes);
  }
  return { ...found, bytes: Buffer.concat(parts) };
}
