import { listExtensions } from '../../../db/queries/campaigns';
import { closeDays, openDays } from '../../../db/writes/closures';
import { lastReportableDay } from '../../domain/campaigns';
import { addDays, dayInJakarta, earlierDay, type IsoDay } from '../../domain/days';
import { Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import type { Context } from '../auth/context';
import { withDayWords } from './closed-days';
import { requireAreaFor } from './require-area';
import { requireWords } from './require-words';

const reasonLength = { least: 3, most: 300 } as const;

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
  await withDayWords(
    closeDays(ctx.database, actor.area, {
      ...{ campaignId: campaign.id, area, untilDay, userId: auditedAs(actor) },
      by: { lo: actor.area.lo, hi: actor.area.hi, name: actor.office || actor.name },
      settle: said === '' ? null : requireWords('Alasan', said, reasonLength),
    }),
  );
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
  await withDayWords(openDays(ctx.database, ctx.actor.area, act));
}
