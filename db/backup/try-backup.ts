import { sql } from 'drizzle-orm';
import { connect, type Database } from '../client';
import { startThrowawayPostgres } from '../embedded-throwaway';
import { type Restored, restoreBackup } from './restore-backup';

/**
 * Restores a backup into a temporary Postgres and checks it there.
 * @throws Problem as `restoreBackup`, and what `look` throws
 */
export async function tryBackup<T>(
  input: { file: string; report: (step: string) => void },
  look: (owner: Database, restored: Restored) => Promise<T>,
): Promise<T> {
  const server = await startThrowawayPostgres();
  try {
    const admin = connect(server.url, { connections: 1, statementSeconds: 0 });
    await admin.execute(sql`create database kejar_tried`);
    await admin.close();
    const url = new URL(server.url);
    url.pathname = '/kejar_tried';
    const restored = await restoreBackup(url.href, input);
    const owner = connect(url.href, { connections: 2, statementSeconds: 0 });
    try {
      return await look(owner, restored);
    } finally {
      await owner.close();
    }
  } finally {
    await server.stop();
  }
}
