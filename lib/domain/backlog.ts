import type { Stage } from './counts';

/** Collected minus recorded: work done that the official figure does not show. Null where nothing is collected. */
export function computeBacklog(collected: number | null, recorded: number | null): number | null {
  return collected === null ? null : Math.max(0, collected - (recorded ?? 0));
}

/** What waits of an area, as its figures say it. */
type Backlogged = {
  stages: Pick<Record<Stage, number | null>, 'collected' | 'recorded'>;
  backlog: { online: number | null; manual: number | null };
};

export type SplitBacklog = { online: number | null; manual: number | null; unsplit: number | null };

/**
 * What waits between the field and the server, by channel; the three come to the backlog of all channels together. The
 * backlogs of the channels can come to more, by what was recorded without a channel; paper is counted first, then online.
 * Null: nothing is collected; of a channel: nothing is collected by it.
 */
export function splitBacklog({ stages, backlog }: Backlogged): SplitBacklog {
  const all = computeBacklog(stages.collected, stages.recorded);
  if (all === null) return { online: null, manual: null, unsplit: null };
  const manual = backlog.manual === null ? null : Math.min(all, backlog.manual);
  const online = backlog.online === null ? null : Math.min(all - (manual ?? 0), backlog.online);
  const rest = all - (manual ?? 0) - (online ?? 0);
  return { online, manual, unsplit: rest > 0 ? rest : null };
}

/** By how much recorded is above collected; null where it is not, or one of them is not known. Often collected is only late. */
export function computeUncollected({ collected, recorded }: Backlogged['stages']): number | null {
  return collected !== null && recorded !== null && recorded > collected ? recorded - collected : null;
}
