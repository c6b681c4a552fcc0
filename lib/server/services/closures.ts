import { listExtensions } from '../../../db/queries/campaigns';
import { closeDays, openDays } from '../../../db/writes/closures';
import { codePath } from '../../domain/areas';
import { lastReportableDay } from '../../domain/campaigns';
import { addDays, dayInJakarta, earlierDay, type IsoDay } from '../../domain/days';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';
import { loadSignOffPage, type SignOffPage } from '../loaders/closures';
import { withDayWords } from './closed-days';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { requireWords } from './require-words';

const reasonLength = { least: 3, most: 300 } as const;

/** So many areas are signed off at once: the desa of the largest kecamatan, and a few more. */
const mostAtOnce = 200;
const namedRefusals = 5;

type Named = { campaignSlug: string; code: string };

/**
 * Signs an area off up to a day, as the office above it.
 * @param input.settle why held figures inside may be signed off all the same; empty or absent: they may not
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 a day that cannot be closed, 409 as `closeDays`
 */
export async function closeArea(
  ctx: Context,
  input: Named & { untilDay: IsoDay; settle?: string | undefined },
): Promise<void> {
  const { campaign, area } = await requireAreaFor(ctx, { ...input, verb: 'signOff' });
  const { untilDay } = input;
  const last = earlierDay(
    lastReportableDay(campaign, await listExtensions(ctx.database, campaign.id)),
    dayInJakarta(ctx.now),
  );
  if (untilDay < campaign.startDay || untilDay > last) {
    throw new Problem(
      'closure-day',
      `Pilih hari dari ${formatDay(campaign.startDay)} sampai ${formatDay(last)}; hari yang belum tiba tidak dapat disahkan.`,
    );
  }
  const said = input.settle?.trim() ?? '';
  const { actor } = ctx;
  const { lo, hi } = await ownAreaIn(ctx, campaign.editionId);
  await withDayWords(
    closeDays(
      ctx.database,
      { lo, hi },
      {
        ...{ campaignId: campaign.id, area, untilDay, userId: auditedAs(actor) },
        by: { lo, hi, name: actor.office || actor.name },
        settle: said === '' ? null : requireWords('Alasan', said, reasonLength),
      },
    ),
  );
}

/**
 * Signs several areas off, each by itself: what keeps one from it keeps no other. Answers how many are.
 * @throws Problem that says what was refused and how many are signed off, as `closeArea`; 422 where none is chosen
 */
export async function closeAreas(
  ctx: Context,
  input: { campaignSlug: string; codes: readonly string[]; untilDay: IsoDay; settle?: string | undefined },
): Promise<number> {
  const { codes, ...rest } = input;
  if (codes.length === 0 || codes.length > mostAtOnce)
    throw new Problem('words-invalid', `Pilih dahulu wilayahnya, paling banyak ${mostAtOnce} sekali sahkan.`);
  const refused: Problem[] = [];
  // What lies inside another of them is closed with that.
  const outermost = codes.filter(
    (code) =>
      !codePath(code)
        .slice(0, -1)
        .some((above) => codes.includes(above)),
  );
  for (const code of outermost) {
    try {
      await closeArea(ctx, { ...rest, code });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push(error);
    }
  }
  const closed = outermost.length - refused.length;
  const [first] = refused;
  if (!first) return closed;
  const { status, type, title, extra } = first;
  const named = refused.slice(0, namedRefusals).map(({ detail }) => detail);
  const more =
    refused.length > named.length ? [`Ada ${refused.length - named.length} wilayah lain yang belum disahkan.`] : [];
  const done = closed > 0 ? [`${closed} wilayah lain sudah disahkan.`] : [];
  throw new Problem({ status, type, title, extra, detail: [...named, ...more, ...done].join(' ') });
}

/**
 * Opens an area again.
 * @param input.fromDay the first day that is open again; null: all of them
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 without a reason, 403 or 409 as `openDays`
 */
export async function openArea(ctx: Context, input: Named & { fromDay: IsoDay | null; reason: string }): Promise<void> {
  const { campaign, area } = await requireAreaFor(ctx, { ...input, verb: 'signOff' });
  const reason = requireWords('Alasan', input.reason, reasonLength);
  const before = input.fromDay === null ? null : addDays(input.fromDay, -1);
  const untilDay = before !== null && before < campaign.startDay ? null : before;
  const act = { campaignId: campaign.id, area, untilDay, reason, userId: auditedAs(ctx.actor) };
  await withDayWords(openDays(ctx.database, await ownAreaIn(ctx, campaign.editionId), act));
}

/** Refuses who signs nothing off, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export async function requireCloser(ctx: Context, campaignSlug: string): Promise<void> {
  requireRole(ctx, 'signOff');
  await requireCampaign(ctx, campaignSlug);
}

/** How an area and its children stand signed off. @throws Problem 404 */
export async function requireClosures(
  ctx: Context,
  input: Parameters<typeof loadSignOffPage>[1],
): Promise<SignOffPage> {
  const page = await loadSignOffPage(ctx, input);
  if (!page) throw notFoundProblem();
  return page;
}
