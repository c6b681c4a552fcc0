import { inScope } from '../../../db/client';
import { getRecapText, type RecapKey } from '../../../db/queries/recaps';
import type { AreaProgress } from '../../domain/area-progress';
import { type AuthorizedArea, levelNames } from '../../domain/areas';
import { addDays } from '../../domain/days';
import type { Office } from '../../domain/offices';
import type { RecapText } from '../../domain/recaps';
import type { SessionUser } from '../../domain/users';
import { authorizeArea, ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { requireContext } from '../auth/session';
import { readOffice } from './offices';
import { type AreaProgressRequest, readAreaProgress } from './progress';

/** What a recap is made of. */
export type RecapSource = {
  progress: AreaProgress;
  /** The same on the day before; null: the campaign had not begun. */
  before: AreaProgress | null;
  /** Who sends it. */
  office: Office;
};

/** `lenient: false` refuses a day outside the campaign, where a page shows the last report's. */
export type RecapRequest = Omit<AreaProgressRequest, 'series'> & { lenient?: boolean };

/** The figures and the office for a user who is known already. Null as in `readAreaProgress`. */
export async function readRecap(ctx: Context, request: RecapRequest): Promise<RecapSource | null> {
  const { lenient = true } = request;
  const progress = await readAreaProgress(ctx, { ...request, series: false }, { lenient });
  if (!progress) return null;
  const { campaign, asOf, targetSet } = progress;
  const yesterday = addDays(asOf, -1);
  const [before, office] = await Promise.all([
    yesterday < campaign.startDay
      ? null
      : readAreaProgress(
          ctx,
          // Rows that were too many on the day are too many the day before.
          {
            ...request,
            ...(progress.tooLong && { detail: null }),
            asOf: yesterday,
            targetSet: targetSet?.id ?? null,
            series: false,
          },
          { lenient: true },
        ),
    readOffice(ctx, campaign.editionId),
  ]);
  return { progress, before, office };
}

export type OpenRecap = RecapSource & {
  user: SessionUser;
  /** What the user's office has worded for the day; null: nothing, or this is not the view that it words. */
  saved: RecapText | null;
  /**
   * yes: the text can be kept. no: the user may not. otherView: an office words the figures that count (recorded, of the
   * campaign's own target, by the next level), and these are others.
   */
  saving: 'yes' | 'no' | 'otherView';
};

/**
 * The recap of an area for the user who is signed in; null as in `loadAreaProgress`.
 * @param request.returnTo path and query of the page itself
 */
export async function loadRecap(request: RecapRequest & { returnTo: string }): Promise<OpenRecap | null> {
  const ctx = await requireContext(request.returnTo);
  const source = await readRecap(ctx, request);
  if (!source) return null;
  const { campaign, asOf, area } = source.progress;
  if (!isOwnView(source.progress)) return { ...source, user: ctx.actor, saved: null, saving: 'otherView' };
  const wanted = { editionId: campaign.editionId, code: area.code };
  const [seen, publishing] = await Promise.all([
    authorizeArea(ctx, { ...wanted, verb: 'view' }),
    authorizeArea(ctx, { ...wanted, verb: 'publish' }),
  ]);
  if (!seen) return null;
  const key = { campaignId: campaign.id, office: await ownAreaIn(ctx, campaign.editionId), asOf };
  const saved = await readRecapText(ctx, seen, key);
  return { ...source, user: ctx.actor, saved, saving: publishing ? 'yes' : 'no' };
}

/** The text as an office last left it; null: it never worded one. */
export function readRecapText(ctx: Context, area: AuthorizedArea, key: RecapKey): Promise<RecapText | null> {
  return inScope(ctx.database, area, (transaction) => getRecapText(transaction, area, key));
}

/** Whether these are the figures that count: recorded, of the campaign's own target, by the next level. */
function isOwnView({ stage, targetSet, targetSets, area, detail }: AreaProgress): boolean {
  const next = levelNames[Math.min(area.level + 1, levelNames.length - 1)];
  return stage === 'recorded' && targetSet?.id === targetSets[0]?.id && detail === next;
}
