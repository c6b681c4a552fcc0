/** What a share link shows is for those who were sent it: not for search engines, caches or the sites it links to. */
const sharedHeaders = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cache-Control', value: 'private, no-store' },
];

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  experimental: { agentUpgrade: false },
  headers: () => [{ source: '/b/:path*', headers: sharedHeaders }],
  // The development server prints addresses, and that of a share link holds its secret.
  logging: { incomingRequests: { ignore: [/^\/b\//] } },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    '@node-rs/argon2',
    '@resvg/resvg-js',
    'exceljs',
    'pdfmake',
    'pino',
    'piscina',
    'postgres',
    'rate-limiter-flexible',
  ],
};
