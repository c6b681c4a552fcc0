import { appendFileSync, createReadStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { count, desc } from 'drizzle-orm';
import type { AuditHead } from '../../lib/domain/audit';
import type { Database } from '../client';
import { audit } from '../schema';
import { auditKey, formatNote, isSame, parseNote, sealOf } from './audit-seal';

/** The file beside the data that the ends of the chain are noted in; null: this process was told of none. */
export function headsFile(): string | null {
  return process.env.KEJAR_AUDIT_HEADS || null;
}

/**
 * Notes the end of the chain outside the database. A line is added in one call, so that processes side by side leave each
 * other's alone. It never fails what is committed already: where the disk is full, the next note covers this row too.
 */
export function noteHead(head: AuditHead): void {
  const [key, file] = [auditKey(), headsFile()];
  if (!key || !file) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${formatNote(key, head)}\n`, { mode: 0o600 });
  } catch (error) {
    process.stderr.write(`Pangkal audit ${head.id} tidak tercatat di ${file}: ${String(error)}\n`);
  }
}

/**
 * Notes the end of the chain as it stands, with the number of rows: once a day, with each backup and when the chain was
 * found sound. `note` is the line of the file, to be kept elsewhere too. Null: there is no row, or its end is not sealed by us, and only `checkAudit` can say what that means.
 */
export async function noteAuditHead(database: Database): Promise<(AuditHead & { note: string }) | null> {
  const key = auditKey();
  if (!key) return null;
  const [last, rows] = await database.transaction(
    async (transaction) =>
      [
        (await transaction.select().from(audit).orderBy(desc(audit.id)).limit(1))[0],
        (await transaction.select({ rows: count() }).from(audit))[0]?.rows ?? 0,
      ] as const,
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  if (!last?.seal || !isSame(last.seal, sealOf(key, last))) return null;
  const head = { id: last.id, hash: last.hash, count: rows, at: new Date().toISOString() };
  noteHead(head);
  return { ...head, note: formatNote(key, head) };
}

export type AuditNotes = {
  /** By the number of the row. Null: two rows of that number were noted, so that one has taken the other's place. */
  hashes: Map<number, string | null>;
  counts: Map<number, number>;
  /** The first line that looks like a note and was not written with the key. */
  forgedLine: number | null;
};

/** All notes of the file; none where there is no file. */
export async function readNotes(key: Buffer, file: string | null): Promise<AuditNotes> {
  const notes: AuditNotes = { hashes: new Map(), counts: new Map(), forgedLine: null };
  if (!file || !existsSync(file)) return notes;
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const head = parseNote(key, text);
    if (head === 'forged') notes.forgedLine ??= line;
    else if (head) keepNote(notes, head);
  }
  return notes;
}

function keepNote({ hashes, counts }: AuditNotes, { id, hash, count: rows }: AuditHead): void {
  hashes.set(id, (hashes.get(id) ?? hash) === hash && hashes.get(id) !== null ? hash : null);
  if (rows !== null) counts.set(id, rows);
}

/** Begins the notes anew: what was noted before is kept beside, under the instant. Returns its name; null: there was none. */
export function setNotesAside(now: Date): string | null {
  const file = headsFile();
  if (!file || !existsSync(file)) return null;
  const aside = `${file}.${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(file, aside);
  return aside;
}
