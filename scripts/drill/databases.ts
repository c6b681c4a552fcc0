import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../environment';
import { type Place, readDeployed, writeFor } from './place';
import { runAs, until } from './processes';

type Name = 'db1' | 'db2';

/** A primary and its standby, of the files in docs/deploy/several. */
export function openDatabases(place: Place) {
  const { programs, folder, ports, passwords } = place;
  const bin = (name: string) => join(programs.postgres, name);
  const dataOf = (name: Name) => join(folder, name, 'data');
  const sockets = join(folder, 'sockets');
  const env = { PGHOST: sockets, PGUSER: programs.runner.name, PATH: `${programs.postgres}:${process.env.PATH}` };

  const ask = (name: Name, statement: string) =>
    runAs(place, bin('psql'), [...psqlFlags, '-p', String(ports[name]), '-d', 'postgres', '-c', statement], env).trim();

  function start(name: Name): void {
    const settings = [`-p ${ports[name]}`, `-k ${sockets}`, `-c cluster_name=${name}`].join(' ');
    runAs(place, bin('pg_ctl'), [
      ...['start', '--wait', '--silent', '-D', dataOf(name), '-l', join(folder, name, 'log'), '-o', settings],
    ]);
  }

  function makePrimary(): void {
    const data = dataOf('db1');
    const flags = [
      '-D',
      data,
      '-U',
      programs.runner.name,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '--auth=trust',
      '--no-sync',
    ];
    runAs(place, bin('initdb'), flags);
    appendFileSync(
      join(data, 'postgresql.conf'),
      `\n${readDeployed(place, 'postgresql.conf')}\nlisten_addresses = '127.0.0.1'\n`,
    );
    writeFor(place, 'db1/data/pg_hba.conf', readDeployed(place, 'pg_hba.conf'));
    start('db1');
    const roles = writeFor(place, 'roles.sql', readDeployed(place, 'roles.sql'));
    const where = ['-p', String(ports.db1), '-d', 'postgres', '-f', roles];
    runAs(place, bin('psql'), [...psqlFlags, '-v', 'ON_ERROR_STOP=1', ...where], env);
  }

  /** As make-standby.sh of the docs does, which also brings a former primary back. */
  async function makeStandby(name: Name, of: Name): Promise<void> {
    const script = join(root, 'docs', 'deploy', 'several', 'make-standby.sh');
    const copied = writeFor(place, 'make-standby.sh', readFileSync(script, 'utf8'));
    const password = { ...env, PGPASSWORD: passwords.replication };
    runAs(place, 'sh', [copied, '127.0.0.1', String(ports[of]), dataOf(name)], password);
    start(name);
    await until('the standby streams', () => ask(of, 'select count(*) from pg_stat_replication') === '1');
    ask(of, 'alter system reset synchronous_standby_names');
    ask(of, 'select pg_reload_conf()');
    await until('the standby is waited for', () => ask(of, 'select sync_state from pg_stat_replication') === 'sync');
  }

  /** Kills it as a power cut does: every process at once, nothing written on the way. */
  function kill(name: Name): void {
    const [pid] = readFileSync(join(dataOf(name), 'postmaster.pid'), 'utf8').split('\n');
    const children = runAs(place, 'ps', ['--ppid', String(pid), '-o', 'pid='], env)
      .trim()
      .split(/\s+/);
    for (const one of [Number(pid), ...children.map(Number)]) {
      try {
        process.kill(one, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
  }

  /** promote.sh of the docs. */
  function promote(name: Name, former: Name): void {
    const script = readFileSync(join(root, 'docs', 'deploy', 'several', 'promote.sh'), 'utf8');
    const copied = writeFor(place, 'promote.sh', script);
    runAs(place, 'sh', [copied, '127.0.0.1', String(ports[former]), String(ports[name])], env);
  }

  /** The line of PgBouncer's userlist.txt, as pgbouncer.ini of the docs says it. */
  function readServingHash(): string {
    const line = `select format('"%s" "%s"', rolname, rolpassword) from pg_authid where rolname = 'kejar_serving'`;
    return ask('db1', line);
  }

  function stop(): void {
    for (const name of ['db2', 'db1'] as const) {
      if (!existsSync(join(dataOf(name), 'postmaster.pid'))) continue;
      try {
        runAs(place, bin('pg_ctl'), ['stop', '--wait', '-m', 'immediate', '-D', dataOf(name)]);
      } catch {
        // It was killed.
      }
    }
  }

  return { makePrimary, makeStandby, kill, promote, readServingHash, stop };
}

const psqlFlags = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align'];
