/** What a share link shows is for those who were sent it: not for search engines, caches or the sites it links to. */
const sharedHeaders = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow, noarchive' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cache-Control', value: 'private, no-store' },
];

/** What a one-time link shows, alike; its form is sent back with the site as its origin, which no-referrer would hide. */
const invitedHeaders = sharedHeaders.map((header) =>
  header.key === 'Referrer-Policy' ? { ...header, value: 'same-origin' } : header,
);

/** @type {import('next').NextConfig} */
export default {
  agentRules: false,
  experimental: { agentUpgrade: false },
  // Given by scripts/build.mjs and scripts/web.ts: web servers with the same sources are one to a page.
  deploymentId: process.env.NEXT_DEPLOYMENT_ID,
  generateBuildId: () => process.env.NEXT_DEPLOYMENT_ID ?? null,
  headers: () => [
    { source: '/b/:path*', headers: sharedHeaders },
    { source: '/undangan/:path*', headers: invitedHeaders },
  ],
  // The development server prints addresses, and those of share links and invitations hold their secret.
  logging: { incomingRequests: { ignore: [/^\/(b|undangan)\//] } },
  images: { unoptimized: true },
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` and `npm test` check them, by the same compiler: to start takes a fifth less.
  typescript: { ignoreBuildErrors: true },
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
