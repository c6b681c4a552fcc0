import { checkAudit } from '../../../db/queries/audit';
import { getLastAuditCheck } from '../../../db/queries/audit-log';
import { alone } from '../../../db/writes/alone';
import { keepAuditCheck } from '../../../db/writes/audit-checks';
import { type AuditCheck, isAuditCheckDue } from '../../domain/audit-checks';
import type { AuditQuery } from '../../domain/audit-log';
import { notFoundProblem, Problem } from '../../domain/problems';
import { auditedAs } from '../../domain/users';
import { writeAuditWorkbook } from '../../reports/audit-workbook';
import type { Context } from '../auth/context';
import { managesNation } from '../auth/managers';
import { loadAuditFile } from '../loaders/audit';

/** The rows that a page of the audit shows, as a workbook: the newest 10.000 at most. @throws Problem 404 to an actor who may not read the audit */
export async function makeAuditFile(
  ctx: Context,
  query: AuditQuery,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const lines = await loadAuditFile(ctx, query);
  if (!lines) throw notFoundProblem();
  return { fileName: 'catatan-audit.xlsx', bytes: await writeAuditWorkbook(lines) };
}

/**
 * Reads the whole chain of the audit through, and keeps what was found as a row of it.
 * @throws Problem 404 for users who do not manage the installation, 409 while it is being read
 */
export async function verifyAudit(ctx: Context): Promise<AuditCheck> {
  if (!managesNation(ctx)) throw notFoundProblem();
  const check = await alone(ctx.database, 'auditCheck', async () => {
    const found = await checkAudit(ctx.database);
    await keepAuditCheck(ctx.database, found, auditedAs(ctx.actor));
    return found;
  });
  if (!check) throw new Problem('audit-check-running', 'Muat ulang halaman ini sebentar lagi untuk melihat hasilnya.');
  return check;
}

/** What the clock does each night. Null: it was done since three o'clock, by the clock or by hand, or is being done. */
export async function verifyAuditNightly(ctx: Context): Promise<AuditCheck | null> {
  const last = await getLastAuditCheck(ctx.database);
  if (!isAuditCheckDue(ctx.now, last?.at ?? null)) return null;
  try {
    return await verifyAudit(ctx);
  } catch (error) {
    if (error instanceof Problem && error.type === 'audit-check-running') return null;
    throw error;
  }
}
