import { beatUpload, failUpload, finishUpload, type UploadOwner } from '@/db/writes/uploads';
import { Problem } from '@/lib/domain/problems';
import { type CheckProgress, type UploadProblem, uploadPartLimits } from '@/lib/domain/uploads';
import { hashFile } from '@/lib/imports/hash-file';
import { describeFault, log } from '@/lib/server/http/log';
import { type ArrivedFile, loadArrivedFile } from '@/lib/server/loaders/uploads';
import type { Context } from '../auth/context';
import { keepBeating } from './heartbeat';
import { uploadFile } from './imports';

type Job = { owner: UploadOwner; campaignSlug: string; id: number };
type Progress = CheckProgress | { phase: 'waiting'; done: 0; total: null };

/**
 * Checks an upload that has arrived and makes an import of it, or says why not. It goes on behind the request that
 * brought the last part and never fails; whoever sent it, or comes back to it, asks how far it is.
 */
export async function checkUpload(ctx: Context, job: Job): Promise<void> {
  const { owner, id } = job;
  const beats = keepBeating<Progress>({ phase: 'waiting', done: 0, total: null }, (progress) =>
    beatUpload(ctx.database, owner, { id, ...progress }),
  );
  try {
    const importId = await inTurn(() => makeImport(ctx, job, beats.tell));
    await beats.stop();
    if (importId !== null) await finishUpload(ctx.database, owner, { id, importId });
  } catch (error) {
    await beats.stop();
    await fail(ctx, job, error);
  }
}

/** The import that it has become; null: it was dropped meanwhile. */
async function makeImport(
  ctx: Context,
  { owner, campaignSlug, id }: Job,
  tell: (progress: CheckProgress) => void,
): Promise<number | null> {
  tell({ phase: 'reading', done: 0, total: null });
  const file = await loadArrivedFile(ctx, owner, id);
  if (!file) return null;
  requireWhole(file);
  const { kind, settings, fileName, bytes } = file;
  const made = await uploadFile(ctx, { campaignSlug, kind, settings, fileName, bytes }, tell);
  return made.id;
}

/** A file that was cut is a valid shorter file: it is taken only if it is to the byte what its sender said. */
function requireWhole({ bytes, size, sha256 }: ArrivedFile): void {
  if (bytes.byteLength === size && hashFile(bytes) === sha256) return;
  throw new Problem({
    status: 422,
    type: 'upload-differs',
    title: 'File yang sampai tidak sama dengan yang dikirim',
    detail: 'Mungkin file berubah selagi dikirim. Tutup file itu di program lain, lalu unggah sekali lagi.',
  });
}

async function fail(ctx: Context, { owner, id }: Job, error: unknown): Promise<void> {
  const expected = error instanceof Problem;
  if (!expected) log.error({ upload: id, ...describeFault(error) }, 'check of an upload failed');
  try {
    const problem = expected ? problemOf(error) : fault;
    await failUpload(ctx.database, owner, { id, problem, keepParts: !expected });
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

/** On `globalThis`, for each route has its own copy of a module. */
const turns = globalThis as { kejarChecks?: { running: number; waiting: (() => void)[] } };

/** Files are large and reading them takes a core: only so many at once, in the order in which they arrived. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  turns.kejarChecks ??= { running: 0, waiting: [] };
  const { kejarChecks } = turns;
  if (kejarChecks.running >= uploadPartLimits.checksAtOnce) {
    await new Promise<void>((resolve) => kejarChecks.waiting.push(resolve));
  } else kejarChecks.running += 1;
  try {
    return await work();
  } finally {
    const next = kejarChecks.waiting.shift();
    // Whoever waited longest takes this turn over.
    if (next) next();
    else kejarChecks.running -= 1;
  }
}
