import {
  type BegunUpload,
  beginUpload,
  failUpload,
  finishUpload,
  type NewUpload,
  receivePart,
  recheckUpload,
  recordUploadHeartbeat,
  removeUpload,
  type UploadOwner,
} from '@/db/writes/uploads';
import { uploadLimits } from '@/lib/domain/imports';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import type { CheckProgress, UploadPhase, UploadProblem, UploadState } from '@/lib/domain/uploads';
import { accountOf } from '@/lib/domain/users';
import { tooLarge } from '@/lib/imports/read/file-problem';
import { hashFile } from '@/lib/imports/read/hash-file';
import { describeFault, log } from '@/lib/server/http/log';
import { type ArrivedFile, loadArrivedFile, loadUpload } from '@/lib/server/loaders/uploads';
import type { Context } from '../auth/context';
import { type OnProgress, type Turn, takeTurn } from './check-upload';
import { startHeartbeat } from './heartbeat';
import { makeImport, requireScope } from './imports';

/** Who sends files in parts, and for which campaign. */
export type Sender = UploadOwner & { campaignSlug: string };

type Job = { sender: Sender; id: number };
type Progress = CheckProgress | { phase: 'waiting'; done: 0; total: null };

/**
 * Somebody with an account who may import in the campaign: their own uploads are all they see and change.
 * @throws Problem as `requireScope`
 */
export async function requireSender(ctx: Context, campaignSlug: string): Promise<Sender> {
  const { area, campaign } = await requireScope(ctx, { campaignSlug, under: null });
  const userId = accountOf(ctx.actor);
  if (userId === null) throw notFoundProblem();
  return { area, userId, campaignId: campaign.id, campaignSlug };
}

/** One of the sender's own uploads. @throws Problem 404 */
export async function requireUpload(ctx: Context, sender: Sender, id: number): Promise<UploadState> {
  const found = await loadUpload(ctx, sender, id);
  if (!found) throw unknownUpload();
  return found;
}

/** Begins an upload, or goes on with that of the same file. @throws Problem 413 for a file that is too large */
export async function beginSending(ctx: Context, sender: Sender, input: NewUpload): Promise<BegunUpload> {
  if (input.size > uploadLimits.bytes) throw new Problem(tooLarge('bytes', 'File ini terlalu besar.'));
  const begun = await beginUpload(ctx.database, sender, input);
  if (begun.starts) void importArrived(ctx, { sender, id: begun.id });
  return begun;
}

/** Takes a part of a file. With the last one that is missing the check begins. @throws Problem as `receivePart` */
export async function takePart(
  ctx: Context,
  sender: Sender,
  part: { id: number; number: number; bytes: Uint8Array },
): Promise<{ phase: UploadPhase; received: number }> {
  const { phase, received, starts } = await receivePart(ctx.database, sender, part);
  if (starts) void importArrived(ctx, { sender, id: part.id });
  return { phase, received };
}

/** Has an upload checked again that is here as a whole, after a server stopped or failed. @throws Problem 404 */
export async function checkAgain(ctx: Context, sender: Sender, id: number): Promise<void> {
  const starts = await recheckUpload(ctx.database, sender, { id });
  if (starts) void importArrived(ctx, { sender, id });
}

/** Drops an upload: it is stopped, or has failed and was read about. @throws Problem as `removeUpload` */
export async function dropUpload(ctx: Context, sender: Sender, id: number): Promise<void> {
  await removeUpload(ctx.database, sender, { id });
}

export function unknownUpload(): Problem {
  return new Problem(
    'unknown-upload',
    'Kiriman ini sudah dihapus, atau bukan milik Anda. Pilih filenya, lalu unggah lagi.',
  );
}

/**
 * Checks an upload that has arrived and makes an import of it, or says why not. It goes on behind the request that
 * brought the last part and never fails; the user who sent it, or comes back to it, asks how far it is.
 */
async function importArrived(ctx: Context, job: Job): Promise<void> {
  const { sender, id } = job;
  const heartbeat = startHeartbeat<Progress>({ phase: 'waiting', done: 0, total: null }, (progress) =>
    recordUploadHeartbeat(ctx.database, sender, { id, ...progress }),
  );
  try {
    const importId = await takeTurn(ctx, 'background', (turn) => readArrived(turn, job, heartbeat.tell));
    await heartbeat.stop();
    if (importId !== null) await finishUpload(ctx.database, sender, { id, importId });
  } catch (error) {
    await heartbeat.stop();
    await fail(ctx, job, error);
  }
}

/** The import that it has become; null: it was dropped meanwhile. */
async function readArrived(turn: Turn, { sender, id }: Job, tell: OnProgress): Promise<number | null> {
  tell({ phase: 'reading', done: 0, total: null });
  const file = await loadArrivedFile(turn.ctx, sender, id);
  if (!file) return null;
  requireWhole(file);
  const { kind, settings, fileName, bytes } = file;
  const made = await makeImport(turn, { campaignSlug: sender.campaignSlug, kind, settings, fileName, bytes }, tell);
  return made.id;
}

/** A file that was cut is a valid shorter file: it is taken only if it is to the byte what its sender said. */
function requireWhole({ bytes, size, sha256 }: ArrivedFile): void {
  if (bytes.byteLength === size && hashFile(bytes) === sha256) return;
  throw new Problem(
    'upload-differs',
    'Mungkin file berubah selagi dikirim. Tutup file itu di program lain, lalu unggah sekali lagi.',
  );
}

async function fail(ctx: Context, { sender, id }: Job, error: unknown): Promise<void> {
  const expected = error instanceof Problem;
  if (!expected) log.error({ upload: id, ...describeFault(error) }, 'check of an upload failed');
  try {
    const problem = expected ? problemOf(error) : fault;
    await failUpload(ctx.database, sender, { id, problem, keepParts: !expected });
  } catch (again) {
    // The database is out of reach for this too: the upload falls silent, and counts as failed after a minute.
    log.error({ upload: id, ...describeFault(again) }, 'check of an upload failed without a word');
  }
}

function problemOf({ type, title, detail, extra }: Problem): UploadProblem {
  return { type, title, detail, importId: typeof extra.id === 'number' ? extra.id : null };
}

const fault: UploadProblem = {
  type: 'internal',
  title: 'Terjadi kesalahan di server',
  detail:
    'File sudah sampai seluruhnya, dan belum ada angka yang dihitung. Periksa lagi; file tidak perlu dikirim ulang.',
  importId: null,
};
