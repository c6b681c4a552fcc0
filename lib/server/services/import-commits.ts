import { type Database, servingDatabase } from '../../../db/client';
import { beatCommit, beginCommit, endCommit } from '../../../db/writes/import-commits';
import { commitImport } from '../../../db/writes/imports';
import type { ProposalChoice } from '../../../db/writes/target-proposals';
import type { AuthorizedArea } from '../../domain/areas';
import type { HeldReasons } from '../../domain/held-rows';
import type { TargetScope } from '../../domain/target-proposals';
import type { CommitProgress } from '../../domain/uploads';
import { describeFault, log } from '../http/log';
import { keepBeating } from './heartbeat';

type Input = {
  id: number;
  userId: number | null;
  acceptPartial: boolean;
  confirmHeld?: HeldReasons;
  setsTargets?: TargetScope | null;
  proposal?: ProposalChoice | undefined;
  shown?: string;
};

/**
 * As `commitImport`, and others can read meanwhile how far it is. That it cannot be told is no reason not to count.
 * @throws Problem as `commitImport`
 */
export async function commitVisibly(
  area: AuthorizedArea,
  input: Input,
  database: Database = servingDatabase(),
): Promise<void> {
  const { id } = input;
  const noted = await beginCommit(database, area, id).catch(untold);
  if (!noted) return commitImport(database, area, input);
  const beats = keepBeating<CommitProgress>({ step: 'ledger', done: 0, total: null }, (progress) =>
    beatCommit(database, area, { importId: id, ...progress }),
  );
  try {
    await commitImport(database, area, { ...input, onStep: beats.tell });
  } finally {
    await beats.stop();
    await endCommit(database, area, id).catch(untold);
  }
}

function untold(error: unknown): false {
  log.warn(describeFault(error), 'the progress of a commit was not written down');
  return false;
}
