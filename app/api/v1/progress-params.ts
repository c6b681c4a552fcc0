import { type LevelName, levelNames, levelOfCode } from '@/lib/domain/areas';
import { findTargetSet } from '@/lib/domain/target-sets';
import { invalid } from '@/lib/server/http/read-request';

/**
 * The level of the rows; null: the children. A level that the area does not hold is refused, where a page would show the
 * children.
 * @throws Problem 400
 */
export function chooseDetail(wanted: LevelName | 'children', areaCode: string): LevelName | null {
  if (wanted === 'children') return null;
  const own = levelOfCode(areaCode);
  if (own === null || levelNames.indexOf(wanted) > own) return wanted;
  throw invalid('query-invalid', `Parameter 'detail': wilayah ${areaCode} tidak mempunyai ${wanted} di bawahnya.`);
}

/** @throws Problem 400 where the campaign has no such version of the targets */
export function requireTargetSet(
  wanted: string | undefined,
  shown: { id: number; slug: string; name: string } | null,
): void {
  if (wanted === undefined || (shown && findTargetSet([shown], wanted))) return;
  throw invalid('query-invalid', `Parameter 'targetSet': kampanye ini tidak mempunyai versi target '${wanted}'.`);
}
