import { eq } from 'drizzle-orm';
import type { AuthorizedArea } from '../../lib/domain/areas';
import type { HeldReasons } from '../../lib/domain/held-rows';
import { maySetTarget, type TargetScope } from '../../lib/domain/target-proposals';
import type { CommitProgress } from '../../lib/domain/uploads';
import type { ScopedTransaction } from '../client';
import { imports } from '../schema';
import { rememberDecisions } from './aliases';
import { commitFacts } from './counts';
import { nothingBesideTargets, takeForeignTargetsOut } from './foreign-targets';
import { settleHeld, settleHeldWithoutTargets } from './held-rows';
import { settleHeldTargets } from './held-targets';
import { audited } from './import-audit';
import { auditProposals, type ProposalChoice, proposeTargets } from './target-proposals';

/** What the user who counts an import may and wants to do with it. */
export type CountOptions = {
  confirmHeld?: HeldReasons;
  setsTargets?: TargetScope | null;
  proposal?: ProposalChoice | undefined;
  onStep?: (progress: CommitProgress) => void;
};

/**
 * Counts a plan, of a file or of a manual entry: what is held is taken out, then the ledger, `progress`, targets, status and
 * audit row. The caller holds the campaign's lock and has settled that the plan may be counted.
 * @param found the import, locked or written by this transaction
 * @throws Problem 400 a reason that is none, 409 nothing but held rows without a reason or targets that are left out
 */
export async function countImport(
  transaction: ScopedTransaction,
  area: AuthorizedArea,
  input: CountOptions & { found: typeof imports.$inferSelect; userId: number | null },
): Promise<void> {
  const { found, userId, onStep, setsTargets = null, confirmHeld = {} } = input;
  const { id } = found;
  const held = await settleHeld(transaction, found, { confirmed: confirmHeld, setsTargets });
  const targets = await settleHeldTargets(transaction, found, { setsTargets, confirmed: confirmHeld });
  if (targets.leftOut > 0) {
    held.leftOut += await settleHeldWithoutTargets(transaction, id, { confirmed: confirmHeld, setsTargets });
  }
  await transaction.update(imports).set({ status: 'committed', committedAt: new Date() }).where(eq(imports.id, id));
  const sent = {
    ...{ campaignId: found.campaignId, importId: id, userId, setsTargets, choice: input.proposal },
    ...{ office: { lo: found.areaLo, hi: found.areaHi }, changes: targets.changes },
  };
  const proposed = await proposeTargets(transaction, sent);
  const foreign = targets.changes.filter((one) => !maySetTarget(setsTargets, one.area)).length;
  const out =
    foreign > 0 ? await takeForeignTargetsOut(transaction, id, { setsTargets, confirmed: confirmHeld }) : null;
  if (out?.empty && input.proposal === 'leaveOut') throw nothingBesideTargets(foreign);
  held.leftOut += out?.heldRows ?? 0;
  await commitFacts(transaction, { campaignId: found.campaignId, importId: id, setsTargets, onStep });
  await auditProposals(transaction, sent, proposed);
  await rememberDecisions(transaction, area, { ...found, userId });
  await audited(transaction, {
    ...{ id, userId },
    campaignId: found.campaignId,
    area: found.areaLo,
    action: 'import.commit',
    detail: {
      accepted: found.acceptedCount - held.leftOut - targets.leftOut - (out?.rows ?? 0),
      refused: found.refused.length,
      ...(proposed.leftOut > 0 && { targetsLeftOut: proposed.leftOut }),
      partial: found.refused.length > 0,
      ...(held.rows.length > 0 && { held }),
      ...(targets.rows.length > 0 && { heldTargets: targets.rows }),
    },
  });
}
