import { type Campaign, type Extension, endDayOf } from './campaigns';
import type { IsoDay } from './days';
import type { ImportKind, ImportStatus } from './imports';
import { computeExpectedPercent, termsOn } from './plans';
import { computePercent, computeStatus, type Status } from './progress';
import type { TargetStatement } from './targets';
import { countVisible } from './texts';

/** open: waits for the user who may set the target. superseded: a newer proposal of the same area took its place. */
export const proposalStatuses = ['open', 'accepted', 'declined', 'withdrawn', 'superseded'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/**
 * The limits of a proposal's reason, at least in letters that are seen (`countVisible`) and at most in characters, and of
 * what is decided at once.
 */
export const proposalLimits = { reason: { least: 10, most: 500 }, atOnce: 1_000 } as const;

/** So many days the office that proposed is told that its proposals were decided. */
export const decisionToldDays = 7;

declare const settable: unique symbol;
/**
 * The areas whose targets a user may set: those with a `lo` from `from` to `to`, seen in the scope `lo`..`hi` of their
 * own area. Only lib/server/auth makes one, from the matrix of roles; without one a stated target becomes a proposal.
 */
export type TargetScope = { lo: number; hi: number; from: number; to: number; readonly [settable]: true };

/** Whether the target of the area that `lo` stands for may be set. */
export function maySetTarget(scope: Pick<TargetScope, 'from' | 'to'> | null, area: number): boolean {
  return scope !== null && scope.from <= area && area <= scope.to;
}

/**
 * Whether all that a committed upload did is to propose targets. Uploads from before the targets that are proposed were
 * taken out of the accepted rows count them there still.
 */
export function isOnlyProposals(upload: {
  status: ImportStatus;
  kind: ImportKind;
  acceptedCount: number;
  proposalCount: number;
}): boolean {
  const { status, kind, acceptedCount, proposalCount } = upload;
  if (status !== 'committed' || proposalCount === 0) return false;
  return acceptedCount === 0 || (kind === 'targets' && acceptedCount <= proposalCount);
}

/** A reason as it is kept: without spaces around, inside the limits; null: too short or too long. */
export function parseReason(text: string): string | null {
  const { least, most } = proposalLimits.reason;
  const reason = text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  return countVisible(reason) >= least && reason.length <= most ? reason : null;
}

/** Whether an area still states what it stated when a proposal was made, or when its decider last looked. */
export function isStandingAs(standing: TargetStatement, seen: TargetStatement): boolean {
  return standing.total === seen.total && standing.online === seen.online && standing.manual === seen.manual;
}

/** What an area states once a proposal is accepted: what it does not speak of stays. */
export function proposedStatement(standing: TargetStatement, proposed: TargetStatement): TargetStatement {
  return {
    total: proposed.total ?? standing.total,
    online: proposed.online ?? standing.online,
    manual: proposed.manual ?? standing.manual,
  };
}

/** What another target makes of a day that is past: percent (null: no target) and status, before and after. */
export type TargetEffect = {
  day: IsoDay;
  achieved: number;
  percent: { before: number | null; after: number | null };
  status: { before: Status | null; after: Status | null };
};

/**
 * What another target makes of the newest day of an area: Karawang on 12 April 2021, 28.800 recorded, is 3,92 % of
 * 734.768 and 4,76 % of 605.000. Null where nothing was reported yet.
 */
export function computeTargetEffect(input: {
  campaign: Campaign;
  extensions: readonly Extension[];
  areaLo: number;
  day: IsoDay | null;
  achieved: number | null;
  before: number | null;
  after: number | null;
}): TargetEffect | null {
  const { campaign, extensions, areaLo, day, achieved } = input;
  if (day === null || achieved === null) return null;
  const endDay = endDayOf({ campaign, extensions, areaLo, asOf: day });
  const expectedPercent = computeExpectedPercent({ campaign, endDay, asOf: day });
  const side = (target: number | null) => {
    const percent = computePercent(achieved, target);
    return { percent, status: computeStatus({ ...termsOn(campaign, day), achieved, percent, expectedPercent }) };
  };
  const [before, after] = [side(input.before), side(input.after)];
  return {
    ...{ day, achieved },
    percent: { before: before.percent, after: after.percent },
    status: { before: before.status, after: after.status },
  };
}

/** A change in percent of what stood, rounded to two decimals, half away from zero; null where nothing stood. 734.768 to 30.000 is -95,92. */
export function changePercent(before: number | null, after: number | null): number | null {
  if (before === null || before === 0 || after === null) return null;
  const change = ((after - before) * 10_000) / before;
  return (Math.sign(change) * Math.round(Math.abs(change))) / 100;
}
