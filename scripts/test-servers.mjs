import { appendFileSync, cpSync, existsSync, lchownSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * The production server as `npm start` brings it up, with data of its own that is thrown away.
 * @param launch starts it with some more variables
 * @param end ends what `launch` started
 */
export async function startServer({ dataFolder, launch, end }) {
  /** What the server says, for tests of what it logs. */
  const log = `${dataFolder}.log`;
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const child = launch({ PORT: String(port), KEJAR_DATA_DIR: dataFolder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000);
      appendFileSync(log, chunk);
    });
  }
  const stop = () => end(child);
  const deadline = Date.now() + 300_000;
  while (!(await answers(`${address}/readyz`))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    await stop();
    throw new Error(`the server did not come up. It said:\n${output}`);
  }
  return { address, dataFolder, log, stop, said: () => output };
}

/**
 * Copies the data of a server that has stopped. Where Postgres had to leave the folder nothing is copied, and the other
 * server loads the demo for itself.
 */
export function copyServerData(from, to) {
  if (existsSync(homeElsewhere(from))) return;
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
  // Two servers that start at once would both find the first one's port free.
  rmSync(join(to, 'postgres', 'port'), { force: true });
  if (process.getuid?.() === 0) giveAlike(from, to);
}

/** Lets the Postgres of a server that has stopped flush nothing to disk from its next start on: the data is thrown away. */
export function stopFlushing(dataFolder) {
  const file = join(dataFolder, 'postgres', 'data', 'postgresql.auto.conf');
  if (existsSync(file)) appendFileSync(file, 'fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n');
}

/** Takes away what a server keeps outside of its data folder. */
export function removeElsewhere(dataFolder) {
  const note = homeElsewhere(dataFolder);
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true });
}

function homeElsewhere(dataFolder) {
  return join(dataFolder, 'postgres-home');
}

/** A copy that root makes belongs to root, and Postgres runs as another user. */
function giveAlike(from, to) {
  const { uid, gid } = lstatSync(from);
  lchownSync(to, uid, gid);
  if (!lstatSync(from).isDirectory()) return;
  for (const name of readdirSync(from)) if (existsSync(join(to, name))) giveAlike(join(from, name), join(to, name));
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
