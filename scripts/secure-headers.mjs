// Preloaded into the web server: every answer gets the headers that tell a browser what it may do with it, pages and files,
// errors and static files alike. Not a proxy.ts: that costs each request more, misses answers that Next.js gives before
// it, and cuts bodies at 10 MB without a word.
import { subscribe } from 'node:diagnostics_channel';
import { requestState } from './request-state.mjs';
import { describeTransportSecurity } from './transport-security.mjs';

const developing = process.env.NODE_ENV === 'development';
const transportSecurity = describeTransportSecurity(process.env);

/** What our pages use of a browser is the clipboard, to copy to, and the whole screen of a posko. */
const permissions = [
  ...['accelerometer', 'camera', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get', 'serial', 'usb'],
  ...['xr-spatial-tracking', 'clipboard-read'],
];

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // A form that is sent with no-referrer says that it comes from nowhere; another site learns nothing either way.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': `${permissions.map((name) => `${name}=()`).join(', ')}, clipboard-write=(self), fullscreen=(self)`,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(transportSecurity !== null && { 'Strict-Transport-Security': transportSecurity }),
};

/** What is no page loads nothing and is shown in no frame. The styles are those of a chart as SVG. */
const filePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** `style-src-attr`: bars and charts have their lengths in style attributes, which take no nonce. */
function pagePolicy(nonce) {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${developing ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${developing ? ' ws:' : ''}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

subscribe('http.server.request.start', ({ request, response }) => {
  const policy = pagePolicy(requestState().nonce);
  // Next.js takes the nonce from here for the scripts that it writes into a page.
  request.headers['content-security-policy'] = policy;
  delete request.headers['content-security-policy-report-only'];
  const { writeHead } = response;
  response.writeHead = (...given) => {
    if (!response.headersSent) protect(response, policy);
    return writeHead.apply(response, given);
  };
});

/** What a route says itself stands: share links have a stricter Referrer-Policy. */
function protect(response, policy) {
  for (const [name, value] of Object.entries(headers)) {
    if (!response.hasHeader(name)) response.setHeader(name, value);
  }
  if (response.hasHeader('Content-Security-Policy')) return;
  const isPage = String(response.getHeader('Content-Type') ?? '').startsWith('text/html');
  response.setHeader('Content-Security-Policy', isPage ? policy : filePolicy);
}
