import type { VisitPlaceStatement } from '../../../db/writes/visits';
import { Problem } from '../../domain/problems';
import { visitLimits } from '../../domain/visits';
import { formatAreaTitle } from '../../format/areas';
import type { Context } from '../auth/context';
import { freezeFigures } from './freeze-figures';
import { requireAreaFor } from './require-area';
import { requireAreaCode } from './require-area-code';
import { requireWords } from './require-words';

/** Where a visit went, as its reporter says it; `kampung` '': the area as a whole. */
export type SaidPlace = { code: string; kampung: string };

/**
 * The places of a form: one a line, a code or a name, and behind a comma the kampung of a desa. "36.04.09.2013, Kampung Baru"
 * @throws Problem 422 that names the line which is none, or which several areas are called
 */
export async function readPlaces(ctx: Context, input: { campaignSlug: string; text: string }): Promise<SaidPlace[]> {
  const lines = input.text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  if (lines.length > visitLimits.places) throw tooManyPlaces(lines.length);
  const places: SaidPlace[] = [];
  for (const line of lines) {
    const [named = '', ...rest] = line.split(',');
    const code = await requireAreaCode(ctx, { campaignSlug: input.campaignSlug, typed: named.trim().slice(0, 120) });
    places.push({ code, kampung: rest.join(',').trim() });
  }
  return places;
}

function tooManyPlaces(count: number): Problem {
  return new Problem('words-invalid', `Satu kunjungan paling banyak ${visitLimits.places} lokus; ini ${count}.`);
}

/**
 * The places of a visit, each in an area for which the actor records visits, with what its page says of it now: the reason
 * that stays as it is.
 * @throws Problem 404 or 403 as `requireAreaFor`, 422 none, twice, too many, or a kampung of an area that is no desa
 */
export async function freezePlaces(
  ctx: Context,
  input: { campaignSlug: string; places: readonly SaidPlace[] },
): Promise<VisitPlaceStatement[]> {
  const { campaignSlug, places } = input;
  if (places.length === 0) throw new Problem('words-invalid', 'Lokus belum diisi. Tulis kode atau nama wilayahnya.');
  if (places.length > visitLimits.places) throw tooManyPlaces(places.length);
  const reasons = new Map<string, Pick<VisitPlaceStatement, 'reason' | 'figures'>>();
  const frozen: VisitPlaceStatement[] = [];
  for (const { code, kampung: said } of places) {
    const { area } = await requireAreaFor(ctx, { campaignSlug, code, verb: 'recordVisits' });
    const kampung = requireWords('Kampung', said, { least: 0, most: visitLimits.kampung });
    if (kampung !== '' && area.level !== 4)
      throw new Problem(
        'place-unknown',
        `Kampung ${kampung} belum menyebut desanya: ${code} bukan desa atau kelurahan.`,
      );
    if (frozen.some((one) => one.area.lo === area.lo && one.area.hi === area.hi && one.kampung === kampung))
      throw new Problem('place-twice', `${formatAreaTitle(area)} ditulis dua kali. Hapus salah satunya.`);
    const reason = reasons.get(area.code) ?? (await freezeFigures(ctx, { campaignSlug, code, asOf: null }));
    reasons.set(area.code, reason);
    frozen.push({ area: { lo: area.lo, hi: area.hi }, kampung, ...reason });
  }
  return frozen;
}
