// The process in which long tables are read and written, one at a time; lib/server/admission/long-process.ts starts and ends
// it. Plain JavaScript, because Node starts it by its path; tsx then lets it load the TypeScript sources.
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Requests for pages have priority over a file that is being made.
setPriority(5);
process.once('disconnect', () => process.exit());
// Long work may block the event loop, which then does not see the disconnect: a second thread watches the server.
const watch = `const { ppid } = process; setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
new Worker(watch, { eval: true }).unref();
register();
// Read by lib/reports/render-xlsx.ts.
globalThis.kejarAlone = true;
const { runLongTask } = await import('./long-tasks.ts');
process.on('message', async (task) => {
  const answer = await runLongTask(task);
  process.send({ answer, residentMegabytes: process.memoryUsage.rss() / 1024 / 1024 });
});
process.send({ ready: true });
