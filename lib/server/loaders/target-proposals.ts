import { inScope, type ScopedTransaction } from '../../../db/client';
import { getArea } from '../../../db/queries/areas';
import { listExtensions } from '../../../db/queries/campaigns';
import { listHeldTargets } from '../../../db/queries/held-targets';
import { listTargetContexts, type TargetContext } from '../../../db/queries/target-contexts';
import {
  countDecidedProposals,
  countOpenProposals,
  listTargetProposals,
  type ProposalFilter,
} from '../../../db/queries/target-proposals';
import {
  getImportVersion,
  type ImportVersion,
  listTargetChanges,
  versionOfImport,
} from '../../../db/queries/target-statements';
import type { AreaRef } from '../../domain/area-progress';
import { refOf } from '../../domain/area-rows';
import { type AreaRange, type AuthorizedArea, codePath, isInside } from '../../domain/areas';
import type { Campaign, Extension } from '../../domain/campaigns';
import { type HeldRow, listedHeld } from '../../domain/held-rows';
import type { ImportPart } from '../../domain/imports';
import { checkTarget, type OddTarget } from '../../domain/target-checks';
import type { ProposalView, TargetProposal } from '../../domain/target-proposal-views';
import {
  changePercent,
  computeTargetEffect,
  decisionToldDays,
  isStandingAs,
  maySetTarget,
  proposedStatement,
  type TargetEffect,
} from '../../domain/target-proposals';
import { statedTarget } from '../../domain/targets';
import { type Actor, accountOf, isAllowed } from '../../domain/users';
import { authorizeOwnArea, ownAreaIn, targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { readCampaign } from './campaigns';

export type ProposalPage = {
  campaign: Campaign;
  area: AuthorizedArea;
  /** Whether the reader sets targets of areas here, and so decides what others propose. */
  decides: boolean;
  /** Who decides what the reader's office proposes; null: the reader's own area is the nation. */
  decider: AreaRef | null;
  open: ProposalView[];
  decided: ProposalView[];
};

/** So many waiting and so many decided proposals are shown at once. */
const listed = { open: 1_000, decided: 100 };

/** The proposals of targets that the reader sees; null: no such campaign, or it has not the reader's area. */
export async function loadProposalPage(ctx: Context, campaignSlug: string): Promise<ProposalPage | null> {
  const found = await findProposalPlace(ctx, campaignSlug);
  if (!found) return null;
  const { campaign, area, extensions } = found;
  const decider = await findDecider(ctx, campaign.editionId, area.code);
  return inScope(ctx.database, area, async (transaction) => {
    const place = { actor: ctx.actor, own: area, campaign, extensions, transaction };
    return {
      ...{ campaign, area, decider, decides: targetScopeOf(ctx.actor) !== null },
      open: await readViews(place, { state: 'open' }, listed.open),
      decided: await readViews(place, { state: 'decided' }, listed.decided),
    };
  });
}

/** The proposals of a campaign for API and command line, or those with these numbers; null as in `loadProposalPage`. */
export async function loadProposals(
  ctx: Context,
  input: { campaignSlug: string; filter: ProposalFilter },
): Promise<{ campaign: Campaign; area: AuthorizedArea; proposals: ProposalView[] } | null> {
  const found = await findProposalPlace(ctx, input.campaignSlug);
  if (!found) return null;
  const { campaign, area, extensions } = found;
  const proposals = await inScope(ctx.database, area, (transaction) =>
    readViews({ actor: ctx.actor, own: area, campaign, extensions, transaction }, input.filter, listed.open),
  );
  return { campaign, area, proposals };
}

/** Proposals that a page tells its reader of. */
export type ProposalCounts = {
  /** Those that wait for the reader's decision; 0 for those who decide none. */
  open: number;
  /** Those of the reader's own office that were decided lately; 0 for those who propose none. */
  decided: number;
};

export const noProposals: ProposalCounts = { open: 0, decided: 0 };

/** Whether there may be any for this reader. */
export function hasProposals({ actor }: Context): boolean {
  return targetScopeOf(actor) !== null || mayPropose(actor);
}

const mayPropose = (actor: Actor) => isAllowed({ role: actor.role, verb: 'import', relation: 'own' });

/** How many proposals of targets a campaign has for the reader. */
export async function countProposals(
  ctx: Context,
  { id: campaignId, editionId }: Pick<Campaign, 'id' | 'editionId'>,
): Promise<ProposalCounts> {
  if (!hasProposals(ctx)) return noProposals;
  const office = await ownAreaIn(ctx, editionId);
  return inScope(ctx.database, office, (transaction) => countProposalsIn(transaction, ctx, { campaignId, office }));
}

/** The same in a transaction whose scope is the reader's own area as the campaign has it, `office`. */
export async function countProposalsIn(
  transaction: ScopedTransaction,
  { actor }: Context,
  { campaignId, office }: { campaignId: number; office: AreaRange },
): Promise<ProposalCounts> {
  const scope = targetScopeOf(actor);
  const [open, decided] = await Promise.all([
    scope ? countOpenProposals(transaction, { campaignId, ...scope }) : 0,
    mayPropose(actor) ? countDecidedProposals(transaction, { campaignId, office, days: decisionToldDays }) : 0,
  ]);
  return { open, decided };
}

/** The area whose office decides the target of an area: its province, and for a province the nation; null: none above. */
export async function findDecider(ctx: Context, editionId: number, areaCode: string): Promise<AreaRef | null> {
  const path = codePath(areaCode);
  const code = path.length > 2 ? path[1] : path.length === 2 ? path[0] : undefined;
  const found = code === undefined ? null : await getArea(ctx.database, editionId, code);
  return found && refOf(found);
}

/** A campaign and the actor's own area in it; null: no such campaign, or it has not that area. */
export async function findProposalPlace(
  ctx: Context,
  campaignSlug: string,
): Promise<{ campaign: Campaign; area: AuthorizedArea; extensions: Extension[] } | null> {
  const campaign = await readCampaign(ctx.database, campaignSlug);
  const area = campaign && (await authorizeOwnArea(ctx, campaign.editionId, 'view'));
  return area && { campaign, area, extensions: await listExtensions(ctx.database, campaign.id) };
}

/** `own`: the actor's area as the campaign has it. */
type Place = {
  actor: Actor;
  own: AreaRange;
  campaign: Campaign;
  extensions: Extension[];
  transaction: ScopedTransaction;
};

async function readViews(place: Place, filter: ProposalFilter, limit: number): Promise<ProposalView[]> {
  const { campaign, transaction } = place;
  const { id: campaignId, editionId } = campaign;
  const proposals = await listTargetProposals(transaction, { campaignId, editionId, filter, limit });
  const open = proposals.filter(({ status }) => status === 'open');
  const contexts = new Map<number, Map<number, TargetContext>>();
  for (const version of new Set(open.map(({ targetSetId }) => targetSetId))) {
    const changes = open
      .filter(({ targetSetId }) => targetSetId === version)
      .map(({ area, standing, proposed }) => ({
        area: area.lo,
        after: statedTarget(proposedStatement(standing, proposed)),
      }));
    const unique = [...new Map(changes.map((one) => [one.area, one])).values()];
    contexts.set(version, await listTargetContexts(transaction, { campaignId, editionId, version, changes: unique }));
  }
  return proposals.map((proposal) =>
    toView(place, proposal, contexts.get(proposal.targetSetId)?.get(proposal.area.lo)),
  );
}

function toView(place: Place, proposal: TargetProposal, context: TargetContext | undefined): ProposalView {
  const { actor, campaign, extensions } = place;
  const { area, before, counted, standing, proposed, status, office, author } = proposal;
  const open = status === 'open';
  const now = open ? (context?.before ?? statedTarget(standing)) : counted;
  const after = statedTarget(proposedStatement(open ? standing : before, proposed));
  const own = isInside(office, place.own) && isInside(place.own, office);
  return {
    ...proposal,
    target: { before: counted, standing: now, after },
    changePercent: changePercent(now, after),
    effect: context
      ? computeTargetEffect({ ...context, campaign, extensions, areaLo: area.lo, before: now, after })
      : null,
    odd: context && after !== null ? checkTarget({ ...context, before: now, after }) : [],
    changed: open && !isStandingAs(standing, before),
    mayDecide: open && maySetTarget(targetScopeOf(actor), area.lo),
    mayWithdraw:
      open &&
      isAllowed({ role: actor.role, verb: 'import', relation: 'own' }) &&
      (own || (author.id !== null && author.id === accountOf(actor))),
  };
}

/** What became of a proposal, and the whole target that it is about, before and as it would count. */
export type ProposalOutcome = Pick<TargetProposal, 'id' | 'status' | 'area' | 'decision'> & {
  target: { before: number | null; after: number | null };
};

/** What an upload does to targets, for the user who may commit it, or what became of it. */
export type ImportTargets = {
  /** The version that they are of. */
  version: ImportVersion | null;
  /** Targets that differ from those that count: that are set by the commit, and that become proposals. */
  sets: number;
  proposes: number;
  /** Who decides the proposals. */
  decider: AreaRef | null;
  /** The first of them, with what they would do to a day that is past. */
  examples: {
    area: { code: string; name: string };
    before: number | null;
    after: number | null;
    proposed: boolean;
    effect: TargetEffect | null;
    odd: OddTarget[];
  }[];
  /** Targets that it would set and that are odd: their rows stay out unless they are confirmed. */
  held: HeldRow[];
  /** The proposals that came of it. */
  proposals: ProposalOutcome[];
};

/** So many changes of targets are looked at for the examples of a preview, and so many are shown. */
const examples = { looked: 500, shown: 5 };

/** What an upload does to targets; null: it speaks of none that differs, and nothing came of it. */
export async function readImportTargets(
  ctx: Context,
  input: { importId: number; campaign: Campaign; area: AuthorizedArea; waits: boolean; parts: readonly ImportPart[] },
): Promise<ImportTargets | null> {
  const { importId, campaign, area, waits } = input;
  const { id: campaignId, editionId } = campaign;
  const scope = targetScopeOf(ctx.actor);
  const extensions = await listExtensions(ctx.database, campaignId);
  const found = await inScope(ctx.database, area, async (transaction) => {
    if (!waits) {
      const proposals = await listTargetProposals(transaction, {
        ...{ campaignId, editionId, limit: listed.open },
        filter: { importId },
      });
      return {
        sets: 0,
        proposes: 0,
        examples: [],
        held: [],
        proposals: proposals.map(({ id, status, area: about, decision, counted, before, proposed }) => ({
          ...{ id, status, area: about, decision },
          target: { before: counted, after: statedTarget(proposedStatement(before, proposed)) },
        })),
      };
    }
    const changes = await listTargetChanges(transaction, { campaignId, importId });
    const foreign = changes.filter((one) => !maySetTarget(scope, one.area));
    const own = changes.filter((one) => maySetTarget(scope, one.area));
    const place = { campaignId, importId, editionId };
    const held = await listHeldTargets(transaction, { ...place, changes: own, parts: input.parts });
    const first = [...foreign, ...own].slice(0, examples.looked);
    const afters = first.map(({ area: lo, before, said }) => ({
      area: lo,
      after: statedTarget(proposedStatement(before, said)),
    }));
    const version = versionOfImport({ importId, campaignId });
    const contexts = await listTargetContexts(transaction, { campaignId, editionId, version, changes: afters });
    const shown = afters.flatMap(({ area: lo, after }) => {
      const context = contexts.get(lo);
      if (!context) return [];
      const { code, name, before } = context;
      return {
        ...{ area: { code, name }, before, after, proposed: !maySetTarget(scope, lo) },
        effect: computeTargetEffect({ ...context, campaign, extensions, areaLo: lo, after }),
        odd: after === null ? [] : checkTarget({ ...context, after }),
      };
    });
    // Those that change a day that is past, and of them the ones that are odd, tell most.
    const telling = shown.sort((one, other) => weight(other) - weight(one)).slice(0, examples.shown);
    return {
      ...{ sets: own.length, proposes: foreign.length, examples: telling, proposals: [] },
      held: held.slice(0, listedHeld),
    };
  });
  if (found.sets + found.proposes + found.proposals.length === 0) return null;
  const version = await inScope(ctx.database, area, (transaction) =>
    getImportVersion(transaction, { importId, campaignId }),
  );
  return { ...found, version, decider: await findDecider(ctx, editionId, area.code) };
}

const weight = (one: ImportTargets['examples'][number]) => one.odd.length * 2 + (one.effect ? 1 : 0);
