import { addDuration, createDistribution, type Distribution } from '../../domain/metrics';
import { Problem } from '../../domain/problems';

type Commits = { outcomes: Record<'saved' | 'refused' | 'failed', number>; durations: Distribution };

/** On `globalThis`: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarImportCommits?: Commits };
shared.kejarImportCommits ??= {
  outcomes: { saved: 0, refused: 0, failed: 0 },
  durations: createDistribution([0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]),
};

/** The commits of uploads by this process since its start: how they ended, and how long those took that were saved. */
export const commits: Commits = shared.kejarImportCommits;

/** Does `work`, which commits an upload, and counts how it ended. */
export async function measureCommit(work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  try {
    await work();
    commits.outcomes.saved += 1;
    addDuration(commits.durations, (performance.now() - began) / 1000);
  } catch (error) {
    commits.outcomes[error instanceof Problem ? 'refused' : 'failed'] += 1;
    throw error;
  }
}
