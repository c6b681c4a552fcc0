import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Database } from '../client';

/** Migrates an empty database as a release did that ended with the migration of this number. */
export async function migrateTo(owner: Database, last: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kejar-migrations-'));
  try {
    cpSync(fileURLToPath(new URL('../migrations', import.meta.url)), folder, { recursive: true });
    const path = join(folder, 'meta', '_journal.json');
    const journal: { entries: { idx: number }[] } = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx <= last) }));
    await migrate(owner, { migrationsFolder: folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
