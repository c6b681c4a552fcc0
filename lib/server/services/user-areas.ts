import { searchAreasByName } from '../../../db/queries/area-search';
import { listEditions } from '../../../db/queries/areas';
import { readAreaSearch } from '../../domain/area-search';
import { foldAreaName, levelOfCode } from '../../domain/areas';
import { Problem } from '../../domain/problems';
import { type AccountRole, levelOfRole } from '../../domain/users';
import { formatAreaName } from '../../format/areas';
import type { Context } from '../auth/context';

/**
 * The code of the area that is meant by what was typed for an account of this role: a code as it is, or the name of one
 * area inside the actor's own at the role's level.
 * @throws Problem 422 when no area or more than one is called so
 */
export async function findAreaCode(ctx: Context, input: { typed: string; role: AccountRole }): Promise<string> {
  const typed = input.typed.trim();
  if (levelOfCode(typed) !== null || typed === '') return typed;
  const [edition] = await listEditions(ctx.database);
  if (!edition) return typed;
  const level = levelOfRole[input.role];
  const found = await searchAreasByName(ctx.database, {
    editionId: edition.id,
    inside: ctx.actor.area,
    search: readAreaSearch(typed),
    limit: 200,
  });
  const fitting = found.filter((area) => level === null || area.level === level);
  const exact = fitting.filter((area) => foldAreaName(formatAreaName(area)) === foldAreaName(typed));
  const meant = exact.length > 0 ? exact : fitting;
  const [only] = meant;
  if (only && meant.length === 1) return only.code;
  if (!only) {
    throw new Problem(
      'area-unknown',
      `Tidak ada wilayah bernama '${typed}' untuk peran ini di wilayah Anda. Tulis kodenya, misalnya 32.15.`,
    );
  }
  const named = meant.slice(0, 6).map((area) => `${area.code} ${formatAreaName(area)}`);
  throw new Problem(
    'area-unknown',
    `'${typed}' dapat berarti ${meant.length} wilayah: ${named.join('; ')}${meant.length > 6 ? '; dan lain-lain' : ''}. Tulis kodenya.`,
  );
}
