import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerSchemas } from '@/lib/domain/api-answers';
import { importFields } from '@/lib/domain/api-imports';
import { progressQuery } from '@/lib/domain/api-progress';
import { problemCatalogue } from '@/lib/domain/problem-catalogue';
import { buildOpenApi } from './openapi';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What stands on disk: each route's path as OpenAPI writes it, with the methods that its file exports. */
function listRoutes(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
  return files.flatMap((file) => {
    const path = `/${file.split(sep).slice(0, -1).join('/')}`.replaceAll(/\[(\w+)\]/g, '{$1}');
    const text = readFileSync(join(folder, file), 'utf8');
    const methods = [...text.matchAll(/export (?:async )?(?:const|function) (GET|POST|PUT|PATCH|DELETE)\b/g)];
    return methods.map(([, method]) => `${method} ${path}`);
  });
}

/** The parts of the document that the tests look at, checked as they are read. */
const documentSchema = z.object({
  openapi: z.string(),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(1) })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        tags: z.array(z.string()),
        summary: z.string().min(1).max(60),
        description: z.string().min(1),
        parameters: z.array(
          z.object({
            name: z.string(),
            in: z.enum(['path', 'query']),
            required: z.boolean(),
            schema: z.record(z.string(), z.unknown()),
          }),
        ),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })) })
          .optional(),
        responses: z.record(
          z.string(),
          z.object({ description: z.string(), content: z.record(z.string(), z.unknown()) }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

const text = JSON.stringify(buildOpenApi());
const document = documentSchema.parse(JSON.parse(text));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

test('every route stands in the document, and nothing else does', () => {
  const routes = listRoutes().filter((route) => route !== 'GET /openapi.json' && !route.includes('[...'));
  expect(routes.length).toBeGreaterThan(8);
  expect(operations.map(({ name }) => name).sort()).toEqual(routes.sort());
});

test('each operation has a name of its own, its path parameters, an answer and its refusals', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
  for (const { name, path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
    const said = operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
    expect([name, said]).toEqual([name, inPath]);
    const statuses = Object.keys(operation.responses);
    expect(statuses.filter((status) => status < '300')).toHaveLength(1);
    expect(statuses).toEqual(expect.arrayContaining(['401', '503']));
  }
});

test('each operation is in a group that the document explains, and each group has one', () => {
  const groups = document.tags.map(({ name }) => name);
  for (const { operation } of operations) expect(operation.tags).toHaveLength(1);
  expect([...new Set(operations.flatMap(({ operation }) => operation.tags))].sort()).toEqual(groups.sort());
});

test('the number of an upload or account is one in the address as in the answer, and a file is bytes', () => {
  const inAddress = operations.filter(({ path }) => path.includes('{id}'));
  expect(inAddress).toHaveLength(7);
  for (const { operation } of inAddress) {
    expect(operation.parameters).toMatchObject([{ name: 'id', in: 'path', required: true, schema: { minimum: 1 } }]);
    expect(operation.parameters[0]?.schema.type).toBe('integer');
  }
  const upload = document.paths['/imports']?.post?.requestBody?.content['multipart/form-data']?.schema;
  expect(upload?.properties).toMatchObject({ file: { type: 'string', format: 'binary' } });
});

test('every reference leads to a schema of the document', () => {
  const names = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '');
  expect(names).toContain('#/components/schemas/Figures');
  for (const ref of names) {
    expect(ref).toMatch(/^#\/components\/schemas\//);
    expect(Object.keys(document.components.schemas)).toContain(ref.split('/').at(-1));
  }
});

test('the parameters and fields are those that the routes parse', () => {
  const progress = document.paths['/progress/{campaign}/{areaCode}']?.get;
  const inQuery = progress?.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  expect(inQuery).toEqual(Object.keys(progressQuery.shape));
  const upload = document.paths['/imports']?.post?.requestBody?.content['multipart/form-data']?.schema;
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(upload?.properties))).toEqual([
    'file',
    ...Object.keys(importFields.shape),
  ]);
  expect(upload?.required).toEqual(['file', 'campaign']);
});

test.each(Object.entries(answerSchemas))('the document says of %s what its schema says', (name, schema) => {
  const said = document.components.schemas[name];
  const { shape } = schema;
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(said?.properties))).toEqual(Object.keys(shape));
  expect(said?.required).toEqual(Object.keys(shape));
  if (name !== 'Problem') expect(said?.additionalProperties).toBe(false);
});

test('the figures that were promised are there', () => {
  const promised = [
    ...['target', 'targetStated', 'online', 'manual', 'unsplit', 'total', 'statedTotal', 'percent', 'remaining'],
    ...['expectedPercent', 'status', 'pace', 'requiredPace', 'requiredPacePerKader', 'projectedFinish', 'backlog'],
    ...['stages', 'kader', 'lastReportDay', 'flags'],
  ];
  expect(document.components.schemas.Figures?.required).toEqual(expect.arrayContaining(promised));
});

test('statuses that happen are documented', () => {
  const statusesOf = (name: string) =>
    Object.keys(operations.find((one) => one.name === name)?.operation.responses ?? {});
  for (const { name } of operations)
    expect([name, statusesOf(name)]).toEqual([name, expect.arrayContaining(['401', '405', '500', '503'])]);
  // A reader is told so at each of them.
  for (const act of ['GET', 'PATCH']) expect(statusesOf(`${act} /imports/{id}`)).toContain('403');
  for (const act of ['commit', 'undo', 'discard']) {
    expect(statusesOf(`POST /imports/{id}/${act}`)).toEqual(expect.arrayContaining(['403', '409', '413']));
  }
  expect(statusesOf('PATCH /imports/{id}')).toEqual(expect.arrayContaining(['400', '409', '413', '422']));
  expect(statusesOf('POST /imports')).toEqual(expect.arrayContaining(['403', '409', '413', '415', '422']));
  expect(text).toContain('"Allow":{"description"');
});

test('every conflict that an act on an upload or a proposal may meet is named', () => {
  const writes = join(folder, '../../../db/writes');
  const files = readdirSync(writes).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const statusOf = new Map(Object.entries(problemCatalogue).map(([type, [status]]) => [type, status as number]));
  const acts = /^(?:import|held|increments|same-file|foreign-targets|target-)/;
  const types = files
    .filter((file) => acts.test(file))
    .flatMap((file) => [...readFileSync(join(writes, file), 'utf8').matchAll(/new Problem\(\s*'([a-z-]+)'/g)])
    .flatMap(([, type = '']) => (statusOf.get(type) === 409 ? [type] : []));
  expect(types).toEqual(expect.arrayContaining(['rows-refused', 'later-stated', 'moved-again', 'same-area-twice']));
  expect(types.filter((type) => !text.includes(`\`${type}\``))).toEqual([]);
});
