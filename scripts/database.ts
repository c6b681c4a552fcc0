import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../db/client';
import { openEmbedded } from '../db/embedded';
import { keepOnce } from '../db/embedded-server';
import { prepareDatabase, SecretError } from '../db/prepare';
import { type InitialData, loadInitialData } from '../db/seed/initial';
import { sealAudit } from '../db/writes/audit';
import { auditVariables } from '../db/writes/audit-seal';
import { upgradeFigures } from '../db/writes/upgrade';
import type { Environment } from './environment';
import { explainFolderError } from './folder-error';
import { StepError, type Steps } from './steps.mjs';

/** A Postgres that answers: the embedded one, or the one that DATABASE_URL names. */
export type OpenPostgres = {
  ownerUrl: string;
  /** What the serving role's password is derived from. */
  roleSecret: string;
  authSecret: string;
  /** What the audit is sealed with. */
  auditSecret: string;
  /** What a process needs to know to seal and note the audit. */
  auditVariables: Record<string, string>;
  close(): Promise<'stopped' | 'inUse' | 'notOurs'>;
};

/**
 * Starts or finds Postgres.
 * @param lost told when the embedded one has died and cannot be started again; without it, it is not tried
 * @throws StepError with what to do
 */
export async function openPostgres(input: {
  environment: Environment;
  steps: Steps;
  lost?: (error: Error) => void;
}): Promise<OpenPostgres> {
  const { environment, steps, lost } = input;
  const { databaseUrl, authSecret, dataFolder } = environment;
  const sealing = (secret: string) => {
    const auditSecret = environment.auditSecret ?? readRestoredSecret(dataFolder) ?? secret;
    return { auditSecret, auditVariables: auditVariables(auditSecret, environment.auditHeads) };
  };
  if (databaseUrl !== null && authSecret !== null) {
    // Of an outside Postgres too it keeps the notes of the audit, and what only this installation knows.
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return {
      ownerUrl: databaseUrl,
      roleSecret: authSecret,
      authSecret,
      ...sealing(authSecret),
      close: async () => 'notOurs',
    };
  }
  let opened = false;
  const report = (step: string) => (opened ? steps.say(`Postgres terputus. ${step}.`) : steps.begin(step));
  const embedded = await openEmbedded({ dataFolder, report, ...(lost && { lost }) }).catch((error: unknown) => {
    throw new StepError(explainFolderError(error) ?? messageOf(error), { cause: error });
  });
  opened = true;
  if (embedded.place.elsewhere) {
    steps.say(
      `Pengguna sistem "postgres" tidak dapat membuka folder proyek; data Postgres ada di ${embedded.place.home}`,
    );
  }
  const keptSecret = authSecret ?? keepOnce(authSecretFile(dataFolder), newSecret);
  return {
    ownerUrl: embedded.url,
    // Not AUTH_SECRET: a command in another shell may not have it, and would change the password under the server.
    roleSecret: readFileSync(join(embedded.place.home, 'password'), 'utf8').trim(),
    authSecret: keptSecret,
    ...sealing(keptSecret),
    close: embedded.release,
  };
}

/** The file of AUTH_SECRET, where none is set. */
export function authSecretFile(dataFolder: string): string {
  return join(dataFolder, 'auth-secret');
}

/** The file of the secret that the audit of a restored database is sealed with, where it is not that of this installation. */
export function restoredSecretFile(dataFolder: string): string {
  return join(dataFolder, 'audit-secret');
}

function readRestoredSecret(dataFolder: string): string | null {
  const file = restoredSecretFile(dataFolder);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function newSecret(): string {
  return randomBytes(33).toString('base64url');
}

/**
 * Migrates, brings figures of an earlier release up, and fills a database that is empty.
 * @throws StepError with what to do
 */
export async function prepare(input: {
  postgres: OpenPostgres;
  environment: Environment;
  steps: Steps;
  /** Whether another AUTH_SECRET than the last one is taken: a server that starts may bring one, a command never. */
  mayChangeSecret: boolean;
}): Promise<InitialData & { servingUrl: string }> {
  const { postgres, environment, steps, mayChangeSecret } = input;
  // What is filled in is sealed too.
  Object.assign(process.env, postgres.auditVariables);
  try {
    const servingUrl = await prepareDatabase(postgres.ownerUrl, postgres.roleSecret, { mayChangeSecret });
    const report = (step: string) => steps.begin(step);
    await upgradeFigures(postgres.ownerUrl, report);
    const initial = await loadInitialData(postgres.ownerUrl, { demo: environment.demo, report });
    await sealOlderRows(servingUrl);
    return { servingUrl, ...initial };
  } catch (error) {
    if (error instanceof SecretError) throw new StepError(error.message, { cause: error });
    if (environment.databaseUrl === null) throw error;
    const { host, pathname, username } = new URL(environment.databaseUrl);
    throw new StepError(
      `Basis data ${pathname.slice(1)} di ${host} (pengguna ${username}) tidak dapat disiapkan: ${messageOf(error)}\nPeriksa DATABASE_URL: Postgres 15 atau lebih baru, basis datanya sudah ada, dan penggunanya memilikinya serta boleh membuat peran (CREATEROLE).`,
      { cause: error },
    );
  }
}

/** A database from before the seals: its rows are put under seal at the first start. */
async function sealOlderRows(servingUrl: string): Promise<void> {
  const database = connect(servingUrl, { connections: 1, statementSeconds: 0 });
  try {
    await sealAudit(database);
  } finally {
    await database.close();
  }
}

function messageOf(error: unknown): string {
  // Wrapped by the query builder, whose own message is the whole statement.
  if (error instanceof Error && error.message.startsWith('Failed query') && error.cause) return messageOf(error.cause);
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
