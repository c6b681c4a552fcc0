import { createHash } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import { type AuditEntry, auditChainStart, auditText } from '../../lib/domain/audit';
import type { Transaction } from '../client';
import { audit } from '../schema';

const chainLock = 7_435_202;

/**
 * Writes the audit row of a change, in the change's own transaction: when it fails, so does the change. Rows form a
 * chain, so only one transaction at a time may add to it: call this as the last thing before the commit, for every other
 * writer waits from here until then. The transaction must be read committed (the default): a snapshot taken before the
 * lock would not see the row that the chain has to go on from.
 */
export async function recordAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${chainLock})`);
  const [last] = await transaction.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.id)).limit(1);
  const previousHash = last?.hash ?? auditChainStart;
  const at = new Date();
  // The row is hashed as the database will give it back: without what JSON leaves out.
  const detail = JSON.parse(JSON.stringify(entry.detail)) as Record<string, unknown>;
  const hash = createHash('sha256')
    .update(auditText(previousHash, at.toISOString(), { ...entry, detail }))
    .digest('hex');
  const { userId, action, campaignId, area, subject } = entry;
  await transaction.insert(audit).values({ at, userId, action, campaignId, area, subject, detail, previousHash, hash });
}
