import { inScope } from '../../../db/client';
import { type ArrivedFile, getArrivedFile, getUpload, listUploads } from '../../../db/queries/uploads';
import type { AuthorizedArea } from '../../domain/areas';
import type { UploadState } from '../../domain/uploads';
import type { Context } from '../auth/context';

export type { ArrivedFile };

/** Whose uploads they are, as the gate of the import found them: theirs alone, also inside one area. */
type Owner = { area: AuthorizedArea; userId: number; campaignId: number };

/** The user's uploads of a campaign that are on their way or have failed, the newest first. */
export function loadUploads(ctx: Context, owner: Owner): Promise<UploadState[]> {
  return inScope(ctx.database, owner.area, (transaction) => listUploads(transaction, owner));
}

/** One of the user's uploads; null: they have none with this number in the campaign. */
export function loadUpload(ctx: Context, owner: Owner, id: number): Promise<UploadState | null> {
  return inScope(ctx.database, owner.area, (transaction) => getUpload(transaction, { ...owner, id }));
}

/** The file of one of the user's uploads that has arrived; null as in `loadUpload`. */
export function loadArrivedFile(ctx: Context, owner: Owner, id: number): Promise<ArrivedFile | null> {
  return inScope(ctx.database, owner.area, async (transaction) => {
    const own = await getUpload(transaction, { ...owner, id });
    return own && getArrivedFile(transaction, id);
  });
}
