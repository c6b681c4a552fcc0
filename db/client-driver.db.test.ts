import { once } from 'node:events';
import { createRequire } from 'node:module';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './testing/database';

// What patches/postgres+3.4.9.patch mends, on the driver itself. Both of its builds are in use: tools load the one for
// `import`, the web server may load the one for `require`.
const builds: [string, typeof postgres][] = [
  ['import', postgres],
  ['require', createRequire(import.meta.url)('postgres') as typeof postgres],
];

let database: TestDatabase;
const unhandled: unknown[] = [];
const collect = (error: unknown) => void unhandled.push(error);

beforeAll(async () => {
  database = await openTestDatabase();
  // Vitest reports these as well, but not which test they belong to.
  process.on('unhandledRejection', collect);
  process.on('uncaughtException', collect);
});
afterAll(async () => {
  process.off('unhandledRejection', collect);
  process.off('uncaughtException', collect);
  await database.close();
});

beforeEach(() => void unhandled.splice(0));

const tooLong = (milliseconds: number) => sleep(milliseconds, 'no answer', { ref: false });

describe.each(builds)('the driver as built for %s', (_, driver) => {
  /** A pool of one whose socket a test can cut. */
  function open(options: { max_pipeline?: number } = {}) {
    const { hostname, port } = new URL(database.servingUrl);
    const sockets: Socket[] = [];
    const client = driver(database.servingUrl, {
      max: 1,
      onnotice: () => {},
      ...options,
      // Options that the driver's types do not know.
      socket: async () => {
        const socket = connectSocket(Number(port), hostname);
        sockets.push(socket);
        await once(socket, 'connect');
        return socket;
      },
    } as postgres.Options<Record<string, never>>);
    const cut = () => sockets.at(-1)?.destroy();
    // As a socket is closed that was already on its way down: at once, in this turn of the loop.
    const close = () => {
      const socket = sockets.at(-1);
      socket?.emit('close', false);
      socket?.destroy();
    };
    const reset = () => sockets.at(-1)?.resetAndDestroy();
    return { client, cut, close, reset };
  }

  test('a socket lost with a small write unsent does not keep the next one from writing', async () => {
    const { client, close } = open();
    await client`select 1`;
    for (let round = 0; round < 3; round++) {
      const lost = client`select 2`.execute();
      // The statement is handed to the connection in a microtask, and sent in the next turn of the loop: not this time.
      await Promise.resolve();
      await Promise.resolve();
      close();
      await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
      const next = client`select 3 as found`.then(([row]) => row?.found);
      expect(await Promise.race([next, tooLong(5_000)])).toBe(3);
    }
    await client.end({ timeout: 1 });
    expect(unhandled).toEqual([]);
  });

  test('what the old backend said last is no answer to the first query of the next one', async () => {
    const { client } = open();
    const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const refused = expect(client`select pg_sleep(30)`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await sleep(100);
    await database.owner.execute(`select pg_terminate_backend(${row?.pid}, 5000)`);
    await refused;
    expect((await client`select 4 as found`)[0]?.found).toBe(4);
    await client.end({ timeout: 1 });
  });

  test.each(['cut', 'reset'] as const)('a transaction whose connection was %s is over at once', async (how) => {
    const opened = open();
    const { client } = opened;
    let late: unknown;
    const begun = client.begin(async (transaction) => {
      await transaction`select 1`;
      expect(transaction.lost).toBeNull();
      opened[how]();
      await expect.poll(() => transaction.lost).not.toBeNull();
      // Reconnects, as another user's query does.
      await client`select 1`;
      late = await transaction`select 2`.catch((error: unknown) => error);
    });
    await expect(begun).rejects.toMatchObject({ code: expect.stringMatching(/CONNECTION_CLOSED|ECONNRESET/) });
    await expect.poll(() => late).toMatchObject({ code: expect.stringMatching(/CONNECTION_CLOSED|ECONNRESET/) });
    for (const number of [1, 2, 3]) expect((await client`select ${number}::int as found`)[0]?.found).toBe(number);
    await client.end({ timeout: 1 });
    expect(unhandled).toEqual([]);
  });

  test('a reservation that died is not given back as if it were open', async () => {
    const { client, cut } = open();
    const reserved = await client.reserve();
    await reserved`select 1`;
    cut();
    await sleep(50);
    await expect(reserved`select 2`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    reserved.release();
    const next = client`select 5 as found`.then(([row]) => row?.found);
    expect(await Promise.race([next, tooLong(5_000)])).toBe(5);
    await client.end({ timeout: 1 });
    expect(unhandled).toEqual([]);
  });

  test('statements that a transaction holds back are settled when its connection goes', async () => {
    const { client, cut } = open({ max_pipeline: 1 });
    let outcomes: unknown;
    const begun = client.begin(async (transaction) => {
      const statements = [1, 2, 3, 4].map((number) => transaction`select pg_sleep(30), ${number}::int`.execute());
      setTimeout(cut, 100);
      outcomes = (await Promise.allSettled(statements)).map((outcome) => outcome.status);
    });
    await expect(begun).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await expect.poll(() => outcomes).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    await client.end({ timeout: 1 });
  });

  test('a transaction begun on a full pipeline has its connection for itself', async () => {
    const { client } = open({ max_pipeline: 3 });
    await client`select 1`;
    // Without parameters, which would have each of them described first and the next one wait.
    const before = [1, 2, 3].map(() => client`select pg_sleep(0.1)`.execute());
    const begun = client.begin(async (transaction) => {
      const other = client`select pg_current_xact_id_if_assigned() is null as alone`.execute();
      await transaction`select pg_current_xact_id()`;
      await nextTurn();
      return { other };
    });
    const { other } = await begun;
    const inside = (await other)[0]?.alone;
    await Promise.all(before);
    expect(inside).toBe(true);
    await client.end({ timeout: 1 });
  });

  test('a server that hangs up on every greeting is said to be gone', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no address');
    const client = driver(`postgres://nobody:none@127.0.0.1:${address.port}/none`, { max: 1 });
    const asked = client`select 1`.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    );
    expect(await Promise.race([asked, tooLong(3_000)])).toBe('CONNECTION_CLOSED');
    await client.end({ timeout: 1 });
    server.close();
  });

  test('a server that is silent costs a query its limit, and the pool no place', async () => {
    const silent = { on: false };
    const links = new Set<Socket>();
    const { hostname, port } = new URL(database.servingUrl);
    const proxy = createServer((near) => {
      const far = connectSocket(Number(port), hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        links.add(from);
        from.on('data', (chunk) => silent.on || to.write(chunk));
        from.on('error', () => {});
        from.on('close', () => !silent.on && to.destroy());
        from.on('end', () => !silent.on && to.end());
      }
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const address = proxy.address();
    if (typeof address !== 'object' || !address) throw new Error('no address');
    const url = new URL(database.servingUrl);
    url.port = String(address.port);
    const client = driver(url.href, { max: 2, query_timeout: 1, idle_timeout: 1, connect_timeout: 1 });
    await Promise.all([client`select pg_sleep(0.1)`, client`select pg_sleep(0.1)`]);
    silent.on = true;
    const began = performance.now();
    const asked = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((number) => client`select ${number}::int`));
    expect(asked.map((one) => one.status)).toEqual(Array(6).fill('rejected'));
    expect(performance.now() - began).toBeLessThan(3_000);
    // Idle connections take their leave, which the silence swallows.
    await sleep(2_500);
    silent.on = false;
    const back = Promise.all([client`select 1`, client`select 1`]).then(() => 'back');
    expect(await Promise.race([back, tooLong(3_000)])).toBe('back');
    await client.end({ timeout: 1 });
    for (const link of links) link.destroy();
    proxy.close();
    expect(unhandled).toEqual([]);
  });
});
