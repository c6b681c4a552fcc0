import { createHash } from 'node:crypto';
import { asc, getTableColumns, gt, sql } from 'drizzle-orm';
import { type AuditProblem, auditChainStart, auditText, sealingAction } from '../../lib/domain/audit';
import type { AuditCheck } from '../../lib/domain/audit-checks';
import type { Database } from '../client';
import { audit } from '../schema';
import { type AuditNotes, headsFile, readNotes } from '../writes/audit-heads';
import { auditKey, isSame, sealOf } from '../writes/audit-seal';

const batchRows = 5_000;

/** What the rows read so far lead to. */
type Chain = {
  hash: string;
  id: number;
  rows: number;
  sealed: number;
  /** Of the numbers of the rows before the seals. */
  numbers: ReturnType<typeof createHash>;
};

/** `finer`: the instant is no whole millisecond, as none was written. */
const rowColumns = {
  ...getTableColumns(audit),
  finer: sql<boolean>`${audit.at} <> date_trunc('milliseconds', ${audit.at})`,
};
type Row = typeof audit.$inferSelect & { finer: boolean };

/**
 * Reads the audit chain from its first row to its end. Without a key (`auditKey`) only that each row's hash holds and
 * covers the row before; with it that rows carry its seal, and that each noted end is where it was noted. A row that was
 * committed and not yet noted is none the worse for it: a server may have stopped in between.
 * @param notesFile the file of the notes; null: there is none
 */
export async function checkAudit(database: Database, notesFile = headsFile()): Promise<AuditCheck> {
  const key = auditKey();
  // Before the rows: one that is written meanwhile is noted meanwhile.
  const notes: AuditNotes = key
    ? await readNotes(key, notesFile)
    : { hashes: new Map(), counts: new Map(), forgedLine: null };
  const chain: Chain = { hash: auditChainStart, id: 0, rows: 0, sealed: 0, numbers: createHash('sha256') };
  const ends = (broken: AuditCheck['broken']): AuditCheck => {
    const { rows, sealed, id, hash } = chain;
    return { rows, sealed, notes: notes.hashes.size, head: rows === 0 ? null : { id, hash }, broken };
  };
  for (let seen: number | null = null; ; ) {
    const rows: Row[] = await database
      .select(rowColumns)
      .from(audit)
      // Not from 1: a number below it was not given by us.
      .where(seen === null ? undefined : gt(audit.id, seen))
      .orderBy(asc(audit.id))
      .limit(batchRows);
    for (const row of rows) {
      const problem = checkRow(row, chain) ?? (key && checkSeal(row, chain, key)) ?? checkNote(row, chain, notes);
      if (problem) return ends({ id: row.id, problem });
      if (row.seal === null) chain.numbers.update(chain.rows === 0 ? String(row.id) : `,${row.id}`);
      else chain.sealed += 1;
      Object.assign(chain, { hash: row.hash, id: row.id, rows: chain.rows + 1 });
    }
    seen = chain.id;
    if (rows.length < batchRows) break;
  }
  const missing = [...notes.hashes.keys()].filter((id) => id > chain.id);
  if (missing.length > 0) return ends({ id: chain.id + 1, problem: 'cutOff' });
  if (notes.forgedLine !== null) return ends({ id: notes.forgedLine, problem: 'forgedNote' });
  return ends(notesFile && chain.sealed > 0 && notes.hashes.size === 0 ? { id: 0, problem: 'noNotes' } : null);
}

function checkRow(row: Row, chain: Chain): AuditProblem | null {
  if (row.finer || Number.isNaN(row.at.getTime())) return 'changed';
  const text = auditText(row.previousHash, row.at.toISOString(), row);
  if (createHash('sha256').update(text).digest('hex') !== row.hash) return 'changed';
  return row.previousHash === chain.hash ? null : 'notAfterThePrevious';
}

function checkSeal(row: Row, chain: Chain, key: Buffer): AuditProblem | null {
  if (row.seal === null) return chain.sealed > 0 ? 'unsealed' : null;
  if (!isSame(row.seal, sealOf(key, row))) return 'wrongSeal';
  if (chain.sealed > 0 || chain.rows === 0) return row.id === chain.id + 1 ? null : 'wrongNumber';
  // The first seal of a chain that began without: only we can write this row, and it says what was before it.
  if (row.action !== sealingAction) return 'unsealed';
  const { rows, numbers } = row.detail;
  return rows === chain.rows && numbers === chain.numbers.copy().digest('hex') ? null : 'wrongNumber';
}

function checkNote(row: Row, chain: Chain, notes: AuditNotes): AuditProblem | null {
  const hash = notes.hashes.get(row.id);
  const count = notes.counts.get(row.id);
  if (hash !== undefined && hash !== row.hash) return 'notAsNoted';
  // Only sealed rows are noted.
  if (hash !== undefined && row.seal === null) return 'unsealed';
  return count !== undefined && count !== chain.rows + 1 ? 'notAsNoted' : null;
}
