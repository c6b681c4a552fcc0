import type { AreaKind, AreaLevel } from './areas';
import type { OddTarget } from './target-checks';
import type { ProposalStatus, TargetEffect } from './target-proposals';
import type { TargetStatement } from './targets';

/** A proposal of a target, with what stands now. */
export type TargetProposal = {
  id: number;
  importId: number;
  targetSetId: number;
  area: { code: string; name: string; level: AreaLevel; kind: AreaKind; lo: number };
  /** The area of the office that proposes, as `lo` and `hi`. */
  office: { lo: number; hi: number };
  author: { id: number | null; name: string | null; office: string | null };
  reason: string;
  createdAt: Date;
  status: ProposalStatus;
  /** What counted as its target when it was proposed. */
  counted: number | null;
  /** What the area stated when it was proposed. */
  before: TargetStatement;
  /** What is proposed; null: the part is not spoken of. */
  proposed: TargetStatement;
  /** What the area states now. */
  standing: TargetStatement;
  decision: { at: Date; by: string | null; reason: string | null } | null;
  supersededBy: number | null;
};

/** A proposal with what it would do, for the user who decides it or made it. */
export type ProposalView = TargetProposal & {
  /** The whole target as it counted when it was proposed, as it counts now, and as it would count. */
  target: { before: number | null; standing: number | null; after: number | null };
  changePercent: number | null;
  effect: TargetEffect | null;
  odd: OddTarget[];
  /** Whether the area states another target by now than when it was proposed. */
  changed: boolean;
  mayDecide: boolean;
  mayWithdraw: boolean;
};
