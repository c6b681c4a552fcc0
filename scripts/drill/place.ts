import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../environment';
import type { Programs } from './programs';

export const ports = ['web', 'web1', 'web2', 'pooler1', 'pooler2', 'db1', 'db2', 'primary', 'standby'] as const;
export type Ports = Record<(typeof ports)[number], number>;

/** The machines of docs/deploy/several as folders and ports of this one. */
export type Place = {
  programs: Programs;
  folder: string;
  ports: Ports;
  passwords: { owner: string; replication: string };
  authSecret: string;
  throwAway(): void;
};

export async function makePlace(programs: Programs): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'kejar-drill-'));
  // Open to pass through: Postgres and PgBouncer run as another user.
  chmodSync(folder, 0o755);
  for (const name of ['db1', 'db2', 'sockets', 'pooler1', 'pooler2']) {
    mkdirSync(join(folder, name), { mode: 0o700 });
    chownSync(join(folder, name), programs.runner.uid, programs.runner.gid);
  }
  const found: Partial<Ports> = {};
  for (const name of ports) found[name] = await freePort(Object.values(found));
  return {
    programs,
    folder,
    ports: found as Ports,
    passwords: { owner: 'owner-of-the-drill', replication: 'standby-of-the-drill' },
    authSecret: 'a-secret-of-the-drill-that-protects-nothing',
    throwAway: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

/** A file of docs/deploy/several, with the addresses of its machines replaced by those of the drill. */
export function readDeployed({ ports, passwords }: Place, name: string): string {
  const addresses: Record<string, string> = {
    '10.0.0.10:443 ssl crt /etc/haproxy/kejar.pem': `127.0.0.1:${ports.web}`,
    '10.0.0.10:5000': `127.0.0.1:${ports.primary}`,
    '10.0.0.10:5001': `127.0.0.1:${ports.standby}`,
    'host=10.0.0.10 port=5000': `host=127.0.0.1 port=${ports.primary}`,
    '10.0.0.11:3000': `127.0.0.1:${ports.web1}`,
    '10.0.0.12:3000': `127.0.0.1:${ports.web2}`,
    '10.0.0.21:5432': `127.0.0.1:${ports.db1}`,
    '10.0.0.22:5432': `127.0.0.1:${ports.db2}`,
    'secret-of-the-owner': passwords.owner,
    'secret-of-the-standby': passwords.replication,
  };
  let text = readFileSync(join(root, 'docs', 'deploy', 'several', name), 'utf8');
  for (const [machine, here] of Object.entries(addresses)) text = text.replaceAll(machine, here);
  return text.replaceAll(/10\.0\.0\.\d+\/32/g, '127.0.0.1/32');
}

/** Writes a file that the runner may read. */
export function writeFor({ programs, folder }: Place, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  chownSync(file, programs.runner.uid, programs.runner.gid);
  return file;
}

function freePort(taken: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(taken.includes(port) ? freePort(taken) : port));
    });
  });
}
