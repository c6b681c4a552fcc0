// Preloaded into the web server. A page that fails answers 500, and Next.js has no way to say anything else: when it failed
// because the database was not there, the answer becomes 503 with Retry-After, and a page that reads without JavaScript.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

const retryAfterSeconds = 10;

/** What db/client.ts writes down for the request that it works for. */
const answering = new AsyncLocalStorage();
globalThis.kejarAnswering = answering;

subscribe('http.server.request.start', ({ request, response }) => {
  const state = { unavailable: false };
  answering.enterWith(state);
  const { writeHead, write, end } = response;
  /** The page that goes out in place of the answer. */
  let page = null;

  response.writeHead = (...given) => {
    const status = typeof given[0] === 'number' ? given[0] : response.statusCode;
    if (status !== 500 || !state.unavailable || page !== null) return writeHead.apply(response, given);
    response.setHeader('Retry-After', String(retryAfterSeconds));
    response.setHeader('Cache-Control', 'private, no-store');
    // What a script of ours asked for it can read as it is.
    if (request.headers['next-action'] || request.headers.rsc) return writeHead.call(response, 503);
    for (const name of ['Content-Encoding', 'ETag', 'Transfer-Encoding', 'Vary']) response.removeHeader(name);
    page = Buffer.from(unavailablePage(request));
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Length', page.byteLength);
    return writeHead.call(response, 503);
  };
  response.write = (...given) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return page === null ? write.apply(response, given) : true;
  };
  response.end = (...given) => {
    if (!response.headersSent && response.statusCode === 500 && state.unavailable) response.writeHead(500);
    if (page === null) return end.apply(response, given);
    const done = given.findLast((one) => typeof one === 'function');
    return end.call(response, page, done);
  };
});

function unavailablePage({ method, url }) {
  const reading = method === 'GET' || method === 'HEAD';
  const what = reading
    ? 'Halaman ini tidak dapat disiapkan, karena basis data tidak menjawab. Angka yang sudah tersimpan tidak berubah.'
    : 'Kiriman Anda tidak terjawab, karena basis data tidak menjawab. Mungkin sudah tersimpan, mungkin belum.';
  const next = reading
    ? 'Tunggu sebentar, lalu coba lagi. Bila tetap gagal, beri tahu administrator.'
    : 'Tunggu sebentar, buka lagi halamannya, periksa apa yang tersimpan, lalu kirim lagi yang belum. Bila tetap gagal, beri tahu administrator.';
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Basis data tidak menjawab · Kejar Target</title>
<style>
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: #0b4f8a; }
</style>
</head>
<body>
<main>
<p><strong>Kejar Target</strong></p>
<h1>Basis data sedang tidak menjawab</h1>
<p>${what}</p>
<p>${next}</p>
<p><a href="${escapeAttribute(url)}">${reading ? 'Coba lagi' : 'Buka lagi halamannya'}</a></p>
</main>
</body>
</html>
`;
}

function escapeAttribute(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
