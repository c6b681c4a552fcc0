import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { type AuditHead, headText, sealText } from '../../lib/domain/audit';

/**
 * What rows and notes are sealed with. It stands in the environment of the processes that write and in no table: the owner
 * of the database does not have it. Null: this process was started without one, as tests are.
 */
export function auditKey(): Buffer | null {
  const key = process.env.KEJAR_AUDIT_KEY;
  return key ? Buffer.from(key, 'hex') : null;
}

/** The variables that tell a process the key, which follows from a secret, and the file of the notes. */
export function auditVariables(secret: string, headsFile: string): Record<string, string> {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'kejar-target audit seal', 32)).toString('hex');
  return { KEJAR_AUDIT_KEY: key, KEJAR_AUDIT_HEADS: headsFile };
}

export function sealOf(key: Buffer, row: { id: number; hash: string }): string {
  return hmac(key, sealText(row.id, row.hash));
}

/** The line of a note, with its HMAC at the end. */
export function formatNote(key: Buffer, head: AuditHead): string {
  const text = headText(head);
  return `${text} ${hmac(key, `head ${text}`)}`;
}

const noteLine = /^(\S{24}) (\d{1,16}) ([0-9a-f]{64}) (\d{1,16}|-) ([0-9a-f]{64})$/;

/** What a line says. `forged`: a note, and not by this key. Null: no whole note, as a machine that stops may leave one. */
export function parseNote(key: Buffer, line: string): AuditHead | 'forged' | null {
  const [, at = '', id = '', hash = '', count = '', seal = ''] = noteLine.exec(line) ?? [];
  if (at === '') return null;
  const head = { at, id: Number(id), hash, count: count === '-' ? null : Number(count) };
  return isSame(seal, hmac(key, `head ${headText(head)}`)) ? head : 'forged';
}

/** Compares seals in a time that tells nothing of where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function hmac(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
