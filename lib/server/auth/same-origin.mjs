/**
 * Whether a request that changes something comes from a page of this server. Browsers say so by Sec-Fetch-Site, and where
 * that is absent (plain HTTP) by Origin, which they send with every POST; a request with neither comes from no browser, so
 * that nobody's cookie can have been misused for it. The same steps as Go's http.CrossOriginProtection, but that an Origin
 * is held against the address that the operator has set, where there is one: Host is what the caller says.
 *
 * Plain JavaScript, for it is also loaded before the server's bundle (scripts/refuse-requests.mjs).
 */
export function isFromOwnPages(header, address) {
  const site = header('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = header('origin');
  if (origin === null) return true;
  // Sent by a page that is shown without a referrer; only a browser that says Sec-Fetch-Site can be believed then.
  if (origin === 'null') return site !== null;
  if (!URL.canParse(origin)) return false;
  const own = address && URL.canParse(address) ? new URL(address) : null;
  // The address of a server that nobody has given one.
  if (own === null || own.hostname === 'localhost') {
    return new URL(origin).host === (header('x-forwarded-host') ?? header('host'));
  }
  return new URL(origin).origin === own.origin;
}
