import { eq, sql } from 'drizzle-orm';
import type { ImportStatus } from '../../lib/domain/imports';
import { type CommitStep, commitLimits, commitSteps, type RunningCommit } from '../../lib/domain/uploads';
import type { ScopedTransaction } from '../client';
import { campaigns, importCommits, imports } from '../schema';

/** Where an import stands, and its commit while that runs; null: no such import inside the scope. */
export type ImportStanding = { campaignSlug: string; status: ImportStatus; commit: RunningCommit | null };

export async function getStanding(transaction: ScopedTransaction, importId: number): Promise<ImportStanding | null> {
  const [found] = await transaction
    .select({
      campaignSlug: campaigns.slug,
      status: imports.status,
      step: importCommits.step,
      done: importCommits.done,
      total: importCommits.total,
      silent: sql<boolean>`${importCommits.heartbeatAt} < now() - make_interval(secs => ${commitLimits.silentSeconds})`,
    })
    .from(imports)
    .innerJoin(campaigns, eq(campaigns.id, imports.campaignId))
    .leftJoin(importCommits, eq(importCommits.importId, imports.id))
    .where(eq(imports.id, importId));
  if (!found) return null;
  const { campaignSlug, status, done, total, silent } = found;
  // What is counted, undone or set aside is no longer being counted, whatever a server left behind.
  const running = status === 'checked' && found.step !== null;
  const commit = running ? { step: readStep(found.step), done: done ?? 0, total, silent } : null;
  return { campaignSlug, status, commit };
}

/** The status of an import once nobody works on it: a commit that still runs without its caller is waited for. Null: it is gone. */
export async function getSettledStatus(transaction: ScopedTransaction, importId: number): Promise<ImportStatus | null> {
  const [found] = await transaction
    .select({ status: imports.status })
    .from(imports)
    .where(eq(imports.id, importId))
    .for('share');
  return found?.status ?? null;
}

function readStep(text: string | null): CommitStep {
  return commitSteps.find((one) => one === text) ?? 'ledger';
}
