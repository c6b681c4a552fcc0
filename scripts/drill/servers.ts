import { join } from 'node:path';
import { connect } from '../../db/client';
import { root } from '../environment';
import { type Place, readDeployed, writeFor } from './place';
import { type Running, startProcess, until } from './processes';

/** HAProxy by the file of the docs. Not as root it keeps its user, and it logs to a file of the drill. */
export function startProxy(place: Place): Running {
  let text = readDeployed(place, 'haproxy.cfg').replace('log /dev/log local0', 'log stdout format raw local0 info');
  if (process.getuid?.() !== 0) text = text.replaceAll(/^ {2}(?:user|group) haproxy\n/gm, '');
  const file = writeFor(place, 'haproxy.cfg', text);
  return startProcess({ place, name: 'haproxy', program: place.programs.haproxy, flags: ['-db', '-f', file] });
}

/** PgBouncer by the file of the docs. */
export function startPooler(place: Place, name: 'pooler1' | 'pooler2', servingHash: string): Running {
  const folder = join(place.folder, name);
  writeFor(place, `${name}/userlist.txt`, `${servingHash}\n`);
  const text = readDeployed(place, 'pgbouncer.ini')
    .replaceAll('/etc/pgbouncer/userlist.txt', join(folder, 'userlist.txt'))
    .replace('listen_port = 6432', `listen_port = ${place.ports[name]}`)
    .replaceAll(
      /^(unix_socket_dir|logfile|pidfile) = .*$/gm,
      (_, setting: string) => `${setting} = ${place.folder}/${name}${ends[setting] ?? ''}`,
    );
  const file = writeFor(place, `${name}/pgbouncer.ini`, text);
  return startProcess({ place, name, program: place.programs.pgbouncer, flags: [file], as: 'runner' });
}

const ends: Record<string, string> = { logfile: '/log', pidfile: '/pid' };

/** The settings of a web machine, as kejar.env of the docs has them. */
export function settingsOf(place: Place, name: 'web1' | 'web2' | 'command'): Record<string, string> {
  const { ports, passwords, folder, authSecret } = place;
  return {
    PORT: String(name === 'command' ? ports.web : ports[name]),
    KEJAR_HOST: '127.0.0.1',
    DATABASE_URL: `postgres://kejar_owner:${passwords.owner}@127.0.0.1:${ports.primary}/kejar`,
    KEJAR_POOLER_URL: `postgres://127.0.0.1:${name === 'web2' ? ports.pooler2 : ports.pooler1}/kejar`,
    KEJAR_READ_URL: `postgres://127.0.0.1:${ports.standby}/kejar`,
    KEJAR_DATA_DIR: join(folder, name),
    KEJAR_DEMO: '0',
    AUTH_SECRET: authSecret,
    NEXTAUTH_URL: `http://127.0.0.1:${ports.web}`,
  };
}

export function startWeb(place: Place, name: 'web1' | 'web2'): Running {
  return startProcess({
    place,
    name,
    program: process.execPath,
    flags: [join(root, 'scripts', 'start.mjs')],
    env: settingsOf(place, name),
  });
}

/** Waits until the proxy has asked both servers: until then it takes either for the primary. */
export async function untilReached({ ports, passwords }: Place): Promise<void> {
  const url = `postgres://kejar_owner:${passwords.owner}@127.0.0.1:${ports.primary}/kejar`;
  let inRow = 0;
  await until('the proxy leads to the primary', async () => {
    const owner = connect(url, { connections: 1 });
    const [row] = await owner.execute<{ standby: boolean }>('select pg_is_in_recovery() as standby').catch(() => []);
    await owner.close();
    inRow = row?.standby === false ? inRow + 1 : 0;
    return inRow === 8;
  });
}

/** Waits until a web server says that it is ready. */
export function untilReady({ ports }: Place, name: 'web1' | 'web2'): Promise<void> {
  const ask = async () => (await fetch(`http://127.0.0.1:${ports[name]}/readyz`)).ok;
  return until(`${name} is ready`, ask, 180);
}
