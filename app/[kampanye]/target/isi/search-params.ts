import { firstValue, type RawParams } from '@/app/search-params';
import type { SentTargets } from '@/lib/domain/typed-figures';
import { readTypedCells } from '../../isi/search-params';

/** `wilayah`: whose children are typed; null: the reader's own area. `versi`: slug of the version; null: the one that counts. */
export function parseTargetGrid(raw: RawParams): { code: string | null; targetSet: string | null } {
  const word = (name: string) => firstValue(raw, name)?.trim().slice(0, 80) || null;
  return { code: word('wilayah'), targetSet: word('versi') };
}

/** What the form of the grid says of the targets of a version. @throws Problem as `readTypedCells` */
export function readTypedTargets(form: FormData): SentTargets {
  const { field, inAll: _none, ...sent } = readTypedCells(form);
  return { ...sent, targetSet: field('versi'), proposal: field('alasan-usulan') };
}
