/** A year: what the lists of browsers ask for at least. */
const year = 'max-age=31536000';

/**
 * What `Strict-Transport-Security` says, by the settings that the web server is started with; null: nothing, for readers come over
 * http. By itself it binds this very host: at an office's main address `includeSubDomains` closes what other machines serve
 * below it without TLS, and a browser's list (`preload`) is not left for months.
 */
export function describeTransportSecurity({ NEXTAUTH_URL, KEJAR_HSTS }) {
  if (!NEXTAUTH_URL?.startsWith('https://')) return null;
  if (KEJAR_HSTS === 'preload') return `${year}; includeSubDomains; preload`;
  return KEJAR_HSTS === 'subdomains' ? `${year}; includeSubDomains` : year;
}
