import { type SpawnOptions, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { giveTo, type Place } from './embedded-place';

/** The role that owns and migrates the embedded database. */
export const embeddedOwner = 'kejar_owner';

const settings = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not pass some 100 characters, and project folders do.
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** The server that the data folder belongs to now, if there is one. Its port is 0 while it has not said. */
export function readPostmaster(place: Place): { pid: number; port: number } | null {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (isAlive(pid) && servesFolder(pid, place.data)) return { pid, port: Number(lines[3]) || 0 };
  // Left by a server that was killed, or copied with the folder. Postgres sees through that itself, unless the number
  // went to another process of the same user.
  rmSync(file, { force: true });
  return null;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Postgres works in its data folder; where the system does not tell (only Linux does), the number is believed. */
function servesFolder(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return !existsSync(`/proc/${pid}`) && isAlive(pid);
  }
}

/** Makes the data folder: whole or not at all, under the eyes of others who do the same. */
export async function initialise(place: Place, password: string): Promise<void> {
  for (const entry of readdirSync(place.home)) {
    const [, pid] = /^data\.new-(\d+)-/.exec(entry) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(place.home, entry), { recursive: true, force: true });
  }
  const fresh = join(place.home, `data.new-${process.pid}-${randomUUID()}`);
  const passwordFile = `${fresh}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, place.runner);
  try {
    const { code, output } = await run(place, 'initdb', [
      `--pgdata=${fresh}`,
      `--pwfile=${passwordFile}`,
      `--username=${embeddedOwner}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Postgres' own C.UTF-8, the same on every system: not all of them have the locale.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    if (code !== 0) throw new Error(`Data Postgres tidak dapat dibuat di ${place.home}:\n${output.trim()}`);
    renameSync(fresh, place.data);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Of two that make it at once, one is first, and the other uses that.
    if (!existsSync(place.data)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** @throws Error when the data was made by another major version, which this one cannot read */
export function requireSameMajor(place: Place): void {
  const made = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim();
  if (made === '18') return;
  throw new Error(
    `Data di ${place.data} dibuat Postgres ${made}, sedangkan yang terpasang Postgres 18. Pulihkan dari cadangan.`,
  );
}

/** Starts the server and waits until it answers. Returns why it did not, or '' . */
export async function startServer(place: Place, port: number): Promise<string> {
  if (existsSync(place.log) && statSync(place.log).size > 20_000_000) renameSync(place.log, `${place.log}.1`);
  const flags = Object.entries({ ...settings, port }).map(([name, value]) => `-c ${name}=${value}`);
  const { code, output } = await control(place, ['start', '-l', place.log, '-w', '-t', '120', '-o', flags.join(' ')]);
  return code === 0 ? '' : output.trim();
}

/** Stops the server, cutting off clients that are still connected; what they had not committed is rolled back. */
export async function stopServer(place: Place): Promise<void> {
  const { code, output } = await control(place, ['stop', '-m', 'fast', '-w', '-t', '120']);
  if (code !== 0 && readPostmaster(place)) throw new Error(`Postgres tidak mau berhenti: ${output.trim()}`);
}

/** The port kept for this project, or another one when a stranger has taken it. */
export async function choosePort(place: Place): Promise<number> {
  const file = join(place.home, 'port');
  const kept = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (kept > 0 && (await isFree(kept))) return kept;
  for (;;) {
    // Below the ports that systems give to outgoing connections, which come and go.
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 10_000);
    if (!(await isFree(port))) continue;
    writeFileSync(file, `${port}\n`);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The content of a file that is written once; of several processes that make it at once, the first one's. Mode 0600. */
export function keepOnce(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const fresh = `${file}.${randomUUID()}`;
    writeFileSync(fresh, `${make()}\n`, { mode: 0o600 });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
}

/** The last lines of the server's log. */
export function endOfLog(place: Place): string {
  return existsSync(place.log) ? readFileSync(place.log, 'utf8').trim().split('\n').slice(-12).join('\n') : '';
}

function control(place: Place, flags: string[]): Promise<{ code: number | null; output: string }> {
  return run(place, 'pg_ctl', [...flags, '-D', place.data]);
}

/** Runs a program of Postgres as the runner, with none of the caller's environment: PGPORT and the like would win. */
function run(place: Place, program: string, flags: string[]): Promise<{ code: number | null; output: string }> {
  const { PATH, SystemRoot, TEMP, NODE_ENV = 'production' } = process.env;
  const options: SpawnOptions = {
    ...place.runner,
    cwd: place.home,
    env: { NODE_ENV, LC_ALL: 'C', TZ: 'UTC', PATH, SystemRoot, TEMP },
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.programs, program), flags, options);
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
