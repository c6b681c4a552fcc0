import type { ProposalsAnswer } from '../domain/api-proposals';
import type { TargetEffect } from '../domain/target-proposals';

type Answered = ProposalsAnswer['proposals'][number];

/** What a proposal is told from, as lib/server/loaders reads it. */
export type DescribedProposal = Pick<
  Answered,
  | 'id'
  | 'status'
  | 'reason'
  | 'before'
  | 'standing'
  | 'proposed'
  | 'changePercent'
  | 'odd'
  | 'mayDecide'
  | 'supersededBy'
> & {
  importId: number;
  area: Answered['area'];
  author: { name: string | null; office: string | null };
  createdAt: Date;
  effect: TargetEffect | null;
  decision: { at: Date; by: string | null; reason: string | null } | null;
};

/** Proposals of targets as the API shows them. */
export function buildProposalsAnswer(campaign: string, proposals: readonly DescribedProposal[]): ProposalsAnswer {
  return { campaign, proposals: proposals.map(describe) };
}

function describe(one: DescribedProposal): Answered {
  const { id, status, reason, before, standing, proposed, changePercent, odd, mayDecide, supersededBy } = one;
  const { code, name, level, kind } = one.area;
  const { effect, decision } = one;
  return {
    ...{ id, status, reason, before, standing, proposed, changePercent, odd, mayDecide, supersededBy },
    area: { code, name, level, kind },
    import: one.importId,
    office: one.author.office,
    author: one.author.name,
    createdAt: one.createdAt.toISOString(),
    effect: effect && {
      day: effect.day,
      percentBefore: effect.percent.before,
      percentAfter: effect.percent.after,
      statusBefore: effect.status.before,
      statusAfter: effect.status.after,
    },
    decidedAt: decision?.at.toISOString() ?? null,
    decidedBy: decision?.by ?? null,
    decision: decision?.reason ?? null,
  };
}
