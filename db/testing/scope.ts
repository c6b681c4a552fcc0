import { type AuthorizedArea, rangeOfCode } from '../../lib/domain/areas';
import type { TargetScope } from '../../lib/domain/target-proposals';
import type { Database } from '../client';
import { getArea, getEdition } from '../queries/areas';

/**
 * The scope of an area, as if its reader had signed in: the only mint beside lib/server/auth. It is made from a real row, so
 * that a test cannot use an area that does not exist.
 * @throws Error when the edition (2025 unless said) has no such code
 */
export async function testArea(database: Database, code: string, edition = '2025'): Promise<AuthorizedArea> {
  const found = await getEdition(database, edition);
  const area = found && (await getArea(database, found.id, code));
  if (!area) throw new Error(`Edition ${edition} has no area ${code}.`);
  return area as AuthorizedArea;
}

/** The right to set targets as the nation has it (`id`: of all areas), or a province: of the areas inside it. */
export function testTargetScope(code: string): TargetScope {
  const { lo, hi } = rangeOfCode(code);
  return { lo, hi, from: code === 'id' ? lo : lo + 1, to: hi } as TargetScope;
}
