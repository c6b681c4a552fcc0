import { foldAreaName } from '../domain/areas';

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
