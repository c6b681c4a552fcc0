import { Problem } from '../../domain/problems';
import { countVisible } from '../../domain/texts';

/**
 * A text of one line, blanks made one, as long as it must be and no longer than it may.
 * @param named what it is, as a sentence begins with it: "Alasan"
 * @throws Problem 422 that names it and the numbers
 */
export function requireWords(named: string, text: string, limits: { least: number; most: number }): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const { least, most } = limits;
  if (line.length > most)
    throw new Problem('words-invalid', `${named} paling banyak ${most} huruf; ini ${line.length}. Persingkat.`);
  if (countVisible(line) < least)
    throw new Problem('words-invalid', `${named} belum diisi. Tulis paling sedikit ${least} huruf.`);
  return line;
}
