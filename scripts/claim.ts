import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { serversFolder } from './build.mjs';
import type { Environment } from './environment';
import { isAlive } from './lock.mjs';
import { StepError, type Steps } from './steps.mjs';

/** A server of this folder that runs, starts or stops. `launcher` is the process that started it. */
const record = z.object({
  pid: z.number(),
  launcher: z.number(),
  port: z.number(),
  state: z.enum(['starting', 'serving', 'stopping']),
  /** What it serves, as `nameDatabase` says it. */
  database: z.string().default(''),
});
type ServerRecord = z.infer<typeof record>;

export type Claim = { tell(state: ServerRecord['state']): void; release(): void };

const heartbeatMs = 2_000;
const staleMs = 20_000;
const patienceMs = 30_000;

/**
 * Makes this process the server of a port: of two starts in one folder one gets it, and the other is told. A server that
 * is on its way out is waited for.
 * @throws StepError that says who has the port and what to do
 */
export async function claimPort(
  { port, host, ...environment }: Pick<Environment, 'port' | 'host' | 'databaseUrl' | 'dataFolder'>,
  steps: Steps,
): Promise<Claim> {
  mkdirSync(serversFolder, { recursive: true });
  const file = join(serversFolder, `${port}.json`);
  const mine: ServerRecord = {
    pid: process.pid,
    launcher: process.ppid,
    port,
    state: 'starting',
    database: nameDatabase(environment),
  };
  const deadline = Date.now() + patienceMs;
  let predecessor = false;
  while (!take(file, mine)) {
    const other = readRecord(file);
    if (other && !isLeaving(other)) throw new StepError(alreadyRunning(other));
    if (!predecessor && other) steps.begin('Menunggu server sebelumnya berhenti');
    predecessor = true;
    if (!other) rmSync(file, { force: true });
    else if (Date.now() > deadline) throw new StepError(alreadyRunning(other));
    else await pause(200);
  }
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs);
  heartbeat.unref();
  const release = () => {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  };
  // The web process of a server that was killed lets the port go a moment later.
  const until = Date.now() + (predecessor ? 5_000 : 0);
  for (;;) {
    const problem = await whyNotFree(port, host);
    if (problem === null) break;
    if (Date.now() < until && problem === 'EADDRINUSE') {
      await pause(200);
      continue;
    }
    release();
    throw new StepError(portMessage(port, problem));
  }
  return { release, tell: (state) => writeFileSync(file, JSON.stringify({ ...mine, state })) };
}

function take(file: string, mine: ServerRecord): boolean {
  try {
    writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The record of a server that is there; null when it has gone without taking its record along. */
function readRecord(file: string): ServerRecord | null {
  try {
    const read = record.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    const silent = Date.now() - statSync(file).mtimeMs > staleMs;
    // A process number may go to another process, after a restart of the machine above all.
    return read.success && !silent && isServer(read.data.pid) ? read.data : null;
  } catch {
    return null;
  }
}

function isServer(pid: number): boolean {
  if (pid === process.pid || pid === process.ppid || !isAlive(pid)) return false;
  const command = `/proc/${pid}/cmdline`;
  return !existsSync(command) || readFileSync(command, 'utf8').includes('serve.ts');
}

function isLeaving(other: ServerRecord): boolean {
  return other.state === 'stopping' || !isAlive(other.launcher);
}

/** The servers of this folder that run. */
export function listServers(): ServerRecord[] {
  if (!existsSync(serversFolder)) return [];
  return readdirSync(serversFolder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => readRecord(join(serversFolder, name)) ?? []);
}

/** In words for a reader, without the password. */
export function nameDatabase({ databaseUrl, dataFolder }: Pick<Environment, 'databaseUrl' | 'dataFolder'>): string {
  if (databaseUrl === null) return `Postgres bawaan di ${dataFolder}`;
  const { host, pathname } = new URL(databaseUrl);
  return `basis data ${pathname.slice(1)} di ${host}`;
}

/** Asked at the address that the web server takes; without one all of them, IPv6 and IPv4. */
function whyNotFree(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen({ port, host }, () => probe.close(() => resolve(null)));
  });
}

function alreadyRunning(other: ServerRecord): string {
  return `Kejar Target sudah berjalan dari folder ini: http://localhost:${other.port} (proses ${other.pid}).\nBuka alamat itu, atau hentikan dulu (Ctrl-C di terminalnya, atau kill ${other.pid}). Porta lain: PORT=${other.port + 1} npm start`;
}

function portMessage(port: number, code: string): string {
  if (code === 'EADDRINUSE') {
    return `Porta ${port} sudah dipakai program lain.\nHentikan program itu, atau pakai porta lain: PORT=${port + 1} npm start`;
  }
  if (code === 'EACCES') {
    return `Porta ${port} hanya boleh dibuka oleh root.\nPakai porta di atas 1023: PORT=3000 npm start`;
  }
  return `Porta ${port} tidak dapat dibuka (${code}).\nPakai porta lain: PORT=3100 npm start`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
