import { foldAreaName } from '../../domain/areas';
import { compareNames } from './trigrams';

const longestShortForm = 6;

/** "Kobar" is Kotawaringin Barat, "OKU" Ogan Komering Ulu: the same first letter, and the others in their order. */
function isShortFor(short: string, long: string): boolean {
  if (short.length > longestShortForm || short.length < 2 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** How much of two names meets: 1 where, folded, one holds the other or is short for it, else how like they are, 0..1. */
export function namesMeet(written: string, known: string): number {
  if (written.trim().toLowerCase() === known.toLowerCase()) return 1;
  const [one, other] = [foldAreaName(written), foldAreaName(known)];
  if (one === '' || other === '' || one.includes(other) || other.includes(one)) return 1;
  return isShortFor(one, other) ? 1 : compareNames(one, other);
}
