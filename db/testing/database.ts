import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { connect, connectServing, type Database } from '../client';
import { prepareDatabase } from '../prepare';
import { loadInitialData } from '../seed/initial';
import { addressOf, demoTemplateName, smallTemplateName, templateName, testSecret } from './template';

/** A database of a test's own. */
export type TestDatabase = {
  /** As its owner, past row-level security: to arrange and to look behind the scenes. */
  owner: Database;
  /** As the serving role, the way the app reads and writes: row-level security holds. */
  serving: Database;
  /** The address the serving role signs in at, for what opens its own connections. */
  servingUrl: string;
  ownerUrl: string;
  close(): Promise<void>;
};

/**
 * A fresh database with the real migrations and the areas of edition 2025, and no campaign, user or figure. Takes some
 * 0.3 s: open one a file (in `beforeAll`) where the tests of the file can share it.
 */
export function openTestDatabase(): Promise<TestDatabase> {
  return openCopy(templateName);
}

/**
 * As `openTestDatabase`, with all areas above the desa, and the desa of Karawang and Karanganyar alone. An upload of a user
 * of the nation is held against 8.400 areas instead of 91.600, most of what it costs: for files with many of them.
 */
export function openSmallDatabase(): Promise<TestDatabase> {
  return openCopy(smallTemplateName);
}

/**
 * A fresh database with the demo in it. The first file of a run that asks for one loads it, by two starts at once, and all
 * others get a copy: to load it takes half a minute.
 */
export async function openDemoDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  await onServer(server, async (admin) => {
    await admin.execute(sql`select pg_advisory_lock(hashtext(${demoTemplateName}))`);
    const [made] = await admin.execute(
      sql`select 1 from pg_database where datname = ${demoTemplateName} and datistemplate`,
    );
    if (made) return;
    const name = sql.identifier(demoTemplateName);
    await admin.execute(sql`drop database if exists ${name} with (force)`);
    await admin.execute(sql`create database ${name} template ${sql.identifier(templateName)}`);
    await loadDemoTwice(addressOf(server, demoTemplateName));
    await admin.execute(sql`alter database ${name} is_template true`);
  });
  return openCopy(demoTemplateName);
}

/** @throws Error unless one of two starts at once loads the demo, and the other finds it done */
async function loadDemoTwice(ownerUrl: string): Promise<void> {
  await prepareDatabase(ownerUrl, testSecret);
  const start = () => loadInitialData(ownerUrl, { demo: true, report: () => {} });
  const loaded = await Promise.all([start(), start()]);
  if (loaded.filter(({ demoLoaded }) => demoLoaded).length !== 1) throw new Error('the demo was not loaded once');
}

async function openCopy(template: string): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `kejar_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (admin) =>
    // As files: a page by page copy writes all of it to the log as well.
    admin.execute(sql`create database ${sql.identifier(name)} template ${sql.identifier(template)} strategy file_copy`),
  );
  const ownerUrl = addressOf(server, name);
  const servingUrl = await prepareDatabase(ownerUrl, testSecret);
  const owner = connect(ownerUrl, { connections: 4, statementSeconds: 0 });
  const serving = connectServing(servingUrl, { connections: 4 });
  return {
    owner,
    serving,
    ownerUrl,
    servingUrl,
    async close() {
      await Promise.all([owner.close(), serving.close()]);
      await onServer(server, async (admin) => {
        await admin.execute(sql`drop database ${sql.identifier(name)} with (force)`);
        await admin.execute(sql`drop role ${sql.identifier(new URL(servingUrl).username)}`);
      });
    },
  };
}

/** An empty database without a table, to migrate step by step. */
export async function openBareDatabase(): Promise<{ owner: Database; ownerUrl: string; close(): Promise<void> }> {
  const server = inject('testServer');
  const name = `kejar_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (admin) => admin.execute(sql`create database ${sql.identifier(name)}`));
  const ownerUrl = addressOf(server, name);
  const owner = connect(ownerUrl, { connections: 2, statementSeconds: 0 });
  return {
    owner,
    ownerUrl,
    async close() {
      await owner.close();
      await onServer(server, async (admin) => {
        await admin.execute(sql`drop database ${sql.identifier(name)} with (force)`);
        await admin.execute(sql`drop role if exists ${sql.identifier(`${name}_serving`)}`);
      });
    },
  };
}

async function onServer(server: string, work: (admin: Database) => Promise<unknown>): Promise<void> {
  // Kept open while it is idle: it may hold a lock.
  const admin = connect(server, { connections: 1, statementSeconds: 0, idleSeconds: 0 });
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}
