import { compareImportAgain } from '../../../db/writes/plan-again';
import { Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import type { Context } from '../auth/context';
import { loadClosures, loadCountedAreas } from '../loaders/imports';
import { correctImport, requireImport } from './imports';

/**
 * Compares an upload with what stands by now. Where it waits no more, saved or set aside meanwhile, its page says so: that
 * is done too.
 */
export async function compareAgain(
  ctx: Context,
  id: number,
): Promise<'done' | 'unknown' | { title: string; detail: string }> {
  try {
    const found = await requireImport(ctx, id);
    const counted = found.sha256 === null ? null : await loadCountedAreas(ctx, found.scope, found.sha256);
    // What a day added stands on what stood before it: where that changed, the sums are other ones. And rows whose areas
    // another office has counted from the same file meanwhile, or whose days are signed off, are refused.
    const closures = await loadClosures(ctx, found.scope);
    if (found.settings.mode === 'daily' || (counted?.areas.length ?? 0) > 0 || closures.length > 0)
      await correctImport(ctx, id, { columns: {}, rows: {} });
    else await compareImportAgain(ctx.database, found.scope.area, { id, userId: auditedAs(ctx.actor) });
    return 'done';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) return 'unknown';
    if (error.type.startsWith('import-')) return 'done';
    return { title: error.title, detail: error.detail };
  }
}
