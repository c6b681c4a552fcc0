import { foldAreaName, foldedNameOf, levelOfCode } from '../../domain/areas';
import { notFoundProblem, Problem } from '../../domain/problems';
import { formatAreaTitle } from '../../format/areas';
import type { Context } from '../auth/context';
import { findAreas } from '../loaders/areas';

const mostNamed = 5;

/**
 * The code of the area that somebody wrote into a form: a code, which stays as it is, or a name inside the actor's own area.
 * @throws Problem 422 for a name that no area has, or several
 */
export async function requireAreaCode(ctx: Context, input: { campaignSlug: string; typed: string }): Promise<string> {
  const { typed } = input;
  // "Desa Pulo (36.04.09.2003)": as suggestions write it.
  const [, written] = /\(([\d.]+)\)$/.exec(typed) ?? [];
  const code = written ?? typed;
  if (levelOfCode(code) !== null) return code;
  const found = await findAreas(ctx, { campaignSlug: input.campaignSlug, typed, under: null });
  if (!found) throw notFoundProblem();
  // "Kecamatan Klari" is no desa of that name.
  const titled = found.areas.filter((area) => formatAreaTitle(area).toLowerCase() === typed.toLowerCase());
  const named = found.areas.filter((area) => foldedNameOf(area) === foldAreaName(typed));
  const meant = [titled, named, found.areas].find(({ length }) => length > 0) ?? [];
  const [only] = meant;
  if (!only) throw new Problem('place-unknown', `Tidak ada wilayah '${typed}' di wilayah kerja Anda. Tulis kodenya.`);
  if (meant.length === 1) return only.code;
  const choice = meant
    .slice(0, mostNamed)
    .map((area) => `${formatAreaTitle(area)}${area.parentName ? `, ${area.parentName}` : ''} (${area.code})`);
  throw new Problem('place-unknown', `'${typed}' dapat berarti beberapa wilayah. Tulis kodenya: ${choice.join('; ')}.`);
}
