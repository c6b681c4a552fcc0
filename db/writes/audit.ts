import { createHash } from 'node:crypto';
import { count, desc, isNotNull, sql } from 'drizzle-orm';
import { type AuditEntry, auditChainStart, auditText, sealingAction } from '../../lib/domain/audit';
import type { Database, Transaction } from '../client';
import { afterCommit, beforeCommit } from '../client-commits';
import { advisoryLocks } from '../client-locks';
import { audit } from '../schema';
import { noteHead } from './audit-heads';
import { auditKey, sealOf } from './audit-seal';

/** The end of the chain. `seal` null: the row is from before there were any. */
type Last = { id: number; hash: string; seal: string | null };

/**
 * Writes the audit row of a change, in the change's own transaction: when it fails, so does the change. Rows form a
 * chain, so only one transaction at a time may add to it, and every other writer waits from then until its commit. So the
 * rows are written at the end of the transaction, wherever in it this is called. The transaction must be read committed (the
 * default): a snapshot taken before the lock would not see the row that the chain has to go on from.
 *
 * With a key (`auditKey`) the row is sealed and, once it is committed, noted outside the database. Without one no row may
 * follow a sealed one.
 */
export async function recordAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  // What its caller does with the entry until the commit is not audited.
  const recorded = structuredClone(entry);
  beforeCommit(() => addToChain(transaction, recorded));
}

async function addToChain(transaction: Transaction, entry: AuditEntry): Promise<void> {
  const last = await lockEnd(transaction);
  const key = auditKey();
  if (key) {
    const from = last && (await isBeforeSeals(transaction, last)) ? await beginSeals(transaction, last, key) : last;
    await addSealed(transaction, { entry, last: from, key });
  } else if (last && last.seal !== null) {
    throw new Error('The audit chain is sealed and this process has no key: start it with `npm start` or `kejar`.');
  } else {
    const row = rowOf(entry, last?.hash ?? auditChainStart);
    await transaction.insert(audit).values(row);
  }
}

/** Puts the rows under seal that were written before there was a key, so that they do not wait for the next change. */
export async function sealAudit(database: Database): Promise<void> {
  const key = auditKey();
  if (!key) return;
  await database.transaction(async (transaction) => {
    const last = await lockEnd(transaction);
    if (last && (await isBeforeSeals(transaction, last))) await beginSeals(transaction, last, key);
  });
}

/** The end of the chain, which nobody else adds to from here to the commit. */
async function lockEnd(transaction: Transaction): Promise<Last | undefined> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.auditChain})`);
  const { id, hash, seal } = audit;
  const [last] = await transaction.select({ id, hash, seal }).from(audit).orderBy(desc(id)).limit(1);
  return last;
}

/** Whether no row is sealed yet. One without a seal after others with one was put in past the application: `checkAudit` finds it. */
async function isBeforeSeals(transaction: Transaction, last: Last): Promise<boolean> {
  if (last.seal !== null) return false;
  const [sealed] = await transaction.select({ id: audit.id }).from(audit).where(isNotNull(audit.seal)).limit(1);
  return sealed === undefined;
}

/** From here on rows are sealed. The hashes of those before say nothing of their numbers: this row does. */
async function beginSeals(transaction: Transaction, last: Last, key: Buffer): Promise<Last> {
  const numbers = sql<string>`encode(sha256(convert_to(string_agg(${audit.id}::text, ',' order by ${audit.id}), 'UTF8')), 'hex')`;
  const [before] = await transaction.select({ rows: count(), numbers }).from(audit);
  const entry = { userId: null, action: sealingAction, campaignId: null, area: null, subject: 'audit' };
  return addSealed(transaction, { entry: { ...entry, detail: { ...before } }, last, key });
}

async function addSealed(
  transaction: Transaction,
  { entry, last, key }: { entry: AuditEntry; last: Last | undefined; key: Buffer },
): Promise<Last> {
  const row = rowOf(entry, last?.hash ?? auditChainStart);
  // A sequence leaves gaps where a transaction was rolled back; a gap is to mean that a row was taken out.
  const id = (last?.id ?? 0) + 1;
  const seal = sealOf(key, { id, hash: row.hash });
  await transaction
    .insert(audit)
    .overridingSystemValue()
    .values({ id, seal, ...row });
  afterCommit(() => noteHead({ id, hash: row.hash, count: null, at: row.at.toISOString() }));
  return { id, hash: row.hash, seal };
}

function rowOf(entry: AuditEntry, previousHash: string) {
  const at = new Date();
  // The row is hashed as the database will give it back: without what JSON leaves out.
  const detail = JSON.parse(JSON.stringify(entry.detail)) as Record<string, unknown>;
  const hash = createHash('sha256')
    .update(auditText(previousHash, at.toISOString(), { ...entry, detail }))
    .digest('hex');
  const { userId, action, campaignId, area, subject } = entry;
  return { at, userId, action, campaignId, area, subject, detail, previousHash, hash };
}
