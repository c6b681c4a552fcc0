import type { AreaRef } from '../../domain/area-progress';
import { maySetTarget } from '../../domain/target-proposals';
import { findTargetSet } from '../../domain/target-sets';
import { noTarget, type Target } from '../../domain/targets';
import { mostTypedRows } from '../../domain/typed-figures';
import { targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { type CampaignScope, loadCampaignScope } from './imports';
import { findDecider } from './target-proposals';
import { readTargetSets, type TargetVersion } from './target-sets';

export type TargetGrid = {
  scope: CampaignScope;
  /** The version that is typed into, and those that could be. */
  version: TargetVersion;
  versions: TargetVersion[];
  rows: { area: AreaRef & { lo: number }; target: Target }[];
  /** The areas above that the user may go to, from the top; without the area itself. */
  above: AreaRef[];
  /** Whether what is typed is a proposal, and who decides it. */
  proposes: boolean;
  decider: AreaRef | null;
};

/**
 * What a version of the targets says of the children of an area that take part (a desa: of itself), for a user who may
 * load targets there; null: no such campaign, area or version, or not theirs, or the campaign has no version yet.
 * @param request.code null: the user's own area
 * @param request.targetSet slug or id; null: the version that counts
 */
export async function loadTargetGrid(
  ctx: Context,
  request: { campaignSlug: string; code: string | null; targetSet: string | number | null },
): Promise<TargetGrid | null> {
  const { campaignSlug, code } = request;
  const scope = await loadCampaignScope(ctx, { campaignSlug, under: code, verb: 'import' });
  const page = scope && (await readTargetSets(ctx, { campaignSlug, code: scope.area.code, children: true }));
  if (!page) return null;
  const { versions, above } = page;
  const version = request.targetSet === null ? versions[0] : findTargetSet(versions, request.targetSet);
  if (!version) return null;
  const { campaign, area } = scope;
  const [own, ...children] = page.rows;
  const rows = (children.length > 0 ? children : own ? [own] : []).slice(0, mostTypedRows).map((row) => {
    const { code: of, name, level, kind, lo, targets } = row;
    return { area: { code: of, name, level, kind, lo }, target: targets.get(version.id) ?? noTarget };
  });
  const settable = targetScopeOf(ctx.actor);
  const proposes = rows.some((row) => !maySetTarget(settable, row.area.lo));
  const decider = proposes ? await findDecider(ctx, campaign.editionId, rows[0]?.area.code ?? area.code) : null;
  return { scope, version, versions, rows, above, proposes, decider };
}
