// Preloaded into the web server: counts requests and times their answers, for /metrics. What an operator sees of a request is
// its kind, method and status, never its address.
import { subscribe } from 'node:diagnostics_channel';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper ends of the classes of durations, in seconds. */
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const eventLoop = monitorEventLoopDelay({ resolution: 10 });
eventLoop.enable();

/** On `globalThis` for the server's bundle: lib/server/http/request-measures.ts reads it. */
const measures = {
  bounds,
  inFlight: 0,
  /** By kind, method and status. */
  requests: new Map(),
  /** By kind: how many took at most so long, how long all together, and how many. */
  durations: new Map(),
  eventLoop,
};
globalThis.kejarRequestMeasures = measures;

subscribe('http.server.request.start', ({ request, response }) => {
  const began = performance.now();
  const { method } = request;
  const kind = kindOf(request);
  measures.inFlight += 1;
  response.once('close', () => {
    measures.inFlight -= 1;
    // A caller who went away before the answer was whole got none.
    const status = response.writableFinished ? String(response.statusCode) : 'aborted';
    const key = `${kind} ${method} ${status}`;
    measures.requests.set(key, (measures.requests.get(key) ?? 0) + 1);
    const seconds = (performance.now() - began) / 1000;
    const known = measures.durations.get(kind) ?? { classes: bounds.map(() => 0), sum: 0, count: 0 };
    const at = bounds.findIndex((bound) => seconds <= bound);
    if (at >= 0) known.classes[at] += 1;
    known.sum += seconds;
    known.count += 1;
    measures.durations.set(kind, known);
  });
});

function kindOf({ url, method, headers }) {
  if (url.startsWith('/_next/')) return 'static';
  if (url.startsWith('/api/')) return 'api';
  if (/^\/(?:livez|readyz|metrics)\b/.test(url)) return 'probe';
  if (headers['next-action'] || method === 'POST') return 'form';
  return method === 'PUT' ? 'upload' : 'page';
}
