// Preloaded into the web server: refuses what no page of ours ever sends before Next.js sees it, which answers such requests
// with 500 or as if they were a GET. Who may see or change what is decided by none of this, but where the data are read.
import { Server } from 'node:http';
import { isFromOwnPages } from '../lib/server/auth/same-origin.mjs';
import { plainPage } from './plain-page.mjs';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const pageMethods = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** Addresses that take PUT, PATCH or DELETE; `refuse-requests.test.ts` compares them with app/. */
const handlers = [/^\/api\//, /^\/[^/]+\/impor\/kirim\//];

const { emit } = Server.prototype;
Server.prototype.emit = function (event, ...given) {
  if (event !== 'request') return emit.call(this, event, ...given);
  const [request, response] = given;
  const refusal = findRefusal(request);
  if (refusal === null) return emit.call(this, event, ...given);
  answer(request, response, refusal);
  return true;
};

function findRefusal({ method, url, headers }) {
  const [path = ''] = url.split('?', 1);
  const allowed = handlers.some((handler) => handler.test(path)) ? methods : pageMethods;
  if (!allowed.includes(method)) {
    return {
      ...{ status: 405, type: 'method-not-allowed', title: 'Metode tidak tersedia', allow: allowed.join(', ') },
      detail: `Alamat ini tidak menerima ${method}. Yang ada: ${allowed.join(', ')}.`,
    };
  }
  if (!isText(path)) {
    const detail = 'Alamatnya memuat tanda yang tidak terbaca. Tulis sebagai UTF-8; tanda % sendiri ditulis %25.';
    return { status: 400, type: 'query-invalid', title: 'Alamat ini tidak dapat dibaca', detail };
  }
  // The API settles it where it reads who is asking: a token may come from wherever it likes.
  if (['GET', 'HEAD', 'OPTIONS'].includes(method) || path.startsWith('/api/v1/')) return null;
  if (isFromOwnPages((name) => headers[name] ?? null, process.env.NEXTAUTH_URL)) return null;
  const detail =
    'Kiriman ini datang dari situs lain, atau alamat di peramban bukan alamat Kejar Target. Tidak ada yang disimpan. Buka halamannya di sini, lalu kirim lagi.';
  return { status: 403, type: 'foreign-origin', title: 'Kiriman dari situs lain ditolak', detail };
}

function isText(path) {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}

function answer(request, response, { allow, ...problem }) {
  const { status, title, detail } = problem;
  if (allow) response.setHeader('Allow', allow);
  response.setHeader('Cache-Control', 'private, no-store');
  const [type, body] = request.url.startsWith('/api/')
    ? ['application/problem+json', JSON.stringify(problem)]
    : request.headers['next-action']
      ? ['text/plain', `${title}. ${detail}`]
      : ['text/html; charset=utf-8', plainPage({ title, says: [detail] })];
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.statusCode = status;
  response.end(body);
}
