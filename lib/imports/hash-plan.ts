import { createHash } from 'node:crypto';
import { type ImportFact, type ImportSettings, measures } from '../domain/imports';

/** SHA-256 of a file, in hex: the same bytes count once. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const order = new Map(measures.map((measure, at) => [measure, at]));

/** Key order is not meaning: what a database gives back of an object may have another. */
function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.map(([key, inner]) => [key, inKeyOrder(inner)]);
}

/**
 * SHA-256 of what an import would write, in hex. The order of the facts does not matter, so that the facts may be read
 * back from the database in any.
 */
export function hashPlan(facts: readonly ImportFact[], settings: ImportSettings): string {
  const hash = createHash('sha256').update(JSON.stringify(inKeyOrder(settings)));
  const sorted = [...facts].sort(
    (one, other) => one.row - other.row || (order.get(one.measure) ?? 0) - (order.get(other.measure) ?? 0),
  );
  let lines: string[] = [];
  for (const fact of sorted) {
    lines.push(`\n${fact.row} ${fact.area} ${fact.day ?? '-'} ${fact.measure} ${fact.value}`);
    if (lines.length < 1_000) continue;
    hash.update(lines.join(''));
    lines = [];
  }
  return hash.update(lines.join('')).digest('hex');
}
