import { beginCommit, endCommit, recordCommitHeartbeat } from '../../../db/writes/import-commits';
import { commitImport } from '../../../db/writes/imports';
import type { ProposalChoice } from '../../../db/writes/target-proposals';
import type { HeldReasons } from '../../domain/held-rows';
import type { CommitProgress } from '../../domain/uploads';
import { auditedAs } from '../../domain/users';
import { targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { describeFault, log } from '../http/log';
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
 * @throws Problem as `requireImportScope` and `commitImport`
 */
export async function commitUpload(ctx: Context, input: CommitInput): Promise<void> {
  const { database } = ctx;
  const { area } = await requireImportScope(ctx, input.id);
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

function untold(error: unknown): false {
  log.warn(describeFault(error), 'the progress of a commit was not written down');
  return false;
}
