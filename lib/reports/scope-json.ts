import type { ScopeAnswer } from '../domain/api-scope';
import type { IsoDay } from '../domain/days';
import type { ScopeVersion } from '../domain/scope';
import type { ScopeEntry } from '../domain/scope-changes';

type Version = ScopeVersion & { listed: number; by: string | null; createdAt: Date };

/** Who takes part, as the API says it. */
export function buildScopeAnswer(
  campaign: string,
  found: { day: IsoDay; version: Version | null; entries: ScopeEntry[] | null; history: Version[] },
): ScopeAnswer {
  return {
    campaign,
    day: found.day,
    version: found.version && describeVersion(found.version),
    areas: found.entries,
    versions: found.history.map(describeVersion),
  };
}

function describeVersion({ id, fromDay, everybody, listed, letter, note, createdAt, by }: Version) {
  return { id, fromDay, everybody, listed, letter, note, createdAt: createdAt.toISOString(), by };
}
