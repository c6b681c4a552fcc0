import { codePath } from '../../lib/domain/areas';
import type { Database } from '../client';
import { type Area, listAreasByCode } from './areas';

/** So many are kept at most; every page asks for the same few of its reader's and those above. */
const mostKept = 5_000;
/** By edition and code, the one asked for last at the end. */
const keptOf = new WeakMap<Database, Map<string, Area>>();

/**
 * The areas with these codes as `listAreasByCode`, from memory where one was asked for before: an edition that stands is never
 * changed. What is not found is asked for again, for its edition may be loaded meanwhile.
 */
export async function listKeptAreas(database: Database, editionId: number, codes: readonly string[]): Promise<Area[]> {
  const kept = keptOf.get(database) ?? new Map<string, Area>();
  keptOf.set(database, kept);
  const keyOf = (code: string) => `${editionId} ${code}`;
  const found: Area[] = [];
  const unknown: string[] = [];
  for (const code of new Set(codes)) {
    const area = kept.get(keyOf(code));
    if (area) found.push(area);
    else unknown.push(code);
  }
  found.push(...(await listAreasByCode(database, editionId, unknown)));
  for (const area of found) {
    kept.delete(keyOf(area.code));
    // Shared by all who ask.
    kept.set(keyOf(area.code), Object.freeze(area));
  }
  for (const key of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(key);
  }
  return found;
}

/** An area by its code, as above; null: the edition has none. */
export async function getKeptArea(database: Database, editionId: number, code: string): Promise<Area | null> {
  const [area] = await listKeptAreas(database, editionId, [code]);
  return area ?? null;
}

/** The areas that hold the one with this code, in no order. */
export function listAreasAbove(database: Database, editionId: number, code: string): Promise<Area[]> {
  return listKeptAreas(database, editionId, codePath(code).slice(0, -1));
}
