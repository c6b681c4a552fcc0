import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../db/client';
import { explainBriefly } from '../lib/server/services/explain-briefly';
import type { OpenPostgres } from './database';
import type { Environment } from './environment';
import { deleteOldBackups, listBackups, makeBackup, nameBackup } from './make-backup';

export type DailyBackups = { stop(): Promise<void> };

const minute = 60_000;
/** At night, when nobody waits for a page. */
const hourInJakarta = 2;

/** Whether a backup is due: none was made since the last two o'clock at night, by the names of those that are there. */
export function isDue(now: Date, names: readonly string[]): boolean {
  const local = new Date(now.getTime() + 7 * 60 * minute);
  const since = new Date(local);
  since.setUTCHours(hourInJakarta, 0, 0, 0);
  if (local < since) since.setUTCDate(since.getUTCDate() - 1);
  // Also a UTC instant on the clock of Jakarta: names carry that clock.
  const earliest = nameBackup(new Date(since.getTime() - 7 * 60 * minute));
  return !names.some((name) => name >= earliest);
}

/**
 * Makes a backup each night, tries it, and deletes those beyond the number to keep, once the new one has passed. A server
 * that was off at night makes it at its start. What fails is said, and tried again an hour later.
 */
export function startDailyBackups(input: {
  environment: Environment & { backups: NonNullable<Environment['backups']> };
  postgres: OpenPostgres;
  say: (line: string) => void;
}): DailyBackups {
  const { environment, postgres, say } = input;
  const { folder, kept } = environment.backups;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  let notBefore = 0;

  async function look(): Promise<void> {
    const now = new Date();
    if (now.getTime() < notBefore || !isDue(now, existsSync(folder) ? listBackups(folder) : [])) return;
    const owner = connect(postgres.ownerUrl, { connections: 1, statementSeconds: 0 });
    try {
      const file = join(folder, nameBackup(now));
      const { rows, bytes } = await makeBackup({ owner, postgres, environment, file, tried: true, report: () => {} });
      const deleted = deleteOldBackups(folder, kept);
      say(`Cadangan ${file}: ${rows} baris, ${bytes} byte, sudah dicoba; ${deleted.length} yang lama dihapus.`);
    } catch (error) {
      notBefore = now.getTime() + 60 * minute;
      say(`Cadangan gagal, dicoba lagi satu jam lagi: ${explainBriefly(error)}`);
    } finally {
      await owner.close();
    }
  }

  function tick(): void {
    if (busy) return;
    busy = true;
    running = look()
      .catch((error: unknown) => say(`Cadangan gagal: ${explainBriefly(error)}`))
      .finally(() => {
        busy = false;
      });
  }

  const timer = setInterval(tick, minute);
  tick();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
