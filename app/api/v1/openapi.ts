import { z } from 'zod';
import { answerSchemas } from '@/lib/domain/api-answers';
import { type Operation, operationTags } from './operation';
import { operations } from './operations';

type Json = Record<string, unknown>;

const refTo = (name: string) => `#/components/schemas/${name}`;

/** The OpenAPI 3.1 document of API v1, written from the schemas that its routes parse and answer with. */
export function buildOpenApi(): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describeOperation(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kejar Target API',
      version: '1',
      description:
        "Target and achievement of family data-collection campaigns, by area and day. A reader sees their own area and what lies below it; anything else is 404. Null is 'not known' or 'not reported', never 0.",
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1', description: 'The server that this document comes from.' }],
    tags: Object.entries(operationTags).map(([name, description]) => ({ name, description })),
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'npm run -s kejar -- token EMAIL' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
          description: 'Set by signing in with a browser. Over https its name begins with `__Secure-`.',
        },
      },
      schemas: describeAnswers(),
    },
  };
}

function describeAnswers(): Record<string, Json> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(answerSchemas)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema)]));
}

/** Without what only a schema document of its own carries. */
function bare({ $schema: _schema, $id: _id, ...schema }: Json): Json {
  return schema;
}

function inputOf(schema: z.ZodObject): { properties: Record<string, Json>; required: string[]; whole: Json } {
  const whole = bare(z.toJSONSchema(schema, { io: 'input' }));
  const { properties, required } = z
    .looseObject({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
      required: z.array(z.string()).default([]),
    })
    .parse(whole);
  return { properties, required, whole };
}

function describeOperation(operation: Operation): Json {
  const { id, tag, summary, description, answer, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [...describeParameters('path', operation.pathParams), ...describeParameters('query', operation.query)],
    ...(body && { requestBody: describeBody(body) }),
    responses: {
      [answer.status]: {
        description: summary,
        content: answer.lines ? describeLines(answer.schema) : jsonOf(answer.schema),
      },
      ...Object.fromEntries(
        listProblems(operation).map(([status, description]) => [status, problem(status, description)]),
      ),
    },
  };
}

function jsonOf(schema: string): Json {
  return { 'application/json': { schema: { $ref: refTo(schema) } } };
}

/** A text for those who take it as one, with what its lines hold for those who read them. */
function describeLines(schema: string): Json {
  const contentSchema = { type: 'array', items: { $ref: refTo(schema) } };
  return { 'text/csv': { schema: { type: 'string', contentMediaType: 'text/csv', contentSchema } } };
}

function describeParameters(place: 'path' | 'query', params: z.ZodObject | undefined): Json[] {
  if (!params) return [];
  const { properties, required } = inputOf(params);
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(description !== undefined && { description }),
    schema,
  }));
}

/**
 * The bytes of a file. JSON Schema says it by `contentMediaType`; generators of clients know `format: binary`, and would
 * otherwise take anything at all for a file.
 */
const file = {
  type: 'string',
  format: 'binary',
  contentMediaType: 'application/octet-stream',
  description: 'CSV or XLSX.',
};

function describeBody({ type, schema, required }: NonNullable<Operation['body']>): Json {
  const { whole, properties, required: names } = inputOf(schema);
  const withFile = { ...whole, properties: { file, ...properties }, required: ['file', ...names] };
  return { required, content: { [type]: { schema: type === 'multipart/form-data' ? withFile : whole } } };
}

function listProblems({ problems }: Operation): [status: string, description: string][] {
  const all = {
    ...problems,
    401: 'No token and no session, or one that does not hold.',
    405: 'Another method; `Allow` names those that this address has.',
    500: 'A fault of ours; `requestId` names it.',
    503: 'The database is out of reach; try again after Retry-After.',
  };
  return Object.entries(all);
}

/** Headers that come with some refusals. */
const headersOf: Record<string, Json> = {
  401: { 'WWW-Authenticate': { description: 'Bearer', schema: { type: 'string' } } },
  405: { Allow: { description: 'The methods that there are: GET, HEAD, OPTIONS', schema: { type: 'string' } } },
  503: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
};

function problem(status: string, description: string): Json {
  const headers = headersOf[status];
  return {
    description,
    ...(headers && { headers }),
    content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } },
  };
}
