import type { AuthorizedArea } from '../../lib/domain/areas';
import { type Database, inScope } from '../client';
import { recordAudit } from './audit';
import { lockImport } from './imports';
import { allowLongStatements } from './locks';
import { comparePlan } from './plan-comparison';

/**
 * Compares a checked import anew with what stands by now. Nothing is counted, and its figures stay as they are.
 * @throws Problem 404 unknown, 409 not waiting any more
 */
export async function compareImportAgain(
  database: Database,
  area: AuthorizedArea,
  input: { id: number; userId: number | null },
): Promise<void> {
  await inScope(database, area, async (transaction) => {
    await allowLongStatements(transaction);
    const found = await lockImport(transaction, input.id, 'checked');
    await comparePlan(transaction, input.id);
    await recordAudit(transaction, {
      userId: input.userId,
      action: 'import.compare',
      campaignId: found.campaignId,
      area: found.areaLo,
      subject: `unggahan ${input.id}`,
      detail: {},
    });
  });
}
