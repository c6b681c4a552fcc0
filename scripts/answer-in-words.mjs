// Preloaded into the web server. A page that fails answers 500 without a word for a reader whose browser runs no scripts,
// and Next.js has no way to say anything else. Here its status becomes what was the matter (503 with Retry-After when the
// database was not there, 400 or 413 when the request was no form of ours), and its body a page that reads without scripts.
import { subscribe } from 'node:diagnostics_channel';
import { plainPage } from './plain-page.mjs';
import { requestState } from './request-state.mjs';

const retryAfterSeconds = 10;
/** The limit of Next.js on the form of a page (`serverActions.bodySizeLimit`). */
const formBytes = 1024 * 1024;
const developing = process.env.NODE_ENV === 'development';

subscribe('http.server.request.start', ({ request, response }) => {
  const state = requestState();
  const { writeHead, write, end } = response;
  /** The page that goes out in place of the answer. */
  let page = null;

  response.writeHead = (...given) => {
    const said = typeof given[0] === 'number' ? given[0] : response.statusCode;
    if (page !== null || response.headersSent) return writeHead.apply(response, given);
    for (const [name, value] of Object.entries(given.findLast(isHeaders) ?? {})) response.setHeader(name, value);
    const status = said === 500 ? describeFailure(request, state) : said;
    if (status === 429 && state.queued) response.setHeader('Retry-After', String(state.queued.retryAfter));
    if (status === 503) {
      response.setHeader('Retry-After', String(retryAfterSeconds));
      response.setHeader('Cache-Control', 'private, no-store');
    }
    // What a script of ours asked for, or a program, it can read as it is.
    const words = isForReader(request, response, said, state) ? wordsFor(status, request, state) : null;
    if (words === null) return writeHead.apply(response, status === said ? given : [status]);
    for (const name of ['Content-Encoding', 'ETag', 'Transfer-Encoding', 'Vary']) response.removeHeader(name);
    page = plainPage(words);
    response.setHeader('Cache-Control', 'private, no-store');
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Length', page.byteLength);
    return writeHead.call(response, status);
  };
  response.write = (...given) => {
    if (!response.headersSent) response.writeHead(response.statusCode);
    return page === null ? write.apply(response, given) : true;
  };
  response.end = (...given) => {
    // Not for each answer: Node counts the length of one that is written at once.
    if (!response.headersSent && response.statusCode >= 400) response.writeHead(response.statusCode);
    if (page === null) return end.apply(response, given);
    const done = given.findLast((one) => typeof one === 'function');
    return end.call(response, page, done);
  };
});

function isHeaders(given) {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** The status of what Next.js calls 500. */
function describeFailure(request, state) {
  if (state.unavailable) return 503;
  if (state.queued) return 429;
  // A form whose body could not be read fails before any code of ours asks the database for anything.
  const isForm = request.method === 'POST' && (request.headers['next-action'] || isMultipart(request));
  if (!isForm || (state.statements > 0 && !state.malformed)) return 500;
  return Number(request.headers['content-length'] ?? 0) > formBytes ? 413 : 400;
}

function isMultipart({ headers }) {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

/** Whether a person reads the answer as a page, and what there is of it cannot be read without scripts or in Indonesian. */
function isForReader(request, response, said, state) {
  if (request.headers['next-action'] || request.headers.rsc || request.url.startsWith('/api/')) return false;
  if (said === 429) return state.queued !== null && state.wantsPage;
  const type = String(response.getHeader('Content-Type') ?? '');
  if (said === 404) return !developing && type.startsWith('text/html');
  return said === 500 ? type === '' || /^text\/(html|plain)/.test(type) : type.startsWith('text/plain');
}

/** What a page says instead; null where what there is says it already. */
function wordsFor(status, { method, url, headers }, { queued }) {
  const reading = method === 'GET' || method === 'HEAD';
  const again = { href: url, label: reading ? 'Coba lagi' : 'Buka lagi halamannya' };
  const isForm = method === 'POST' && isMultipart({ headers });
  switch (status) {
    case 404:
      // Who was sent a link has no account here, and so nowhere else to go.
      if (url.startsWith('/b/')) {
        return {
          title: 'Tautan ini tidak berlaku',
          says: [
            'Mungkin masanya sudah lewat, sudah dicabut, atau alamatnya terpotong saat disalin. Buka tautannya sekali lagi dari pesan aslinya, atau minta tautan baru kepada kantor yang mengirimnya.',
          ],
          link: null,
        };
      }
      return {
        title: 'Halaman ini tidak ditemukan',
        says: [
          'Alamatnya mungkin salah ketik, sudah berubah, atau berada di luar wilayah kerja akun ini. Periksa kode wilayah dan nama kampanyenya, atau kembali ke wilayah Anda.',
        ],
      };
    case 500:
      if (developing) return null;
      return {
        title: 'Halaman ini tidak dapat dibuka',
        says: reading
          ? [
              'Server tidak dapat menyiapkan halaman ini. Angka yang sudah masuk tetap tersimpan.',
              'Tunggu sebentar, lalu coba lagi. Bila tetap gagal, beri tahu administrator dan sebutkan nomor di bawah.',
            ]
          : [
              'Server gagal mengerjakan kiriman Anda. Mungkin sudah tersimpan, mungkin belum.',
              'Buka lagi halamannya dan periksa apa yang tersimpan. Bila tetap gagal, beri tahu administrator dan sebutkan nomor di bawah.',
            ],
        link: again,
        number: true,
      };
    case 503:
      return {
        title: 'Basis data sedang tidak menjawab',
        says: reading
          ? [
              'Halaman ini tidak dapat disiapkan, karena basis data tidak menjawab. Angka yang sudah tersimpan tidak berubah.',
              'Tunggu sebentar, lalu coba lagi. Bila tetap gagal, beri tahu administrator.',
            ]
          : [
              'Kiriman Anda tidak terjawab, karena basis data tidak menjawab. Mungkin sudah tersimpan, mungkin belum.',
              'Tunggu sebentar, buka lagi halamannya, periksa apa yang tersimpan, lalu kirim lagi yang belum. Bila tetap gagal, beri tahu administrator.',
            ],
        link: again,
        number: true,
      };
    case 429:
      if (queued === null) return null;
      return {
        title: queued.title,
        says: [
          queued.detail,
          `Halaman ini meminta lagi sendiri setiap ${queued.retryAfter} detik. Bila yang diminta sebuah file, file itu tersimpan begitu selesai.`,
        ],
        link: { href: url, label: 'Minta lagi sekarang' },
        back: pathBefore(url, headers),
        refresh: queued.retryAfter,
      };
    case 413:
      if (!isForm) return null;
      return {
        title: 'Isian terlalu besar',
        says: ['Satu formulir paling besar 1 MB. Tidak ada yang disimpan. Kembali, kurangi isinya, lalu kirim lagi.'],
        link: again,
      };
    case 400:
      if (!isForm) return null;
      return {
        title: 'Isian ini tidak dapat dibaca',
        says: [
          'Kiriman terpotong atau bukan dari formulir halaman ini. Tidak ada yang disimpan. Kembali, lalu kirim lagi.',
        ],
        link: again,
        number: true,
      };
    case 409:
      if (!isForm) return null;
      return {
        title: 'Halaman ini sudah diperbarui',
        says: [
          'Aplikasi diperbarui sejak Anda membuka formulirnya. Tidak ada yang disimpan.',
          'Kembali ke formulirnya dan salin yang Anda ketik, muat ulang halamannya, lalu kirim lagi.',
        ],
        link: again,
      };
    default:
      return null;
  }
}

/** The page of ours that the reader came from; null: none, or this one. */
function pathBefore(url, { referer, host }) {
  const from = URL.canParse(referer) ? new URL(referer) : null;
  const path = from && from.pathname + from.search;
  return from?.host === host && path !== url ? path : null;
}
