import { connect, connectServing, type Database } from '../db/client';
import { getSetting } from '../db/queries/settings';
import { loadDemo } from '../db/seed/demo';
import { holdDemoOrders, removeDemo } from '../db/seed/remove-demo';
import { putSetting } from '../db/writes/settings';
import { Problem } from '../lib/domain/problems';
import { formatDemoProgress, parseDemoProgress } from '../lib/domain/settings';

const pauseMs = 5_000;

/** Does what administrators order of the demo in the browser. */
export type DemoOrders = { stop(): Promise<void> };

/**
 * Looks for orders every five seconds. It is done here, for the web server does not know the owner of the database, who
 * alone may delete from ledgers. One that a server did not finish is tried anew: it is one transaction.
 */
export function watchDemoOrders(input: {
  ownerUrl: string;
  servingUrl: string;
  say: (line: string) => void;
}): DemoOrders {
  // Never idle: the connection holds the lock while the work takes minutes.
  const serving = connectServing(input.servingUrl, { connections: 1, idleSeconds: 0 });
  let owner: Database | null = null;
  let stopped = false;
  let wake = () => {};

  async function look(): Promise<void> {
    const progress = parseDemoProgress(await getSetting(serving, 'demo'));
    if (!progress || progress.state === 'failed') return;
    // Another server on the same database looks for orders too.
    if (!(await holdDemoOrders(serving))) return;
    const put = (value: string | null) => putSetting(serving, { key: 'demo', value, userId: progress.by });
    await put(formatDemoProgress({ ...progress, state: 'running' }));
    owner = connect(input.ownerUrl, { connections: 2, statementSeconds: 0 });
    try {
      if (progress.order === 'load') await loadDemo(owner, input.say, progress.by);
      else await removeDemo(owner, progress.by);
      await put(null);
    } catch (error) {
      if (stopped) return;
      const why = error instanceof Problem ? `${error.title}. ${error.detail}` : 'Lihat catatan server.';
      input.say(`Data contoh: ${error instanceof Error ? error.message : String(error)}`);
      await put(formatDemoProgress({ ...progress, state: 'failed', why }));
    } finally {
      await owner.close();
      owner = null;
    }
  }

  async function watch(): Promise<void> {
    while (!stopped) {
      // A database that is away for a while is no reason to stop looking.
      await look().catch(() => {});
      if (stopped) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pauseMs).unref();
      });
    }
  }

  const watching = watch();
  return {
    async stop() {
      stopped = true;
      wake();
      // What is not done yet is rolled back, and done anew by the next start.
      await Promise.all([owner?.close(), serving.close()]);
      await watching;
    },
  };
}
