// Preloaded into the web server. Next.js answers 500 to an address whose path is no text, such as /pk21/%ff. Taken letter by
// letter it is one that leads nowhere, and is answered like every other such address.
import { subscribe } from 'node:diagnostics_channel';

subscribe('http.server.request.start', ({ request }) => {
  const [path = '', ...query] = request.url.split('?');
  try {
    decodeURIComponent(path);
  } catch {
    request.url = [path.replaceAll('%', '%25'), ...query].join('?');
  }
});
