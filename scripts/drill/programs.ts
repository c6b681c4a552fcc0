import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canUseApt, installByApt } from '../apt.mjs';

/** The programs of Debian's packages that the drill runs, and the user that Postgres and PgBouncer run as. */
export type Programs = {
  /** The folder of initdb, pg_ctl, pg_basebackup. */
  postgres: string;
  pgbouncer: string;
  haproxy: string;
  /** Neither runs as root. Null: the caller's own. */
  runner: { uid: number; gid: number; name: string };
};

const packages = { postgres: 'postgresql', pgbouncer: 'pgbouncer', haproxy: 'haproxy' };

/** Finds the programs, and as root installs what is missing. A list of what is missing where that cannot be done. */
export function obtainPrograms(): Programs | { missing: string[] } {
  const look = () => ({ postgres: findPostgres(), pgbouncer: find('pgbouncer'), haproxy: find('haproxy') });
  let found = look();
  const names = Object.keys(packages) as (keyof typeof packages)[];
  for (const name of names) {
    if (found[name] !== null || !canUseApt()) continue;
    console.log(`Memasang ${packages[name]} dari Debian`);
    installByApt(packages[name]);
  }
  found = look();
  const { postgres, pgbouncer, haproxy } = found;
  const runner = findRunner();
  if (postgres === null || pgbouncer === null || haproxy === null || runner === null) {
    const missing = names.filter((name) => found[name] === null).map((name) => packages[name]);
    return { missing: runner === null ? [...missing, 'pengguna sistem postgres'] : missing };
  }
  return { postgres, pgbouncer, haproxy, runner };
}

function findPostgres(): string | null {
  const folder = '/usr/lib/postgresql';
  if (!existsSync(folder)) return null;
  const versions = readdirSync(folder).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(folder, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null;
}

function find(name: string): string | null {
  return ['/usr/sbin', '/usr/bin', '/usr/local/sbin'].map((folder) => join(folder, name)).find(existsSync) ?? null;
}

function findRunner(): Programs['runner'] | null {
  const name = process.getuid?.() === 0 ? 'postgres' : execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
  const idOf = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  return uid > 0 ? { uid, gid, name } : null;
}
