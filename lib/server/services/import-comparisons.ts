import { type Database, servingDatabase } from '../../../db/client';
import { compareImportAgain } from '../../../db/writes/plan-again';
import { Problem } from '../../domain/problems';
import type { SessionUser } from '../../domain/users';
import { loadCountedAreas } from '../loaders/imports';
import { correctImport, requireImport } from './imports';

/**
 * Compares an upload with what stands by now. Where it waits no more, saved or set aside meanwhile, its page says so: that
 * is done too.
 */
export async function compareAgain(
  user: SessionUser,
  id: number,
  database: Database = servingDatabase(),
): Promise<'done' | 'unknown' | { title: string; detail: string }> {
  try {
    const found = await requireImport(user, id, database);
    const counted = await loadCountedAreas(found.scope, found.sha256, database);
    // What a day added stands on what stood before it: where that changed, the sums are other ones. And rows whose areas
    // another office has counted from the same file meanwhile are refused.
    if (found.settings.mode === 'daily' || counted.areas.length > 0)
      await correctImport(user, id, { columns: {}, rows: {} }, database);
    else await compareImportAgain(database, found.scope.area, { id, userId: user.id });
    return 'done';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 404) return 'unknown';
    if (error.type.startsWith('import-')) return 'done';
    return { title: error.title, detail: error.detail };
  }
}
