// Preloaded into the web server. Anybody may write `X-Forwarded-For`; what holds is what the proxies in front of us, so many as
// KEJAR_PROXY_HOPS says, have added to its end. The header that the application reads is that one address; without a proxy
// the socket's.
import { subscribe } from 'node:diagnostics_channel';
import { requestState } from './request-state.mjs';

subscribe('http.server.request.start', ({ request }) => {
  const hops = Number(process.env.KEJAR_PROXY_HOPS ?? 0);
  const said = request.headers['x-forwarded-for']?.split(',') ?? [];
  const path = [...said.map((entry) => entry.trim()), request.socket.remoteAddress ?? ''];
  const address = path[Math.max(0, path.length - 1 - hops)];
  request.headers['x-forwarded-for'] = address;
  requestState().address = address;
});
