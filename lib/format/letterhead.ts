import type { Letterhead } from '../domain/letterheads';

/** How a line begins that names the government to which an office belongs. */
const government = /^(pemerintah|pemprov|pemkab|pemkot|kementerian|badan|republik)\b/i;

/**
 * The lines of a letterhead as paper has them: the government over the office's name, address and telephone below it.
 * Only leading lines go above, so that "Badan" in an address stays where it is.
 */
export function arrangeLetterhead({ name, lines }: Pick<Letterhead, 'name' | 'lines'>): {
  above: string[];
  name: string;
  below: string[];
} {
  const first = lines.findIndex((line) => !government.test(line));
  const at = first < 0 ? lines.length : first;
  return { above: lines.slice(0, at), name, below: lines.slice(at) };
}
