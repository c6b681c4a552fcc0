import { type AreaRange, isInside } from '../../domain/areas';
import { levelOfRole } from '../../domain/users';
import type { AreaContext } from '../areas/area-clues';
import { AreaIndex } from '../areas/area-index';
import type { KnownArea } from '../areas/known-area';
import { matchArea } from '../areas/match-area';
import { unpackAreas } from '../areas/pack-areas';
import type { PersonRow } from '../table/people-table';

const nothingWritten: ReadonlySet<string> = new Set();

/**
 * Finds the areas of people by name, as those of an upload are found: inside the scope, at the level of the role. A name that
 * several areas have, or none, is asked about in the row.
 * @param of.areas as `unpackAreas` reads them
 */
export function findPeopleAreas(rows: readonly PersonRow[], of: { areas: string; scope: AreaRange }): PersonRow[] {
  const named = rows.filter(({ areaCode, areaText, role }) => areaCode === null && areaText !== '' && role !== null);
  if (named.length === 0) return [...rows];
  const all = unpackAreas(of.areas);
  const isNear = (area: KnownArea) => isInside(area, of.scope) || isInside(of.scope, area);
  const index = new AreaIndex(
    all.filter(isNear),
    [],
    all.filter((area) => !isNear(area)),
  );
  return rows.map((row) => {
    const { areaCode, areaText, role } = row;
    if (areaCode !== null || areaText === '' || role === null) return row;
    const context: AreaContext = {
      ...{ index, scope: of.scope, parent: of.scope, level: levelOfRole[role], written: () => nothingWritten },
    };
    const match = matchArea({ code: null, name: areaText, above: [] }, context);
    if (match.ok) return { ...row, areaCode: match.area.code };
    return { ...row, areaProblem: `${match.reason}. ${match.suggestion}` };
  });
}
