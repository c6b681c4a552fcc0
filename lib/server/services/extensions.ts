import { addExtension, withdrawExtension } from '../../../db/writes/extensions';
import { type ExtensionFault, findExtensionFault, longestExtension } from '../../domain/campaigns';
import { dayInJakarta, type IsoDay } from '../../domain/days';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { formatDay } from '../../format/days';
import type { Context } from '../auth/context';
import { type ExtensionPage, readExtensions } from '../loaders/extensions';
import { requireAreaFor, requireCampaign, requireRole } from './require-area';
import { requireWords } from './require-words';

const letterLength = { least: 3, most: 160 } as const;
const reasonLength = { least: 3, most: 300 } as const;

/**
 * Notes a letter that gives an area, and all inside it, a later end; returns its number. Ends are moved by letters of the
 * nation, so its administrator alone notes them.
 * @param input.decidedDay the day of the letter, from which on the new end counts; it may lie after the old end
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 an end or a day that cannot be, or no letter
 */
export async function extendArea(
  ctx: Context,
  input: { campaignSlug: string; code: string; endDay: IsoDay; decidedDay: IsoDay; letter: string },
): Promise<number> {
  const { campaign, area } = await requireAreaFor(ctx, { ...input, verb: 'manage' });
  const { endDay, decidedDay } = input;
  const letter = requireWords('Surat', input.letter, letterLength);
  return addExtension(ctx.database, {
    ...{ campaignId: campaign.id, area, endDay, decidedDay, letter, userId: auditedAs(ctx.actor) },
    check: (extensions) => {
      const said = { areaLo: area.lo, areaHi: area.hi, decidedDay, endDay };
      const fault = findExtensionFault({ campaign, extensions, letter: said, today: dayInJakarta(ctx.now) });
      if (fault) throw refusal(fault, area.name);
    },
  });
}

/** Refuses who extends nothing, before anything is read of what they send. @throws Problem 403, or 404 without the campaign */
export async function requireExtender(ctx: Context, campaignSlug: string): Promise<void> {
  requireRole(ctx, 'manage');
  await requireCampaign(ctx, campaignSlug);
}

/** The letters that concern the actor. @throws Problem 404 without such a campaign, or without the actor's area in it */
export async function requireExtensions(ctx: Context, input: { campaignSlug: string }): Promise<ExtensionPage> {
  const page = await readExtensions(ctx, input);
  if (!page) throw notFoundProblem();
  return page;
}

/** Takes a letter back that was noted by mistake: it never counted. @throws Problem as `withdrawExtension` */
export async function withdrawLetter(
  ctx: Context,
  input: { campaignSlug: string; id: number; reason: string },
): Promise<void> {
  requireRole(ctx, 'manage');
  const campaign = await requireCampaign(ctx, input.campaignSlug);
  const reason = requireWords('Alasan penarikan', input.reason, reasonLength);
  await withdrawExtension(ctx.database, {
    campaignId: campaign.id,
    id: input.id,
    reason,
    userId: auditedAs(ctx.actor),
  });
}

function refusal(found: ExtensionFault, areaName: string): Problem {
  switch (found.fault) {
    case 'notLater':
      return new Problem(
        'end-too-early',
        `Yang berlaku untuk ${areaName} ${formatDay(found.endDay)}. Perpanjangan memberi hari sesudahnya; tarik dahulu yang keliru.`,
      );
    case 'shortensInside':
      return new Problem(
        'end-too-early',
        `Sebagian wilayah di dalam ${areaName} sudah punya batas ${formatDay(found.endDay)}, sesudah yang ini. Pilih hari itu atau sesudahnya.`,
      );
    case 'decidedBefore':
      return new Problem(
        'end-day',
        `Surat yang berlaku diputuskan ${formatDay(found.decidedDay)}, sesudah yang ini, jadi yang ini tidak akan berlaku. Periksa hari putusannya.`,
      );
    case 'decidedInTheFuture':
      return new Problem('end-day', 'Hari putusan surat belum tiba. Tulis hari yang tertera di surat.');
    case 'decidedBeforeStart':
      return new Problem('end-day', 'Hari putusan surat lebih awal dari hari pertama kampanye. Periksa tahunnya.');
    case 'tooFar':
      return new Problem(
        'end-day',
        `Batas baru paling jauh ${longestExtension} hari sesudah akhir kampanye. Periksa tahunnya.`,
      );
  }
}
