import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connect } from './client';
import { openEmbedded } from './embedded';
import { findPlace, type Place } from './embedded-place';

/** A Postgres of its own, whose data is thrown away when it stops. */
export type ThrowawayPostgres = {
  /** An address as a superuser. */
  url: string;
  stop(): Promise<void>;
};

/**
 * Starts the Postgres that comes along in a folder made for it, on a free port. Nothing is flushed to disk, for the
 * data never outlives the run.
 */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kejar-test-'));
  // Open to pass through: the server may have to run as another user.
  chmodSync(dataFolder, 0o711);
  const place = findPlace(dataFolder);
  const throwAway = () => {
    for (const folder of [place.home, dataFolder]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
  };
  const forget = onSuddenEnd(() => {
    kill(place);
    throwAway();
  });
  const embedded = await openEmbedded({ dataFolder, report: () => {} });
  await stopFlushing(embedded.url);
  return {
    url: embedded.url,
    async stop() {
      forget();
      await embedded.release();
      throwAway();
    },
  };
}

/** A run that ends without stopping its server (an uncaught error, a signal) must take it along all the same. */
function onSuddenEnd(act: () => void): () => void {
  const terminate = () => process.exit(143);
  process.once('exit', act);
  process.once('SIGTERM', terminate);
  return () => {
    process.off('exit', act);
    process.off('SIGTERM', terminate);
  };
}

async function stopFlushing(url: string): Promise<void> {
  const owner = connect(url, { connections: 1 });
  try {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      await owner.execute(sql`alter system set ${sql.identifier(setting)} = off`);
    }
    await owner.execute(sql`select pg_reload_conf()`);
  } finally {
    await owner.close();
  }
}

function kill(place: Place): void {
  try {
    const [pid] = readFileSync(join(place.data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGQUIT');
  } catch {
    // It does not run.
  }
}
