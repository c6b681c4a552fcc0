import type { AuditQuery } from '../../domain/audit-log';
import { notFoundProblem } from '../../domain/problems';
import { writeAuditWorkbook } from '../../reports/audit-workbook';
import type { Context } from '../auth/context';
import { loadAuditFile } from '../loaders/audit';

/** The rows that a page of the audit shows, as a workbook: the newest 10.000 at most. @throws Problem 404 for who reads none */
export async function makeAuditFile(
  ctx: Context,
  query: AuditQuery,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const lines = await loadAuditFile(ctx, query);
  if (!lines) throw notFoundProblem();
  return { fileName: 'catatan-audit.xlsx', bytes: await writeAuditWorkbook(lines) };
}
