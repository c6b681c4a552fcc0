import { undoImport } from '../../../db/writes/import-undo';
import { discardImport } from '../../../db/writes/imports';
import { auditedAs } from '../../domain/users';
import { targetScopeOf } from '../auth/areas';
import type { Context } from '../auth/context';
import { withDayWords } from './closed-days';
import { requireImportScope } from './imports';

/** Sets a checked upload aside. @throws Problem as `requireImportScope` and `discardImport` */
export async function discardUpload(ctx: Context, id: number): Promise<void> {
  const { area } = await requireImportScope(ctx, id);
  await discardImport(ctx.database, area, { id, userId: auditedAs(ctx.actor) });
}

/**
 * Takes a counted upload back.
 * @param input.acceptLater whether the actor knows of the later reports that contain the same areas
 * @param input.knownLater of so many: refused where there are more by now
 * @throws Problem as `requireImportScope` and `undoImport`
 */
export async function undoUpload(
  ctx: Context,
  input: { id: number; acceptLater: boolean; knownLater?: number },
): Promise<void> {
  const { area } = await requireImportScope(ctx, input.id);
  const act = { userId: auditedAs(ctx.actor), setsTargets: targetScopeOf(ctx.actor) };
  await withDayWords(undoImport(ctx.database, area, { ...input, ...act }));
}
