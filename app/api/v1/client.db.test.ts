import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { targetSets } from '@/db/schema';
import type { TestDatabase } from '@/db/testing/database';
import { answerSchemas } from '@/lib/domain/api-answers';
import { importAnswer } from '@/lib/domain/api-imports';
import { figureColumns } from '@/lib/domain/figure-rows';
import * as areasRoute from './areas/route';
import * as campaignsRoute from './campaigns/route';
import * as figuresRoute from './figures/[campaign]/[areaCode]/route';
import { misuses, oddProgram, officeProgram } from './fixtures/client-programs';
import { openServed, type ServedDatabase } from './fixtures/served-database';
import * as commitRoute from './imports/[id]/commit/route';
import * as importRoute from './imports/[id]/route';
import * as undoRoute from './imports/[id]/undo/route';
import * as uploadRoute from './imports/route';
import { buildOpenApi } from './openapi';
import * as progressRoute from './progress/[campaign]/[areaCode]/route';

/*
 * A client that the generator of others writes from the document: it compiles, refuses what the API would refuse, and
 * each answer that it is given is one that the document announces.
 */

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kejar-client-'));

/** Runs Node as an office would; what is printed, and how it ended. */
async function run(...words: string[]): Promise<{ code: unknown; printed: string; faults: string }> {
  const child = spawn(process.execPath, words, { cwd: folder, timeout: 60_000 });
  const [printed, faults, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, printed, faults };
}

const compilerOptions = {
  ...{ target: 'ES2023', lib: ['dom', 'dom.iterable', 'ES2023'], module: 'esnext', moduleResolution: 'bundler' },
  ...{ strict: true, noUncheckedIndexedAccess: true, noEmit: true, types: ['node'] },
};

let served: ServedDatabase;
let database: TestDatabase;
let tokens: Record<string, string>;

beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(join(folder, 'openapi.json'), JSON.stringify(buildOpenApi()));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(folder, 'office.ts'), officeProgram);
  writeFileSync(join(folder, 'odd.ts'), oddProgram);
  for (const [name, text] of Object.entries(misuses)) writeFileSync(join(folder, `${name}.ts`), text);
  const made = await run('node_modules/oazapfts/dist/cli.js', 'openapi.json', 'client.ts');
  expect(made).toMatchObject({ code: 0, faults: '' });

  served = await openServed('pk21', {
    karawang: { role: 'kabupaten', areaCode: '32.15' },
    pembaca: { role: 'pembaca', areaCode: '32.15' },
  });
  ({ database, tokens } = served);
  await database.owner.insert(targetSets).values({ campaignId: served.campaignId, name: 'Portal', isDefault: true });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the client and two programs compile, and each misuse is refused by the compiler', async () => {
  const { printed } = await run('node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', '.');
  const faulty = [...printed.matchAll(/^([\w-]+)\.ts\(\d+,\d+\): error TS\d+/gm)].map(([, name]) => name);
  expect([...new Set(faulty)].sort(), printed).toEqual(Object.keys(misuses).sort());
});

/** Every name that a path of these may hold; those that it does not have are empty and not looked at. */
type Params = { campaign: string; areaCode: string; id: string };
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

const routes: Record<string, Partial<Record<string, Handler>>> = {
  '/campaigns': { GET: campaignsRoute.GET },
  '/areas': { GET: areasRoute.GET },
  '/progress/{campaign}/{areaCode}': { GET: progressRoute.GET },
  '/figures/{campaign}/{areaCode}': { GET: figuresRoute.GET },
  '/imports': { POST: uploadRoute.POST },
  '/imports/{id}': { GET: importRoute.GET, PATCH: importRoute.PATCH },
  '/imports/{id}/commit': { POST: commitRoute.POST },
  '/imports/{id}/undo': { POST: undoRoute.POST },
};

const content = z.record(z.string(), z.object({ schema: z.object({ $ref: z.string().optional() }) }));
const { paths } = z
  .object({
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({ responses: z.record(z.string(), z.object({ description: z.string(), content })) }),
      ),
    ),
  })
  .parse(buildOpenApi());

/** Hands a request to the route of its path, and holds the answer to what the document says. */
async function answer(request: Request): Promise<Response> {
  const said = decodeURI(new URL(request.url).pathname).slice('/api/v1'.length);
  for (const [path, methods] of Object.entries(routes)) {
    const found = new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(said);
    const handler = methods[request.method];
    if (!found || !handler) continue;
    const params = { campaign: '', areaCode: '', id: '', ...found.groups };
    const response = await handler(request, { params: Promise.resolve(params) });
    await requireAnnounced(`${request.method} ${path}`, response.clone());
    return response;
  }
  throw new Error(`no route for ${request.method} ${said}`);
}

async function requireAnnounced(operation: string, response: Response): Promise<void> {
  const [method = '', path = ''] = operation.split(' ');
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const announced = paths[path]?.[method.toLowerCase()]?.responses[response.status];
  const schema = announced?.content[type]?.schema;
  if (!announced || !schema) throw new Error(`${operation}: ${response.status} ${type} is not in the document`);
  const name = schema.$ref?.split('/').at(-1);
  if (name === undefined) return;
  const told = z.looseObject({}).parse(await response.json());
  new Map<string, z.ZodType>(Object.entries(answerSchemas)).get(name)?.parse(told);
  if (name === 'Problem') expect(told.status).toBe(response.status);
  // A program can tell one conflict from another: the document has its slug.
  if (response.status === 409) expect(announced.description).toContain(`\`${told.type}\``);
}

/** What the routes answered and the document does not say. */
const unannounced: unknown[] = [];

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const { method = 'GET', url = '', headers } = incoming;
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) if (typeof value === 'string') sent.set(name, value);
  const body = method === 'GET' ? null : await buffer(incoming);
  try {
    const response = await answer(new Request(`http://${headers.host}${url}`, { method, headers: sent, body }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    unannounced.push(error);
    outgoing.writeHead(500).end();
  }
}

const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

/** Runs a program against the routes. @returns what it printed */
async function runProgram(name: string, ...people: string[]): Promise<unknown> {
  const address = z.object({ port: z.number() }).parse(server.address());
  const given = [`http://127.0.0.1:${address.port}/api/v1`, ...people.map((who) => tokens[who] ?? '')];
  const { code, printed, faults } = await run('--import', 'tsx', `${name}.ts`, ...given);
  expect(unannounced).toEqual([]);
  expect({ code, faults }).toEqual({ code: 0, faults: '' });
  return JSON.parse(printed);
}

test('a program uploads, commits, reads the figures as JSON and as a CSV, and undoes', async () => {
  const told = z
    .object({ plan: importAnswer, csv: z.string() })
    .loose()
    .parse(await runProgram('office', 'karawang'));
  expect(told).toMatchObject({ before: null, committed: 'committed', total: 230, undone: 'undone', after: null });
  expect(told.plan).toMatchObject({ status: 'checked', accepted: 2, refused: [], fileName: 'rekap.csv' });
  const lines = told.csv.split('\r\n');
  expect(lines[0]).toBe(figureColumns.join(','));
  expect(lines).toHaveLength(1 + 30 + 1);
  expect(lines.find((line) => line.includes('"32.15.10"'))).toMatch(/^"pk21","2021-04-13","recorded",/);
});

test('what is refused is told as the document says', async () => {
  expect(await runProgram('odd', 'karawang', 'pembaca')).toEqual([
    ['unknown stage', 400, 'query-invalid'],
    ['level above the area', 400, 'query-invalid'],
    ['day before the campaign', 400, 'day-outside-campaign'],
    ['name as a code', 400, 'query-invalid'],
    ['unknown campaign', 404, 'not-found'],
    ['table of an unknown campaign', 404, 'not-found'],
    ['upload to an unknown campaign', 404, 'unknown-campaign-or-area'],
    ['area elsewhere', 404, 'not-found'],
    ['unknown upload', 404, 'unknown-import'],
    ['number that no upload has', 404, 'unknown-import'],
    ['wrong token', 401, 'unauthenticated'],
    ['upload by a reader', 403, 'read-only'],
    ['unknown kind', 400, 'body-invalid'],
    ['no file', 400, 'body-invalid'],
    ['PDF', 415, 'file-type'],
    ['NIK', 422, 'file-holds-nik'],
    ['same file', 409, 'same-file'],
    ['undo before the commit', 409, 'import-checked'],
    ['misspelt confirmation', 400, 'body-invalid'],
    ['wrong correction', 400, 'body-invalid'],
    ['correction of a column that is not there', 400, 'unknown-correction'],
    ['commit', 200, 'committed'],
    ['second commit', 409, 'import-committed'],
    ['correction after the commit', 409, 'import-committed'],
    ['undo', 200, 'undone'],
    ['second undo', 409, 'import-undone'],
    ['commit after the undo', 409, 'import-undone'],
  ]);
});
