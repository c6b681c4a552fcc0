// Preloaded into the web server: a line of the log for each page that somebody who is signed in was refused, as the API has one
// for each of its own. Of a stranger's there is none: those who look for holes would fill the log.
import { subscribe } from 'node:diagnostics_channel';
import { requestState } from './request-state.mjs';

const secretAddress = /^(\/(?:b|penerima|undangan)\/)[^/?#]+/;

subscribe('http.server.request.start', ({ request, response }) => {
  const state = requestState();
  response.once('finish', () => {
    const { statusCode: status } = response;
    const refused = status >= 400 && status < 500 && status !== 409;
    const told = String(response.getHeader('Content-Type') ?? '').startsWith('application/problem+json');
    if (!refused || told || state.person === undefined) return;
    const { requestId, address, person } = state;
    const path = request.url.split('?', 1)[0].replace(secretAddress, '$1…');
    const line = { requestId, address, person, event: 'refusal', status, method: request.method, path };
    process.stdout.write(`${JSON.stringify({ level: 30, time: new Date().toISOString(), ...line, msg: 'access' })}\n`);
  });
});
