import { type Database, inScope, servingDatabase } from '../../../db/client';
import { listEditions } from '../../../db/queries/areas';
import { getOffice, getOfficeChange } from '../../../db/queries/offices';
import type { AuthorizedArea } from '../../domain/areas';
import { defaultOffice, type Office, timeZoneOf } from '../../domain/offices';
import type { SessionUser } from '../../domain/users';
import { authorizeArea, authorizeOwnArea } from '../auth/areas';

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

/** An office with what its settings page needs beside it. */
export type OfficeSettings = {
  area: AuthorizedArea;
  office: Office;
  /** Who changed it last, and when; null: nothing is kept yet. */
  changed: { by: string | null; at: Date } | null;
  /** Whether this server is told where to hand e-mail over. */
  sendsMail: boolean;
};

/**
 * The office of an area (null: the user's own) for somebody who may change it; null when there is no such area, or when
 * its office is not theirs. An area is looked for in the newest edition that has it: an office outlives campaigns.
 */
export async function loadOfficeSettings(
  user: SessionUser,
  areaCode: string | null,
  database: Database = servingDatabase(),
): Promise<OfficeSettings | null> {
  const code = areaCode ?? user.area.code;
  for (const { id: editionId } of await listEditions(database)) {
    const area = await authorizeArea(user, { editionId, code, verb: 'office' }, database);
    if (area) return readSettings(user, area, database);
  }
  return null;
}

async function readSettings(user: SessionUser, area: AuthorizedArea, database: Database): Promise<OfficeSettings> {
  const [kept, changed] = await inScope(database, area, (transaction) =>
    Promise.all([getOffice(transaction, area), getOfficeChange(transaction, area)]),
  );
  // The office of an account is known by name; of another area only the area is.
  const name = area.code === user.area.code && user.office !== '' ? user.office : area.name;
  const office = kept ?? defaultOffice({ areaCode: area.code, name, timeZone: timeZoneOf(area.code) });
  return { area, office, changed, sendsMail: process.env.KEJAR_SENDS_MAIL === '1' };
}
