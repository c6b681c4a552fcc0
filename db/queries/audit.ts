import { createHash } from 'node:crypto';
import { asc, gt } from 'drizzle-orm';
import { auditChainStart, auditText } from '../../lib/domain/audit';
import type { Database } from '../client';
import { audit } from '../schema';

const batchRows = 5_000;

/**
 * The first row at which the audit chain does not hold: a row that was changed, or one before it that was taken out or
 * put in. Null when all is as written. Rows cut off at the very end leave a chain that holds: only a copy of the last
 * hash kept elsewhere (a backup) shows that.
 */
export async function findBrokenAuditRow(
  database: Database,
): Promise<{ id: number; problem: 'changed' | 'notAfterThePrevious' } | null> {
  let previousHash = auditChainStart;
  let seen = 0;
  for (;;) {
    const rows = await database.select().from(audit).where(gt(audit.id, seen)).orderBy(asc(audit.id)).limit(batchRows);
    for (const row of rows) {
      const text = auditText(row.previousHash, row.at.toISOString(), row);
      if (createHash('sha256').update(text).digest('hex') !== row.hash) return { id: row.id, problem: 'changed' };
      if (row.previousHash !== previousHash) return { id: row.id, problem: 'notAfterThePrevious' };
      previousHash = row.hash;
      seen = row.id;
    }
    if (rows.length < batchRows) return null;
  }
}
