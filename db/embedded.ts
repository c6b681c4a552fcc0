import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { advisoryLocks } from './client-locks';
import { findPlace, type Place } from './embedded-place';
import {
  choosePort,
  embeddedOwner,
  endOfLog,
  initialise,
  keepOnce,
  readPostmaster,
  requireSameMajor,
  startServer,
  stopServer,
} from './embedded-server';

/** A running Postgres of this project, kept running for as long as this process holds it. */
export type EmbeddedPostgres = {
  /** The address of its database, as the owner. */
  url: string;
  place: Place;
  /** Lets go of it, and stops it when no other process of this project holds it. */
  release(): Promise<'stopped' | 'inUse'>;
};

type Options = {
  dataFolder: string;
  /** Told before each step that takes time, in words for a reader. */
  report: (step: string) => void;
  /** A server that outlives a crash of Postgres passes this: it is started again, and `lost` hears when that fails. */
  lost?: (error: Error) => void;
};

const database = 'kejar';
const patienceMs = 120_000;

/**
 * Uses the Postgres of this project, starting it when it does not run. Several processes may do so at once: Postgres
 * itself lets one server into a data folder, and each user of it holds a shared advisory lock, which falls away with
 * the process however it ends. So no lock of our own can be left behind, and a server that outlived a killed process is
 * simply used.
 * @throws Error in Indonesian, with the end of the server's log
 */
export async function openEmbedded(options: Options): Promise<EmbeddedPostgres> {
  const place = findPlace(options.dataFolder);
  const password = keepOnce(join(place.home, 'password'), () => randomBytes(24).toString('base64url'));
  let released = false;
  const first = await obtain({ place, password, report: options.report, onLoss });
  const port = first.port;
  let current = Promise.resolve(first);

  function onLoss(): void {
    const { lost } = options;
    if (released || !lost) return;
    // The web server has been told this port, so it must come back there.
    current = obtain({ place, password, report: options.report, onLoss, port });
    current.catch((error: unknown) => {
      if (!released) lost(error instanceof Error ? error : new Error(String(error)));
    });
  }

  async function release(): Promise<'stopped' | 'inUse'> {
    released = true;
    let hold: Hold | null = await current.catch(() => null);
    // A session that is gone tells nothing: Postgres may have crashed, been stopped by the last but one, or be up again.
    for (let tries = 0; hold && tries < 5; tries += 1) {
      const last = await hold.isLast().catch(() => null);
      if (last) await stopServer(place);
      await hold.close();
      if (last !== null) return last ? 'stopped' : 'inUse';
      const running = readPostmaster(place);
      const again = running ? await tryHold({ place, password, port: running.port, onLoss }) : null;
      hold = typeof again === 'string' ? null : again;
    }
    return 'stopped';
  }

  try {
    await createDatabase(place, password, port);
  } catch (error) {
    await release();
    throw error;
  }
  return { url: addressOf(password, port, database), place, release };
}

type Hold = { port: number; isLast(): Promise<boolean>; close(): Promise<void> };

async function obtain(input: {
  place: Place;
  password: string;
  report: Options['report'];
  onLoss: () => void;
  /** The port that others already use; any when absent. */
  port?: number;
}): Promise<Hold> {
  const { place } = input;
  const deadline = Date.now() + patienceMs;
  let step = '';
  const report = (next: string) => {
    if (next !== step) input.report(next);
    step = next;
  };
  let failure = '';
  while (Date.now() < deadline) {
    const running = readPostmaster(place);
    if (running) {
      const held = await tryHold({ place, password: input.password, port: running.port, onLoss: input.onLoss });
      if (typeof held !== 'string') return held;
      failure = held;
      if (step === '') report('Menunggu Postgres');
    } else {
      if (!existsSync(place.data)) {
        report('Menyiapkan Postgres');
        await initialise(place, input.password);
      }
      requireSameMajor(place);
      report('Menyalakan Postgres');
      failure = await startServer(place, input.port ?? (await choosePort(place)));
      if (failure === '') continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`Postgres bawaan tidak mau menyala. ${failure}\nCatatan: ${place.log}\n${endOfLog(place)}`);
}

/** A session that holds the shared lock, or why there is none yet. */
async function tryHold(input: {
  place: Place;
  password: string;
  port: number;
  onLoss: () => void;
}): Promise<Hold | string> {
  let held = false;
  const client = postgres(addressOf(input.password, input.port, 'postgres'), {
    max: 1,
    connect_timeout: 5,
    // The lock lives as long as the session: it must not be exchanged for a fresh one.
    max_lifetime: null,
    idle_timeout: 0,
    onnotice: () => {},
    // The driver's own first query is nobody's to catch when the server stops under it.
    fetch_types: false,
    onclose: () => {
      if (held) input.onLoss();
    },
    connection: { application_name: 'kejar-target: hold' },
  });
  try {
    const [row] = await client<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    if (row?.folder !== input.place.data) throw new Error(`porta ${input.port} dijawab Postgres lain`);
    await client`select pg_advisory_lock_shared(${advisoryLocks.embeddedUse})`;
    held = true;
  } catch (error) {
    await client.end({ timeout: 1 });
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof postgres.PostgresError && error.code === '28P01') {
      throw new Error(`Kata sandi di ${input.place.home}/password tidak cocok dengan data Postgres di sana.`, {
        cause: error,
      });
    }
    return `Tidak dapat masuk ke Postgres: ${message}.`;
  }
  return {
    port: input.port,
    async isLast() {
      held = false;
      await client`select pg_advisory_unlock_shared(${advisoryLocks.embeddedUse})`;
      // Kept until the server has stopped: a process that comes now waits for it, is cut off, and starts Postgres anew.
      const [row] = await client<
        { alone: boolean }[]
      >`select pg_try_advisory_lock(${advisoryLocks.embeddedUse}) as alone`;
      return row?.alone ?? false;
    },
    async close() {
      held = false;
      await client.end({ timeout: 1 });
    },
  };
}

async function createDatabase(place: Place, password: string, port: number): Promise<void> {
  const client = postgres(addressOf(password, port, 'postgres'), { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    const [found] = await client`select 1 from pg_database where datname = ${database}`;
    if (!found) await client`create database ${client(database)}`;
  } catch (error) {
    // Two processes that find it missing at once.
    const duplicate = error instanceof postgres.PostgresError && ['42P04', '23505'].includes(error.code);
    if (!duplicate) throw new Error(`Basis data tidak dapat dibuat.\n${endOfLog(place)}`, { cause: error });
  } finally {
    await client.end({ timeout: 1 });
  }
}

function addressOf(password: string, port: number, name: string): string {
  return `postgres://${embeddedOwner}:${password}@127.0.0.1:${port}/${name}`;
}
