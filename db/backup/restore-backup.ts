import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { Problem } from '../../lib/domain/problems';
import { connect, type Database, type Transaction } from '../client';
import { countMigrations, migrationsFolder } from '../prepare';
import type { AppliedMigration, BackupHead } from './backup-format';
import { listTables } from './list-tables';
import { readBackup } from './read-backup';

export type Restored = {
  rows: number;
  head: BackupHead;
  /** The noted ends of the audit chain, a line each. */
  auditHeads: string;
};

/**
 * Fills an empty database with a backup, whole or not at all. The file is read to its end before the first row is written.
 * Sessions are left out: users who were signed in when the backup was made sign in again. The caller runs later
 * migrations.
 * @param ownerUrl a database in which nothing is kept yet
 * @throws Problem as `readBackup`; 409 for a database in use; 422 for a backup of a later release
 */
export async function restoreBackup(
  ownerUrl: string,
  input: { file: string; report: (step: string) => void },
): Promise<Restored> {
  const { file, report } = input;
  report('Membaca cadangan sampai akhirnya');
  let head: BackupHead | null = null;
  let auditHeads = '';
  const ignore = async () => {};
  const end = await readBackup(file, {
    head: async (read) => {
      head = read;
    },
    rows: ignore,
    auditHeads: async (text) => {
      auditHeads = text;
    },
  });
  if (!head) throw new Error('a backup without a head was taken as sound');
  const known: BackupHead = head;
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 0 });
  try {
    report('Memulihkan cadangan');
    await migrateTo(owner, known.migrations);
    await owner.transaction(async (transaction) => {
      await requireUnused(transaction);
      await emptyTables(transaction, known);
      await readBackup(file, {
        head: ignore,
        auditHeads: ignore,
        rows: (table, lines) => insertRows(transaction, known, { table, lines }),
      });
      await setSequences(transaction);
      await transaction.execute(sql`delete from sessions`);
    });
    await owner.execute(sql`analyze`);
  } finally {
    await owner.close();
  }
  return { rows: Object.values(end.tables).reduce((sum, { rows }) => sum + rows, 0), head: known, auditHeads };
}

/** Creates the tables as they were when the backup was made: by the same number of our migrations. */
async function migrateTo(owner: Database, wanted: readonly AppliedMigration[]): Promise<void> {
  const ours = readMigrationFiles({ migrationsFolder });
  for (const [index, { hash }] of wanted.entries()) {
    if (ours[index]?.hash === hash) continue;
    throw new Problem(
      'backup-newer',
      'Cadangan ini dibuat oleh versi Kejar Target yang lebih baru daripada yang terpasang. Perbarui Kejar Target, lalu pulihkan lagi.',
    );
  }
  const applied = await countApplied(owner);
  if (applied > wanted.length) {
    throw new Problem(
      'database-in-use',
      'Basis data ini sudah disiapkan oleh versi yang lebih baru daripada cadangannya. Buat basis data kosong yang baru, tunjuk dengan DATABASE_URL (bawaan: pindahkan .data), lalu pulihkan lagi.',
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'kejar-migrations-'));
  try {
    const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta', '_journal.json'), 'utf8'));
    const entries = journal.entries.slice(0, wanted.length);
    mkdirSync(join(folder, 'meta'));
    writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(migrationsFolder, `${tag}.sql`), join(folder, `${tag}.sql`));
    await migrate(owner, { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many migrations have run. @throws Problem 409 where there are tables that are not ours */
async function countApplied(owner: Database): Promise<number> {
  const { applied } = await countMigrations(owner);
  if (applied > 0) return applied;
  const [strange] = await owner.execute(
    sql`select 1 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace limit 1`,
  );
  if (strange) {
    throw new Problem('database-in-use', 'Basis data ini berisi tabel lain. Pulihkan ke basis data kosong.');
  }
  return 0;
}

/** @throws Problem 409 for a database that holds rows already: a restore never replaces data */
async function requireUnused(transaction: Transaction): Promise<void> {
  // No other process begins to use the database meanwhile.
  await transaction.execute(sql`lock table users, campaigns, imports, audit in exclusive mode`);
  const [kept] = await transaction.execute<{ users: number; campaigns: number; imports: number; audit: number }>(sql`
    select (select count(*)::int from users) as users, (select count(*)::int from campaigns) as campaigns,
      (select count(*)::int from imports) as imports, (select count(*)::int from audit) as audit`);
  if (kept && kept.users + kept.campaigns + kept.imports + kept.audit === 0) return;
  throw new Problem(
    'database-in-use',
    `Basis data ini sudah dipakai (${kept?.users} pengguna, ${kept?.campaigns} kampanye, ${kept?.imports} unggahan). Pulihkan ke basis data kosong; untuk Postgres bawaan hentikan server dan pindahkan folder .data.`,
  );
}

async function emptyTables(transaction: Transaction, head: BackupHead): Promise<void> {
  const here = new Map((await listTables(transaction)).map((table) => [table.name, table.columns]));
  for (const { name, columns } of head.tables) {
    if (JSON.stringify(here.get(name)) === JSON.stringify(columns)) continue;
    throw new Error(`the backup's table ${name} is not the one of its migrations`);
  }
  // Migrations fill some of them.
  const all = sql.join(
    [...here.keys()].map((name) => sql.identifier(name)),
    sql`, `,
  );
  await transaction.execute(sql`truncate ${all}`);
}

async function insertRows(
  transaction: Transaction,
  head: BackupHead,
  { table, lines }: { table: string; lines: string[] },
): Promise<void> {
  const columns = head.tables.find(({ name }) => name === table)?.columns;
  if (!columns) throw new Error(`the backup has rows of ${table}, which its head does not name`);
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const name = sql.identifier(table);
  // Rows keep their numbers: other rows, and users' notes, refer to them.
  await transaction.execute(sql`
    insert into ${name} (${names}) overriding system value
    select ${names} from json_populate_recordset(null::${name}, ${`[${lines.join(',')}]`}::text::json)`);
}

/** Sets the sequence of each table beyond the numbers in use. */
async function setSequences(transaction: Transaction): Promise<void> {
  const columns = await transaction.execute<{ table: string; column: string; sequence: string }>(sql`
    select relname::text as table, attname::text as column,
      pg_get_serial_sequence(quote_ident(relname), attname) as sequence
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind = 'r' and relnamespace = 'public'::regnamespace and attidentity <> '' and not attisdropped`);
  for (const { table, column, sequence } of columns) {
    await transaction.execute(sql`
      select setval(${sequence}::text::regclass, greatest((select max(${sql.identifier(column)}) from ${sql.identifier(table)}), 1),
        exists (select 1 from ${sql.identifier(table)}))`);
  }
}
