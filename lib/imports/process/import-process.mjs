// The process in which uploaded files are read and checked, one at a time; lib/imports/process/check-processes.ts starts and
// ends it. Plain JavaScript, because Node starts it by its path; tsx then lets it load the TypeScript sources.
import { setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Requests for pages have priority over a file that is being checked.
setPriority(10);
process.once('disconnect', () => process.exit());
// A file may block the event loop, which then sees neither the disconnect nor a timer: a second thread watches the server.
const watch = `const { ppid } = process; setInterval(() => { if (process.ppid !== ppid) process.kill(process.pid, 'SIGKILL'); }, 1000);`;
new Worker(watch, { eval: true }).unref();
register();
const { runTask } = await import('./run-task.ts');
process.on('message', async (task) => {
  const answer = await runTask(task, (progress) => process.send({ progress }));
  process.send({ answer, residentMegabytes: process.memoryUsage.rss() / 1024 / 1024 });
});
process.send({ ready: true });
