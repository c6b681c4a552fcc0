import { type Database, inScope, servingDatabase } from '../../../db/client';
import { type ArrivedFile, getArrivedFile, getUpload, listUploads } from '../../../db/queries/uploads';
import type { AuthorizedArea } from '../../domain/areas';
import type { UploadState } from '../../domain/uploads';

export type { ArrivedFile };

/** Whose uploads they are, as the gate of the import found them: theirs alone, also inside one area. */
type Owner = { area: AuthorizedArea; userId: number; campaignId: number };

/** The user's uploads of a campaign that are on their way or have failed, the newest first. */
export function loadUploads(owner: Owner, database: Database = servingDatabase()): Promise<UploadState[]> {
  return inScope(database, owner.area, (transaction) => listUploads(transaction, owner));
}

/** One of the user's uploads; null: they have none with this number in the campaign. */
export function loadUpload(
  owner: Owner,
  id: number,
  database: Database = servingDatabase(),
): Promise<UploadState | null> {
  return inScope(database, owner.area, (transaction) => getUpload(transaction, { ...owner, id }));
}

/** The file of one of the user's uploads that has arrived; null as in `loadUpload`. */
export function loadArrivedFile(
  owner: Owner,
  id: number,
  database: Database = servingDatabase(),
): Promise<ArrivedFile | null> {
  return inScope(database, owner.area, async (transaction) => {
    const own = await getUpload(transaction, { ...owner, id });
    return own && getArrivedFile(transaction, id);
  });
}
