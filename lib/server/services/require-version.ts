import { Problem } from '../../domain/problems';
import { findTargetSet } from '../../domain/target-sets';
import type { Context } from '../auth/context';
import { readTargetSets } from '../loaders/target-sets';

/** The id of a version of the targets that the actor sees, by slug or id. @throws Problem 404 */
export async function requireVersion(
  ctx: Context,
  { campaignSlug, wanted }: { campaignSlug: string; wanted: string | number },
): Promise<number> {
  const page = await readTargetSets(ctx, { campaignSlug, code: null });
  const found = findTargetSet(page?.versions ?? [], wanted);
  if (found) return found.id;
  throw unknownVersion(wanted);
}

export function unknownVersion(wanted: string | number): Problem {
  return new Problem('version-unknown', `Kampanye ini tidak mempunyai versi target '${String(wanted).slice(0, 60)}'.`);
}
