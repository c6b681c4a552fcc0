import { refuseClosed } from '@/db/writes/campaign-state';
import { markSeen } from '@/db/writes/recap-schedule';
import { resetRecapText, saveRecapText } from '@/db/writes/recaps';
import type { IsoDay } from '@/lib/domain/days';
import { Problem } from '@/lib/domain/problems';
import type { OfficeRecap } from '@/lib/domain/recaps';
import { checkRecapText, cleanRecapText, type RecapRefusal, recapLimits } from '@/lib/domain/recaps';
import { formatCount } from '@/lib/format/numbers';
import { loadCampaignScope } from '@/lib/server/loaders/imports';
import { readOwnRecap } from '@/lib/server/loaders/recap-schedule';
import { readRecapText } from '@/lib/server/loaders/recaps';
import { auditedAs } from '../../domain/users';
import { ownAreaIn } from '../auth/areas';
import type { Context } from '../auth/context';

export type RecapInput = {
  campaignSlug: string;
  code: string;
  /** The day of the figures; null: what the form said is none. */
  asOf: IsoDay | null;
  /** As typed; null: the automatic one is put back. */
  text: string | null;
  fingerprint: string;
  version: number;
};

/**
 * Keeps the wording of a recap for the user's office, or puts the automatic one back.
 * @returns null: done; otherwise why not, with what was typed
 * @throws Problem 404 for an area, campaign or day that there is not, or that is not the user's to publish
 */
export async function saveRecap(ctx: Context, input: RecapInput): Promise<RecapRefusal | null> {
  const scope = await loadCampaignScope(ctx, { campaignSlug: input.campaignSlug, under: input.code, verb: 'publish' });
  const { asOf } = input;
  if (!scope || !asOf || asOf < scope.days.startDay || asOf > scope.days.lastReportableDay) throw unknownRecap();
  const { area, campaign } = scope;
  refuseClosed(campaign, 'change');
  const { lo, hi } = await ownAreaIn(ctx, campaign.editionId);
  const key = { campaignId: campaign.id, office: { lo, hi }, asOf };
  const act = { ...key, version: input.version, userId: auditedAs(ctx.actor) };
  try {
    if (input.text === null) await resetRecapText(ctx.database, area, act);
    else {
      const text = cleanRecapText(input.text);
      const refused = describeRefused(text);
      if (refused) return { ...refused, text: input.text, standing: null };
      await saveRecapText(ctx.database, area, { ...act, text, fingerprint: input.fingerprint });
    }
    return null;
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'recap-changed') throw error;
    const standing = await readRecapText(ctx, area, key);
    return { title: error.title, detail: error.detail, text: input.text ?? standing?.text ?? '', standing };
  }
}

function describeRefused(text: string): Pick<RecapRefusal, 'title' | 'detail'> | null {
  switch (checkRecapText(text)) {
    case null:
      return null;
    case 'empty':
      return { title: 'Teks kosong', detail: 'Isi teksnya, atau kembalikan ke teks otomatis.' };
    case 'tooLong': {
      const [length, most, over] = [text.length, recapLimits.text, text.length - recapLimits.text].map(formatCount);
      return {
        title: 'Teks terlalu panjang',
        detail: `Teks ini ${length} huruf, paling banyak ${most}. Kurangi ${over} huruf, lalu simpan lagi.`,
      };
    }
  }
}

function unknownRecap(): Problem {
  return new Problem('not-found', 'Kampanye, wilayah, atau tanggalnya tidak ada, atau bukan wilayah kerja Anda.');
}

/**
 * Notes that a user of the actor's own office has seen its newest recap.
 * @param input.id that the notice was about: a newer one that stands by now was not meant, and its notice stays
 * @returns that recap; null: there is none, or the actor may not act for the office
 */
export async function noteRecapSeen(
  ctx: Context,
  input: { campaignSlug: string; id: number | null },
): Promise<OfficeRecap | null> {
  const found = await readOwnRecap(ctx, input.campaignSlug);
  if (found?.recap.id === input.id) {
    await markSeen(ctx.database, found.area, { id: found.recap.id, userId: auditedAs(ctx.actor) });
  }
  return found?.recap ?? null;
}
