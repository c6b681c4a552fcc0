import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { pack as createPack, type Pack } from 'tar-stream';
import { Problem } from '../../lib/domain/problems';
import type { Database, Transaction } from '../client';
import {
  type AppliedMigration,
  auditHeadsName,
  type BackupEnd,
  type BackupHead,
  backupFormat,
  endName,
  headName,
  pieceName,
} from './backup-format';
import { listTables } from './list-tables';

/** Intended size of a piece in characters: rows of some tables have megabytes each, of others a hundred bytes. */
const pieceLength = 2_000_000;
const pieceRows = { first: 8, most: 5_000 };

/**
 * Writes the whole database as of one instant, while other processes read and write. The file gets its name when it is
 * complete, and only its owner may read it.
 * @throws Problem 409: there is a file of that name
 */
export async function writeBackup(
  owner: Database,
  input: {
    file: string;
    secrets: Pick<BackupHead, 'authSecret' | 'auditSecret'>;
    auditHeadsFile: string;
    report: (step: string) => void;
  },
): Promise<{ madeAt: Date; rows: number }> {
  const { file, secrets, auditHeadsFile, report } = input;
  if (existsSync(file)) {
    throw new Problem('backup-exists', `File ${file} sudah ada. Pakai nama lain; cadangan tidak pernah ditimpa.`);
  }
  report('Menulis cadangan');
  const part = `${file}.part`;
  const pack = createPack();
  // Before the snapshot: what was noted by then is in it.
  const madeAt = new Date();
  try {
    const written = pipeline(pack, createGzip({ level: 4 }), createWriteStream(part, { mode: 0o600, flags: 'wx' }));
    // What fails while it is written ends the packing too, or both would wait for ever.
    written.catch((error: unknown) => pack.destroy(error instanceof Error ? error : new Error(String(error))));
    const packed = owner.transaction(
      async (transaction) => {
        await transaction.execute(sql`set local idle_in_transaction_session_timeout = 0`);
        const tables = await listTables(transaction);
        const migrations = await readMigrations(transaction);
        const head: BackupHead = {
          format: backupFormat,
          madeAt: madeAt.toISOString(),
          migrations,
          tables: tables.map(({ name, columns }) => ({ name, columns })),
          ...secrets,
        };
        await add(pack, headName, JSON.stringify(head));
        const end: BackupEnd = { tables: {} };
        for (const table of tables) end.tables[table.name] = await addTable(transaction, pack, table);
        await add(pack, auditHeadsName, await readNotesUntil(auditHeadsFile, madeAt));
        await add(pack, endName, JSON.stringify(end));
        pack.finalize();
        return { madeAt, rows: Object.values(end.tables).reduce((sum, { rows }) => sum + rows, 0) };
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    const [result] = await Promise.all([packed, written]);
    await flush(part);
    await rename(part, file);
    return result;
  } catch (error) {
    pack.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

async function readMigrations(transaction: Transaction): Promise<AppliedMigration[]> {
  return transaction.execute<AppliedMigration>(
    sql`select hash, created_at as "createdAt" from drizzle.__drizzle_migrations order by created_at`,
  );
}

type Table = Awaited<ReturnType<typeof listTables>>[number];

async function addTable(transaction: Transaction, pack: Pack, table: Table): Promise<BackupEnd['tables'][string]> {
  const hash = createHash('sha256');
  const columns = sql.join(
    table.columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  await transaction.execute(sql`
    declare piece no scroll cursor for
    select row_to_json(listed)::text as line from (select ${columns} from ${sql.identifier(table.name)}) as listed`);
  let rows = 0;
  let wanted = pieceRows.first;
  for (let piece = 1; ; piece += 1) {
    const lines = await transaction.execute<{ line: string }>(sql.raw(`fetch ${wanted} from piece`));
    if (lines.length === 0) break;
    const content = lines.map(({ line }) => `${line}\n`).join('');
    hash.update(content);
    await add(pack, pieceName(table.name, piece), content);
    rows += lines.length;
    const fitting = Math.floor((pieceLength * lines.length) / content.length);
    wanted = Math.max(1, Math.min(pieceRows.most, wanted * 8, fitting));
  }
  await transaction.execute(sql`close piece`);
  return { rows, sha256: hash.digest('hex') };
}

/** Adds a file, and waits until what is before it has gone on its way. */
function add(pack: Pack, name: string, content: string): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name, mode: 0o600 }, content, (error) => (error ? reject(error) : resolve()));
  });
}

/** The noted ends of the audit chain up to an instant, a line each, which begins with its own. */
async function readNotesUntil(file: string, instant: Date): Promise<string> {
  if (!existsSync(file)) return '';
  let text = '';
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.slice(0, 24) <= instant.toISOString()) text += `${line}\n`;
  }
  return text;
}

/** Flushes the file to the disk, so that a power cut does not lose it. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
