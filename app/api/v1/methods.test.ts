import { describe, expect, test } from 'vitest';
import { problemAnswer } from '@/lib/domain/api-answers';
import * as areas from './areas/route';
import * as commit from './imports/[id]/commit/route';
import * as oneImport from './imports/[id]/route';
import * as imports from './imports/route';
import * as openapi from './openapi.json/route';

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
type Route = Partial<Record<string, unknown>>;

const ask = (route: Route, method: string) => {
  const handler = route[method] as Handler;
  return handler(new Request('http://kejar.test/api/v1/x', { method }), { params: Promise.resolve({} as never) });
};

const known: [name: string, route: Route, allow: string][] = [
  ['/areas', areas, 'GET, HEAD, OPTIONS'],
  ['/imports', imports, 'POST, OPTIONS'],
  ['/imports/{id}', oneImport, 'GET, PATCH, HEAD, OPTIONS'],
  ['/imports/{id}/commit', commit, 'POST, OPTIONS'],
  ['/openapi.json', openapi, 'GET, HEAD, OPTIONS'],
];

describe.each(known)('%s', (_, route, allow) => {
  test('refuses each other method, and says which there are', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      if (allow.split(', ').includes(method)) continue;
      const response = await ask(route, method);
      expect([method, response.status, response.headers.get('allow')]).toEqual([method, 405, allow]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const problem = problemAnswer.parse(await response.json());
      expect(problem).toMatchObject({ type: 'method-not-allowed', allow: allow.split(', ') });
      expect(problem.detail).toContain(method);
    }
  });

  test('answers OPTIONS with the same', async () => {
    const response = await ask(route, 'OPTIONS');
    expect([response.status, response.headers.get('allow')]).toEqual([204, allow]);
  });
});
