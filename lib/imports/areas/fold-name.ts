import { foldAreaName } from '../../domain/areas';
import { withoutForeignHead } from '../table/place-words';

/**
 * Shortened words at the head of names, and what official names have: "Kep. Bala Balakang", "KEP.BALA-BALAKANG", "Tj.
 * Priok". A dot needs no space behind it; without a dot the word stands by itself.
 */
const shortened: readonly [RegExp, string][] = [
  [/^kep(?:\.\s*|\s+)/i, 'kepulauan '],
  [/^p\.\s*/i, 'pulau '],
  [/^gn(?:\.\s*|\s+)/i, 'gunung '],
  [/^tj(?:\.\s*|\s+)/i, 'tanjung '],
  [/^tg(?:\.\s*|\s+)/i, 'tanjung '],
  [/^sei(?:\.\s*|\s+)/i, 'sungai '],
  [/^s\.\s*/i, 'sungai '],
  [/^kp(?:\.\s*|\s+)/i, 'kampung '],
  [/^(?:gp|gmp)(?:\.\s*|\s+)/i, 'gampong '],
  [/^nag\.\s*/i, 'nagari '],
  [/^bt(?:\.\s*|\s+)/i, 'batu '],
  [/^lb(?:\.\s*|\s+)/i, 'lubuk '],
];

/** A name as a file writes it, folded as the index folds: case, spaces, marks, words for the kind, shortened heads. */
export function foldName(written: string): string {
  const text = withoutForeignHead(written);
  const bare = text
    .replace(/^\s*(?:kecamatan|kec|kelurahan|kel|desa|ds|kabupaten|kab)\b[.\s]*/i, '')
    .replace(/^(?:administrasi|adm)\b[.\s]*/i, '')
    .trim();
  const [pattern, whole] = shortened.find(([one]) => one.test(bare)) ?? [];
  return expandedName(foldAreaName(pattern ? bare.replace(pattern, whole ?? '') : text));
}

/** "Adm." stands inside names of the islands and cities of Jakarta, or it does not. */
export function expandedName(folded: string): string {
  return folded.replace(/^(kota|kepulauan)?(?:administrasi|adm)(?=\p{L})/u, '$1');
}
