import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { connect, type Database, type Transaction } from './client';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Tables whose rows are only ever added. */
const appendOnly = [
  'counts',
  'target_facts',
  'workforce',
  'audit',
  'outages',
  'closures',
  'campaign_scopes',
  'scope_areas',
];
const readAndWrite = [
  'progress',
  'area_changes',
  'targets',
  'target_sets',
  'imports',
  'extensions',
  'campaigns',
  'offices',
  'recap_texts',
  'recaps',
  'snapshots',
  'share_links',
  'bundles',
  'area_aliases',
  'header_choices',
  'uploads',
  'upload_parts',
  'import_commits',
  'users',
  'sessions',
  'api_tokens',
  'login_limits',
  'invitations',
  'settings',
];
const readOnly = ['editions', 'areas'];

/**
 * Migrates the database as its owner and makes the serving role: it signs in by itself, owns nothing, cannot bypass
 * row-level security, and may not change or delete a row of a ledger. Returns the address to serve from.
 * @param ownerUrl a role that may create roles (Postgres >= 15)
 * @param secret what the serving role's password is derived from (AUTH_SECRET)
 */
export async function prepareDatabase(ownerUrl: string, secret: string): Promise<string> {
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 0 });
  try {
    await requireVersion(owner);
    // Two starts at once: the second waits and then finds everything done.
    await owner.execute(sql`select pg_advisory_lock(7435201)`);
    await migrate(owner, { migrationsFolder });
    // In one transaction: a server that is running must never meet a role between its old rights and its new ones.
    return await owner.transaction((transaction) => prepareServingRole(transaction, ownerUrl, secret));
  } finally {
    await owner.close();
  }
}

async function requireVersion(owner: Database): Promise<void> {
  const [row] = await owner.execute<{ version: number }>(
    sql`select current_setting('server_version_num')::int as version`,
  );
  if (!row || row.version < 150_000) throw new Error(`Postgres 15 atau lebih baru diperlukan; ini ${row?.version}.`);
}

async function prepareServingRole(owner: Transaction, ownerUrl: string, secret: string): Promise<string> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const role = `${database}_serving`;
  const password = createHmac('sha256', secret).update(`serving:${database}`).digest('base64url');
  const name = sql.identifier(role);
  const [found] = await owner.execute(sql`select 1 from pg_roles where rolname = ${role}`);
  if (!found) await owner.execute(sql`create role ${name}`);
  await owner.execute(sql`alter role ${name} with login password ${sql.raw(`'${password}'`)}`);
  await requireHarmless(owner, role);
  await owner.execute(sql`grant connect, temporary on database ${sql.identifier(database)} to ${name}`);
  await owner.execute(sql`grant usage on schema public to ${name}`);
  await owner.execute(sql`revoke all on all tables in schema public from ${name}`);
  const grant = async (rights: string, tables: string[]) => {
    for (const table of tables) {
      await owner.execute(sql`grant ${sql.raw(rights)} on ${sql.identifier(table)} to ${name}`);
    }
  };
  await grant('select', readOnly);
  await grant('select, insert', appendOnly);
  await grant('select, insert, update, delete', readAndWrite);
  await grant('select, insert, delete', ['import_facts', 'import_rows']);
  await grant('select, insert, update', ['target_proposals']);
  await owner.execute(sql`grant usage on all sequences in schema public to ${name}`);
  await owner.execute(sql`grant execute on all functions in schema public to ${name}`);
  url.username = role;
  url.password = password;
  return url.href;
}

/** A new role has none of these rights; only a superuser could say so when it is made, and an owner need not be one. */
async function requireHarmless(owner: Transaction, role: string): Promise<void> {
  const [harmful] = await owner.execute(
    sql`select 1 from pg_roles where rolname = ${role} and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)`,
  );
  if (harmful) {
    throw new Error(`Peran ${role} punya hak istimewa (superuser, bypassrls, createdb atau createrole). Cabut dahulu.`);
  }
}
