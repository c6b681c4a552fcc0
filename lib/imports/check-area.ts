import { type AreaLevel, type AreaRange, codePath, foldAreaName, isInside, kindOfCode } from '../domain/areas';
import { capitalise } from '../format/numbers';
import { looksLikeBps, readCode } from './read-code';
import type { CellValue } from './sheet-rows';
import { cellText } from './sheet-rows';

/** An area of the campaign's edition, as far as a row needs it. */
export type KnownArea = { code: string; name: string; level: AreaLevel; lo: number; hi: number };

/** The areas of the campaign's edition inside the uploader's own. */
export type AreaLookup = { find(code: string): KnownArea | null };

export type AreaCheck = { ok: true; area: KnownArea } | { ok: false; reason: string; suggestion: string };

/**
 * The area of a row by its code. An area outside the scope is refused in the very words of one that does not exist: the
 * answer says nothing about what lies elsewhere.
 */
export function checkArea(input: { cell: CellValue | undefined; areas: AreaLookup; scope: AreaRange }): AreaCheck {
  const { cell, areas, scope } = input;
  const text = cellText(cell);
  if (text === '')
    return { ok: false, reason: 'kode wilayah kosong', suggestion: 'Isi kode Kemendagri, misalnya 32.15.03.2001.' };
  const code = readCode(cell);
  if (!code) {
    const suggestion = looksLikeBps(cell)
      ? 'Kode ini tampak seperti kode BPS. Pakai kode Kemendagri, misalnya 32.15.03.2001.'
      : 'Tulis kode Kemendagri, misalnya 32.15.03.2001.';
    return { ok: false, reason: `'${text}' bukan kode wilayah`, suggestion };
  }
  const area = areas.find(code);
  if (area && isInside(area, scope)) return { ok: true, area };
  return {
    ok: false,
    reason: `Wilayah ${code} tidak ditemukan di wilayah kerja Anda`,
    suggestion: suggestFor(code, areas, scope),
  };
}

function suggestFor(code: string, areas: AreaLookup, scope: AreaRange): string {
  const path = codePath(code);
  for (let at = path.length - 2; at > 0; at--) {
    const above = areas.find(path[at] ?? '');
    const missing = path[at + 1];
    if (!above || !missing || !isInside(above, scope)) continue;
    const known = `${capitalise(kindOfCode(above.code))} ${above.code} (${above.name}) ada, ${kindOfCode(missing)} ${missing} tidak ada.`;
    return looksLikeBps(code) ? `${known} Kode ini tampak seperti kode BPS; pakai kode Kemendagri.` : known;
  }
  return 'Periksa kodenya.';
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** Two names are far apart when, folded, neither holds the other and fewer than 4 in 10 of their letter pairs meet. */
export function namesDisagree(written: string, known: string): boolean {
  if (written.trim().toLowerCase() === known.toLowerCase()) return false;
  const [one, other] = [foldAreaName(written), foldAreaName(known)];
  if (one === '' || other === '' || one.includes(other) || other.includes(one)) return false;
  const [ones, others] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const pair of ones) if (others.has(pair)) shared++;
  return (2 * shared) / (ones.size + others.size) < 0.4;
}
