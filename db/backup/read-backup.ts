import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { extract as createExtract } from 'tar-stream';
import { Problem } from '../../lib/domain/problems';
import {
  auditHeadsName,
  type BackupEnd,
  type BackupHead,
  backupEnd,
  backupFormat,
  backupHead,
  endName,
  headName,
  tableOfPiece,
} from './backup-format';

export type Readers = {
  head(head: BackupHead): Promise<void>;
  /** A piece of a table's rows, a JSON object a line. */
  rows(table: string, lines: string[]): Promise<void>;
  auditHeads(text: string): Promise<void>;
};

/**
 * Reads a backup from its first byte to its last and hands its contents on. The contents are verified only when this has
 * returned: a file that was cut off or changed is detected at its end.
 * @throws Problem 422 for what is no backup, is broken, or was made by a later release
 */
export async function readBackup(file: string, readers: Readers): Promise<BackupEnd> {
  const sums = new Map<string, { rows: number; hash: ReturnType<typeof createHash> }>();
  let head: BackupHead | null = null;
  let end: BackupEnd | null = null;
  const input = createReadStream(file);
  const gunzip = createGunzip();
  const tar = createExtract();
  input.on('error', (error) => gunzip.destroy(error));
  gunzip.on('error', (error) => tar.destroy(error));
  input.pipe(gunzip).pipe(tar);
  try {
    for await (const entry of tar) {
      const { name } = entry.header;
      const chunks: Buffer[] = [];
      for await (const chunk of entry as AsyncIterable<Buffer>) chunks.push(chunk);
      const content = Buffer.concat(chunks).toString('utf8');
      const table = tableOfPiece(name);
      if (name === headName) {
        head = parse(backupHead, content);
        requireReadable(head);
        await readers.head(head);
      } else if (head === null || end !== null) throw broken('isinya tidak berurutan');
      else if (table !== null) {
        const lines = content.split('\n').slice(0, -1);
        const sum = sums.get(table) ?? { rows: 0, hash: createHash('sha256') };
        sums.set(table, { rows: sum.rows + lines.length, hash: sum.hash.update(content) });
        await readers.rows(table, lines);
      } else if (name === auditHeadsName) await readers.auditHeads(content);
      else if (name === endName) end = parse(backupEnd, content);
      else throw broken(`ada file '${name.slice(0, 80)}' yang bukan bagiannya`);
    }
  } catch (error) {
    throw explain(error);
  } finally {
    input.destroy();
  }
  if (!head || !end) throw broken('akhirnya tidak ada; file terpotong');
  for (const { name } of head.tables) {
    const [said, read] = [end.tables[name], sums.get(name)];
    const sha256 = (read?.hash ?? createHash('sha256')).digest('hex');
    if (!said || said.rows !== (read?.rows ?? 0) || said.sha256 !== sha256) throw broken(`isi tabel ${name} berubah`);
  }
  return end;
}

function requireReadable(head: BackupHead): void {
  if (head.format <= backupFormat) return;
  throw new Problem(
    'backup-newer',
    `Cadangan ini dibuat oleh versi Kejar Target yang lebih baru (bentuk ${head.format}; versi ini membaca sampai ${backupFormat}). Perbarui Kejar Target, lalu pulihkan lagi.`,
  );
}

function parse<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  text: string,
): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw broken('isinya tidak terbaca');
  }
  const read = schema.safeParse(value);
  if (!read.success) throw broken('isinya tidak terbaca');
  return read.data;
}

/** Errors of the libraries and the disk for a file that is no backup or is incomplete. */
function explain(error: unknown): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT')
    return new Problem('backup-unknown', 'Tidak ada file dengan nama itu. Periksa nama dan foldernya.');
  if (code === 'Z_DATA_ERROR') return broken('bukan file cadangan, atau isinya rusak');
  if (code === 'Z_BUF_ERROR' || /unexpected end/i.test(error.message))
    return broken('akhirnya tidak ada; file terpotong');
  if (/tar header|checksum/i.test(error.message)) return broken('bukan file cadangan, atau isinya rusak');
  return error;
}

function broken(reason: string): Problem {
  return new Problem(
    'backup-broken',
    `Cadangan ini tidak dapat dipakai: ${reason}. Basis data tidak diubah. Pakai cadangan lain.`,
  );
}
