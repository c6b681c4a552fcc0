import { inScope } from '../../../db/client';
import { type ClosureEntry, listClosureEntries, listClosures } from '../../../db/queries/closures';
import { type AreaProgress, type AreaRow, lacksReport } from '../../domain/area-progress';
import { rangeOfCode, relationOf } from '../../domain/areas';
import { type Closure, closureOf, mayOpen } from '../../domain/closures';
import { dayInJakarta, earlierDay, type IsoDay } from '../../domain/days';
import { listOddFlags, type OddFlag } from '../../domain/odd-figures';
import { isAllowed } from '../../domain/users';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { readAreaProgress } from './progress';

/** An area as its office above it sees it before it signs it off. */
export type ChildState = Pick<AreaRow, 'area' | 'figures'> & {
  /** Reported for the day, or not. */
  reported: boolean;
  odd: OddFlag[];
  /** Reported, and nothing is odd. */
  ready: boolean;
  /** What closes it furthest; null: none of its days is closed. */
  closure: Closure | null;
  /** Whether the reader closes it, and whether they may open what closes it. */
  mayClose: boolean;
  mayOpen: boolean;
};

export type SignOffPage = {
  progress: AreaProgress;
  /** The last day that may be signed off. */
  lastDay: IsoDay;
  /** The area itself, where the reader signs that off, and its children. */
  states: ChildState[];
  history: ClosureEntry[];
};

/** So many words on closed days are listed. */
const listedEntries = 200;

/**
 * The children of an area on a day, as they are to be signed off; null: no such campaign or area, or it is not the reader's.
 * @param input.asOf null, or a day outside the campaign: the last one that was reported
 */
export async function loadSignOffPage(
  ctx: Context,
  input: { campaignSlug: string; code: string; asOf: IsoDay | null },
): Promise<SignOffPage | null> {
  const view = { stage: 'recorded' as const, detail: null, targetSet: null, series: false };
  const progress = await readAreaProgress(ctx, { ...input, ...view }, { lenient: true });
  const area =
    progress && (await authorizeArea(ctx, { editionId: progress.campaign.editionId, code: input.code, verb: 'view' }));
  if (!progress || !area) return null;
  const { campaign, headline, rows, reportableUntil } = progress;
  const { closures, history } = await inScope(ctx.database, area, async (transaction) => ({
    closures: await listClosures(transaction, campaign.id),
    history: await listClosureEntries(transaction, { campaignId: campaign.id, limit: listedEntries }),
  }));
  const states = [{ area: progress.area, figures: headline }, ...rows].map((row) => stateOf(ctx, row, closures));
  const [own, ...children] = states;
  return {
    ...{ progress, history },
    lastDay: earlierDay(reportableUntil, dayInJakarta(ctx.now)),
    states: own?.mayClose ? states : children,
  };
}

function stateOf(ctx: Context, row: Pick<AreaRow, 'area' | 'figures'>, closures: readonly Closure[]): ChildState {
  const { area, figures } = row;
  const range = rangeOfCode(area.code);
  const odd = listOddFlags(figures);
  const reported = !lacksReport(row);
  const closure = closureOf({ closures, areaLo: range.lo });
  const may = isAllowed({ role: ctx.actor.role, verb: 'signOff', relation: relationOf(ctx.actor.area, range) });
  const own = closure !== null && closure.areaLo === range.lo && closure.areaHi === range.hi;
  return {
    ...{ area, figures, reported, odd, closure },
    ready: reported && odd.length === 0,
    mayClose: may,
    mayOpen: may && own && mayOpen(closure, ctx.actor.area),
  };
}
