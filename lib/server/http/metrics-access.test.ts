import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, expect, test } from 'vitest';
import { mayReadMetrics } from './metrics-access';

const shared = globalThis as { kejarAnswering?: AsyncLocalStorage<{ local: boolean }> };
afterEach(() => {
  delete shared.kejarAnswering;
});

const token = 'a token of at least thirty-two characters';
const request = (authorization?: string) =>
  new Request('http://localhost:3000/metrics', {
    headers: { ...(authorization && { authorization }), host: 'localhost' },
  });

test('without a token of its own only a program on the same machine may', () => {
  // Nobody has said who asks: the headers of a request say nothing.
  expect(mayReadMetrics(request(), '')).toMatchObject({ status: 401 });
  shared.kejarAnswering = new AsyncLocalStorage();
  const ask = (local: boolean) => shared.kejarAnswering?.run({ local }, () => mayReadMetrics(request(), undefined));
  expect(ask(true)).toBeNull();
  expect(ask(false)).toMatchObject({ status: 401, detail: expect.stringContaining('KEJAR_METRICS_TOKEN') });
});

test('with one, who sends it, and not the same machine without', () => {
  shared.kejarAnswering = new AsyncLocalStorage();
  shared.kejarAnswering.run({ local: true }, () => {
    expect(mayReadMetrics(request(`Bearer ${token}`.replaceAll(' of', '_of')), token)).toMatchObject({ status: 401 });
    const bare = token.replaceAll(' ', '-');
    expect(mayReadMetrics(request(`Bearer ${bare}`), bare)).toBeNull();
    expect(mayReadMetrics(request(`Bearer ${bare}x`), bare)).toMatchObject({ status: 401 });
    expect(mayReadMetrics(request(), bare)).toMatchObject({ status: 401 });
  });
});
