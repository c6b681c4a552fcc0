import { buildVisitsReport } from '../../reports/visits';
import type { Context } from '../auth/context';
import { readOffice } from '../loaders/offices';
import type { VisitFilter } from '../loaders/visits';
import type { FileKind } from './area-sheets';
import { type MadeFile, renderSheets } from './sheets';
import { requireVisits } from './visits';

/** The visits that the actor sees as a file. @throws Problem as `requireVisits` */
export async function makeVisitsFile(
  ctx: Context,
  asked: { campaignSlug: string; filter: VisitFilter },
  wish: { kind: FileKind; signal?: AbortSignal },
): Promise<MadeFile> {
  const list = await requireVisits(ctx, asked);
  const office = await readOffice(ctx, list.campaign.editionId);
  const report = buildVisitsReport({ ...list, filter: asked.filter }, { office, madeAt: ctx.now });
  const sheet = { name: 'Kunjungan', report, orientation: 'landscape' as const };
  return renderSheets([sheet], wish, { author: office.letterhead.name, madeAt: ctx.now });
}
