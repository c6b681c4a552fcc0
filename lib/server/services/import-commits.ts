import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, inScope } from '../../../db/client';
import { saysUnavailable } from '../../../db/client-unavailable';
import { getSettledStatus } from '../../../db/queries/import-commits';
import { beginCommit, endCommit, recordCommitHeartbeat } from '../../../db/writes/import-commits';
import { commitImport } from '../../../db/writes/imports';
import type { ProposalChoice } from '../../../db/writes/target-proposals';
import type { AuthorizedArea } from '../../domain/areas';
import type { HeldReasons } from '../../domain/held-rows';
import { Problem } from '../../domain/problems';
import type { CommitProgress } from '../../domain/uploads';
import { auditedAs } from '../../domain/users';
import { targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { describeFault, log } from '../http/log';
import { measureCommit } from '../http/measures';
import { withDayWords } from './closed-days';
import { startHeartbeat } from './heartbeat';
import { requireImportScope } from './imports';

export type { ProposalChoice };

/** `shown`: the plan that the actor has seen; `proposal`: what to do with targets that the actor may not set. */
export type CommitInput = {
  id: number;
  acceptPartial: boolean;
  confirmHeld?: HeldReasons;
  proposal?: ProposalChoice | undefined;
  shown?: string;
};

/**
 * Counts a checked upload, and others can read meanwhile how far it is. That it cannot be told is no reason not to count.
 * @throws Problem as `requireImportScope` and `commitImport`, and 503 when the database was lost meanwhile
 */
export async function commitUpload(ctx: Context, input: CommitInput): Promise<void> {
  const { area } = await requireImportScope(ctx, input.id);
  await measureCommit(() =>
    commitNoted(ctx, area, input).catch((error: unknown) => settleLost(ctx.database, area, { id: input.id, error })),
  );
}

async function commitNoted(ctx: Context, area: AuthorizedArea, input: CommitInput): Promise<void> {
  const { database } = ctx;
  const act = { ...input, userId: auditedAs(ctx.actor), setsTargets: targetScopeOf(ctx.actor) };
  const noted = await beginCommit(database, area, input.id).catch(untold);
  if (!noted) return withDayWords(commitImport(database, area, act));
  const heartbeat = startHeartbeat<CommitProgress>({ step: 'ledger', done: 0, total: null }, (progress) =>
    recordCommitHeartbeat(database, area, { importId: input.id, ...progress }),
  );
  try {
    await withDayWords(commitImport(database, area, { ...act, onStep: heartbeat.tell }));
  } finally {
    await heartbeat.stop();
    await endCommit(database, area, input.id).catch(untold);
  }
}

/** So long we look for what became of a commit; a request has to be answered within 15 seconds. */
const lookMs = 6_000;

/**
 * What became of a commit whose database was lost: when the connection goes in the middle of COMMIT, its answer is lost and not
 * what it did. Saved: all is well.
 * @throws Problem 503 that says that nothing was saved, or, where the database cannot be asked, that it is not known; any
 *   other error as it is
 */
async function settleLost(
  database: Database,
  area: AuthorizedArea,
  { id, error }: { id: number; error: unknown },
): Promise<void> {
  if (!saysUnavailable(error)) throw error;
  const status = await lookForStatus(database, area, id);
  log.warn({ importId: id, status, ...describeFault(error) }, 'a commit lost its database');
  if (status === 'committed') return;
  if (status === null) {
    const detail =
      'Basis data terputus ketika angka disimpan: mungkin sudah tersimpan, mungkin belum. Buka lagi impor ini beberapa saat lagi; statusnya mengatakan yang mana. Menyimpan lagi tidak menghitung dua kali.';
    throw new Problem('commit-unknown', detail);
  }
  const detail =
    'Basis data terputus ketika angka disimpan, dan tidak ada yang tersimpan. Simpan lagi beberapa saat lagi.';
  throw new Problem('commit-lost', detail);
}

async function lookForStatus(database: Database, area: AuthorizedArea, id: number) {
  for (const until = Date.now() + lookMs; Date.now() < until; await sleep(300)) {
    try {
      return await inScope(database, area, (transaction) => getSettledStatus(transaction, id));
    } catch (error) {
      if (!saysUnavailable(error)) throw error;
    }
  }
  return null;
}

function untold(error: unknown): false {
  log.warn(describeFault(error), 'the progress of a commit was not written down');
  return false;
}
