import { foldedNameOf } from '../domain/areas';
import { foldName, type KnownArea } from './area-index';

/** So many are offered, the likeliest first. */
const offered = 3;
/** Below this likeness a name is no suggestion but noise. */
const leastLikeness = 0.25;

/** Runs of three letters, with the ends marked, so that a name that begins alike counts more. */
function trigramsOf(folded: string): Set<string> {
  const padded = `  ${folded} `;
  const trigrams = new Set<string>();
  for (let at = 0; at < padded.length - 2; at++) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}

/** Shared trigrams of all trigrams, 0..1: pg_trgm's similarity. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared++;
  return shared / (one.size + other.size - shared);
}

/**
 * The areas whose names are most like what a file says, the likeliest first. For a person to choose from: none is ever
 * taken by itself.
 */
export function suggestAreas(text: string, among: readonly KnownArea[]): KnownArea[] {
  const wanted = trigramsOf(foldName(text));
  return among
    .map((area) => ({ area, score: likeness(wanted, trigramsOf(foldedNameOf(area))) }))
    .filter(({ score }) => score >= leastLikeness)
    .sort((one, other) => other.score - one.score || (one.area.code < other.area.code ? -1 : 1))
    .slice(0, offered)
    .map(({ area }) => area);
}
