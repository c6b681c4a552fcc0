import { answeringNow } from '../../../db/client-unavailable';
import type { ComparedTarget } from '../../../db/queries/target-sets';
import { type LevelName, levelNames } from '../../domain/areas';
import { levelOfRows } from '../../domain/figure-view';
import { type ComparisonChoice, compareTargets, type TargetComparison } from '../../domain/target-comparison';
import { findTargetSet } from '../../domain/target-sets';
import type { Context } from '../auth/context';
import { countLongTableAt } from './long-tables';
import { readTargetSets, type TargetSetPage, type TargetVersion } from './target-sets';

/** What is asked for, in a campaign. */
export type TargetComparisonRequest = ComparisonChoice & { campaignSlug: string };

/** Two versions of the targets of an area, as `TargetComparison` says what moved among its parts. */
export type ComparedVersions = {
  from: TargetVersion;
  to: TargetVersion;
  own: ComparedTarget;
  comparison: TargetComparison<ComparedTarget>;
};

export type OpenTargetComparison = Omit<TargetSetPage, 'rows'> & {
  detail: LevelName;
  compared: ComparedVersions | null;
  /** While a request is answered: rows that were asked for and are too many. Absent: they are there. */
  tooLong?: { detail: LevelName; count: number };
};

/**
 * What moved between two versions inside an area. More rows than `longTableRows` are compared by a command, and beside the
 * web server, alone.
 * @returns null: no such campaign or area, or not the reader's. `compared` null: there are no two versions
 */
export async function readTargetComparison(
  ctx: Context,
  request: TargetComparisonRequest,
): Promise<OpenTargetComparison | null> {
  const { campaignSlug, code, detail } = request;
  const long = answeringNow()
    ? await countLongTableAt(ctx, { campaignSlug, code: code ?? ctx.actor.area.code }, detail)
    : 0;
  if (!long || !detail) return compareVersions(ctx, request);
  const found = await compareVersions(ctx, { ...request, detail: null });
  return found && { ...found, tooLong: { detail, count: long } };
}

async function compareVersions(ctx: Context, request: TargetComparisonRequest): Promise<OpenTargetComparison | null> {
  const page = await readTargetSets(ctx, { ...request, children: true });
  if (!page) return null;
  const { rows, ...rest } = page;
  const [own, ...parts] = rows;
  const [counting, next] = rest.versions;
  // A desa has no parts: it is compared itself.
  const detail = levelNames[levelOfRows(page.area.level, request.detail) ?? page.area.level];
  if (!own || !counting || !next || !detail) return { ...rest, detail: detail ?? 'desa', compared: null };
  const from = findTargetSet(rest.versions, request.from) ?? counting;
  const asked = findTargetSet(rest.versions, request.to);
  const to = asked && asked.id !== from.id ? asked : from.id === counting.id ? next : counting;
  const comparison = compareTargets(parts.length > 0 ? parts : [own], { from: from.id, to: to.id });
  return { ...rest, detail, compared: { from, to, own, comparison } };
}
