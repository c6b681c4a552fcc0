// Preloaded first into the web server: gives each request its number, and holds what is known of it while it is answered.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { setMaxListeners } from 'node:events';

/** On `globalThis` for the server's bundle, which cannot import this file. */
const answering = new AsyncLocalStorage();
globalThis.kejarAnswering = answering;

/** @returns the state of the request that is being answered */
export function requestState() {
  return answering.getStore();
}

subscribe('http.server.request.start', ({ request, response }) => {
  const state = {
    /** Said on error pages and in each line of the log; short, for a user reads it out on the telephone. */
    requestId: randomBytes(5).toString('hex'),
    /** Of the scripts and styles of the page that is answered. */
    nonce: randomBytes(16).toString('base64'),
    /** Whether the caller is a program of this machine, and no proxy that speaks for others. */
    local: isLocal(request),
    /** Set by db/client-unavailable.ts. */
    unavailable: false,
    /** How many statements it has sent to the database. Counted by db/client-unavailable.ts. */
    statements: 0,
    /** Set by lib/server/http/require-form.ts. */
    malformed: false,
    ...followTurn(request, response),
  };
  answering.enterWith(state);
  response.setHeader('X-Request-Id', state.requestId);
});

/** What lib/server/admission asks of a request: `Answering` of db/client-unavailable.ts. */
function followTurn(request, response) {
  const stop = new AbortController();
  // Each statement may ask to be told.
  setMaxListeners(0, stop.signal);
  const atHead = [];
  const atClose = [];
  let phase = 'working';
  const { writeHead } = response;
  response.writeHead = (...given) => {
    if (phase === 'working') phase = 'sending';
    for (const work of atHead.splice(0)) work();
    return writeHead.apply(response, given);
  };
  response.once('close', () => {
    phase = 'closed';
    if (!response.writableFinished) stop.abort(new Error('nobody waits for the answer any more'));
    for (const work of [...atHead.splice(0), ...atClose.splice(0)]) work();
  });
  return {
    /** What it is told when it waits in the queue for long work. */
    queued: null,
    wantsPage: request.headers.accept?.includes('text/html') ?? false,
    // What changes something goes on when its sender has gone; what only reads stops.
    signal: request.method === 'GET' || request.method === 'HEAD' ? stop.signal : null,
    onHead: (work) => (phase === 'working' ? atHead.push(work) : work()),
    onClose: (work) => (phase === 'closed' ? work() : atClose.push(work)),
  };
}

const loopback = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const ownNames = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** By its socket and by all that a proxy on the same machine would leave in the request. */
function isLocal({ socket, headers }) {
  return (
    loopback.test(socket.remoteAddress ?? '') &&
    ownNames.test(headers.host ?? '') &&
    proxyHeaders.every((name) => headers[name] === undefined)
  );
}
