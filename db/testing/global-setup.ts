import { sql } from 'drizzle-orm';
import type { TestProject } from 'vitest/node';
import { connect } from '../client';
import { startThrowawayPostgres } from '../embedded-throwaway';
import { prepareDatabase } from '../prepare';
import { loadAreas } from '../seed/areas';
import { addressOf, kabupatenWithDesa, smallTemplateName, templateName, testSecret } from './template';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the throwaway server of this run, as a superuser. */
    testServer: string;
  }
}

/** Starts the server of this run and the database that all others are copied from; gives back what ends it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowawayPostgres();
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('testServer', server.url);
  return server.stop;
}

/** The template: the real migrations and the real areas of edition 2025, and nothing else. */
async function makeTemplate(serverUrl: string): Promise<void> {
  const admin = connect(serverUrl, { connections: 1 });
  await admin.execute(sql`create database ${sql.identifier(templateName)}`);
  await admin.close();
  const url = addressOf(serverUrl, templateName);
  await prepareDatabase(url, testSecret);
  const owner = connect(url, { connections: 2, statementSeconds: 0 });
  await loadAreas(owner);
  await owner.execute(sql`vacuum analyze`);
  await owner.close();
  await makeSmallTemplate(serverUrl);
}

async function makeSmallTemplate(serverUrl: string): Promise<void> {
  const admin = connect(serverUrl, { connections: 1 });
  await admin.execute(
    sql`create database ${sql.identifier(smallTemplateName)} template ${sql.identifier(templateName)} strategy file_copy`,
  );
  await admin.close();
  const owner = connect(addressOf(serverUrl, smallTemplateName), { connections: 1, statementSeconds: 0 });
  const kept = sql.param(kabupatenWithDesa.map((code) => `${code}.`));
  await owner.execute(sql`delete from areas where level = 4 and left(code, 6) <> all (${kept}::text[])`);
  await owner.execute(sql`vacuum (full, analyze) areas`);
  await owner.close();
}
