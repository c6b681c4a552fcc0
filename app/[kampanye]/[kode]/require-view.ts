import type { AreaProgress } from '@/lib/domain/area-progress';
import { levelNames } from '@/lib/domain/areas';
import type { AreaQuery } from '@/lib/format/area-query';
import { invalid } from '@/lib/server/http/read-request';

/**
 * Refuses rows of a level that the area does not hold, and targets that the campaign does not have: a page shows what
 * comes nearest, a file has to be what was asked for.
 * @throws Problem 400
 */
export function requireView(
  query: Pick<AreaQuery, 'detail' | 'targetSet'>,
  { area, targetSet, targetSets }: Pick<AreaProgress, 'area' | 'targetSet' | 'targetSets'>,
): void {
  if (query.detail !== null && levelNames.indexOf(query.detail) <= area.level) {
    const below = levelNames.slice(area.level + 1).join(', ');
    const choice = below === '' ? 'Kosongkan: wilayah ini tidak mempunyai bagian.' : `Pilih: ${below}.`;
    throw invalid(
      'query-invalid',
      `Parameter 'rinci': wilayah ${area.code} tidak mempunyai ${query.detail} di bawahnya. ${choice}`,
    );
  }
  if (query.targetSet !== null && query.targetSet !== targetSet?.id) {
    const known = targetSets.map(({ id, name }) => `${id} (${name})`).join(', ');
    throw invalid(
      'query-invalid',
      `Parameter 'versi': kampanye ini tidak mempunyai versi target ${query.targetSet}. Yang ada: ${known}.`,
    );
  }
}
