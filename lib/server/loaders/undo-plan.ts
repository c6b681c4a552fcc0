import { inScope } from '../../../db/client';
import { getUndoPlan } from '../../../db/queries/undo-plan';
import type { UndoPlan } from '../../domain/undo-plan';
import type { Context } from '../auth/context';
import { type CampaignScope, type LoadedImport, loadImport } from './imports';

/**
 * What undoing an upload would change; null: there is no such upload for a user who may import there.
 * @returns `plan` null where the upload is not committed (any more)
 */
export async function loadUndoPlan(
  ctx: Context,
  input: { id: number; limit: number; offset: number },
): Promise<{ upload: LoadedImport & { scope: CampaignScope }; plan: UndoPlan | null } | null> {
  const { id, limit, offset } = input;
  const upload = await loadImport(ctx, { id, verb: 'import' });
  if (!upload) return null;
  const { area, campaign } = upload.scope;
  const plan = await inScope(ctx.database, area, (transaction) =>
    getUndoPlan(transaction, area, { importId: id, editionId: campaign.editionId, limit, offset }),
  );
  return { upload, plan };
}
