import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { connect, type Database, type Transaction } from './client';
import { advisoryLocks } from './client-locks';
import { servingSettings } from './client-settings';

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
  'check_settlements',
  'report_receipts',
  'comparison_figures',
  'question_answers',
];
/** Tables whose rows change and stay: people, campaigns and what was said of them are closed or shut, never deleted. */
const keptRows = [
  'target_sets',
  'imports',
  'extensions',
  'campaigns',
  'visits',
  'visit_places',
  'visit_tasks',
  'offices',
  'recap_texts',
  'recaps',
  'recap_recipients',
  'reminders',
  'scenarios',
  'snapshots',
  'share_links',
  'area_aliases',
  'header_choices',
  'users',
  'api_tokens',
  'target_proposals',
  'comparisons',
  'questions',
];
/** Tables whose rows go again: what is computed anew, what is on its way, and what has a time of its own. */
const passingRows = [
  'progress',
  'area_changes',
  'targets',
  'visit_pictures',
  'bundles',
  'uploads',
  'upload_parts',
  'import_commits',
  'sessions',
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
 * @param options.mayChangeSecret whether the role gets a new password when its present one comes from another secret
 * @throws SecretError when it may not, or while a server works with the other one
 */
export async function prepareDatabase(
  ownerUrl: string,
  secret: string,
  options: { mayChangeSecret: boolean } = { mayChangeSecret: true },
): Promise<string> {
  const owner = connect(ownerUrl, { connections: 1, statementSeconds: 0 });
  try {
    await requireVersion(owner);
    // Two starts at once: the second waits and then finds everything done.
    await owner.execute(sql`select pg_advisory_lock(${advisoryLocks.preparation})`);
    const login = servingLogin(ownerUrl, secret);
    const letIn = await requireSameSecret(owner, login, options);
    await migrate(owner, { migrationsFolder });
    // In one transaction: a server that is running must never meet a role between its old rights and its new ones.
    return await owner.transaction((transaction) => prepareServingRole(transaction, { login, letIn }));
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

async function prepareServingRole(
  owner: Transaction,
  { login, letIn }: { login: ServingLogin; letIn: boolean },
): Promise<string> {
  const { url, database, role, password } = login;
  const name = sql.identifier(role);
  const [found] = await owner.execute(sql`select 1 from pg_roles where rolname = ${role}`);
  if (!found) await owner.execute(sql`create role ${name}`);
  // A pooler signs in with what the role's password was hashed to, and each hash has another salt: one that holds stays.
  if (!letIn) await owner.execute(sql`alter role ${name} with login password ${sql.raw(`'${password}'`)}`);
  await requireHarmless(owner, role);
  for (const [setting, value] of Object.entries(servingSettings)) {
    await owner.execute(sql`alter role ${name} set ${sql.identifier(setting)} to ${sql.raw(`'${value}'`)}`);
  }
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
  await grant('select, insert, update', keptRows);
  await grant('select, insert, update, delete', passingRows);
  await grant('select, insert, delete', ['import_facts', 'import_rows']);
  // Of a row that is kept only the address goes, after its time.
  await grant('select, insert, update (address)', ['accesses']);
  await owner.execute(sql`grant usage on all sequences in schema public to ${name}`);
  await owner.execute(sql`grant execute on all functions in schema public to ${name}`);
  return url;
}

type ServingLogin = { url: string; database: string; role: string; password: string };

function servingLogin(ownerUrl: string, secret: string): ServingLogin {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const role = `${database}_serving`;
  const password = createHmac('sha256', secret).update(`serving:${database}`).digest('base64url');
  url.username = role;
  url.password = password;
  return { url: url.href, database, role, password };
}

/** AUTH_SECRET differs from the one that the database is served with. */
export class SecretError extends Error {}

/**
 * The password of the serving role follows from the secret: another one, set by a command, would shut the server out.
 * Answers whether the role is let in with it already.
 */
async function requireSameSecret(
  owner: Database,
  { url, database, role }: ServingLogin,
  { mayChangeSecret }: { mayChangeSecret: boolean },
): Promise<boolean> {
  const [state] = await owner.execute<{ known: boolean; served: boolean }>(sql`
    select exists (select 1 from pg_roles where rolname = ${role}) as known,
      exists (select 1 from pg_stat_activity where usename = ${role} and datname = ${database}) as served`);
  if (!state?.known) return false;
  if (await isLetIn(url)) return true;
  if (!mayChangeSecret) {
    throw new SecretError(
      'AUTH_SECRET ini bukan yang dipakai server basis data ini; tidak ada yang diubah. Pakai yang sama dengan server, misalnya dari file kejar.env.',
    );
  }
  if (state.served) {
    throw new SecretError(
      'Server lain sedang melayani basis data ini dengan AUTH_SECRET lain; tidak ada yang diubah. Pakai yang sama, atau hentikan server itu dahulu.',
    );
  }
  return false;
}

/** Whether the database is served with this secret; true when it was never served. */
export async function hasServingSecret(
  owner: Database,
  { ownerUrl, roleSecret }: { ownerUrl: string; roleSecret: string },
): Promise<boolean> {
  const { url, role } = servingLogin(ownerUrl, roleSecret);
  const [known] = await owner.execute(sql`select 1 from pg_roles where rolname = ${role}`);
  return !known || isLetIn(url);
}

/** How many migrations have run, and how many there are. */
export async function countMigrations(owner: Database): Promise<{ applied: number; known: number }> {
  const known = readMigrationFiles({ migrationsFolder }).length;
  const [state] = await owner.execute<{ migrated: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as migrated`,
  );
  if (!state?.migrated) return { applied: 0, known };
  const [row] = await owner.execute<{ count: number }>(
    sql`select count(*)::int as count from drizzle.__drizzle_migrations`,
  );
  return { applied: row?.count ?? 0, known };
}

async function isLetIn(url: string): Promise<boolean> {
  const serving = connect(url, { connections: 1 });
  try {
    await serving.execute(sql`select 1`);
    return true;
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    // Wrong password, and no such right: it was never served yet.
    if (cause instanceof Error && 'code' in cause && (cause.code === '28P01' || cause.code === '28000')) return false;
    // The password was right: a right is missing, and is granted below.
    if (cause instanceof Error && 'code' in cause && cause.code === '42501') return true;
    throw error;
  } finally {
    await serving.close();
  }
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
