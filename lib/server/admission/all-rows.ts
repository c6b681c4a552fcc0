import type { AreaProgress } from '../../domain/area-progress';
import { Problem } from '../../domain/problems';
import { describeTooLong } from '../../format/admission-words';

/** That an area came with all the rows that were asked for. @throws Problem 422 */
export function requireAllRows({ tooLong }: Pick<AreaProgress, 'tooLong'>): void {
  if (!tooLong) return;
  throw new Problem('too-many-areas', `${describeTooLong(tooLong)} Pilih rincian lain atau wilayah yang lebih kecil.`);
}
