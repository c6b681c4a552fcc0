import { inScope, servingDatabase } from '../../db/client';
import { getOffice } from '../../db/queries/offices';
import { authorizeOwnArea } from '../auth/areas';
import { defaultOffice, type Office, timeZoneOf } from '../domain/offices';
import type { SessionUser } from '../domain/users';

/**
 * The office that a user prints and sends for, that of their own area: letterhead, signature, hours. Where it has said
 * nothing yet, its name alone.
 */
export async function readOffice(user: SessionUser, editionId: number, database = servingDatabase()): Promise<Office> {
  const area = await authorizeOwnArea(user, editionId, 'view', database);
  const kept = area && (await inScope(database, area, (transaction) => getOffice(transaction, area)));
  const { code } = user.area;
  return kept ?? defaultOffice({ areaCode: code, name: user.office, timeZone: timeZoneOf(code) });
}
