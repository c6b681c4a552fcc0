/** Pages that one is not sent back to after signing in. */
const notBack = /^\/(masuk|keluar|api)(\/|$)/;

/**
 * A path of this site to go to after signing in, from a `ke` that anybody may have written into a link; `/` for
 * everything that leads elsewhere (`//other.site`, `/\other.site`, `https:…`).
 */
export function safeReturnPath(ke: unknown): string {
  if (typeof ke !== 'string' || !ke.startsWith('/') || ke.length > 2_000) return '/';
  const here = 'http://kejar.invalid';
  if (!URL.canParse(ke, here)) return '/';
  const url = new URL(ke, here);
  // `new URL` reads the way browsers do: backslashes as slashes, tabs and line ends left out.
  if (url.origin !== here || url.pathname.startsWith('//') || notBack.test(url.pathname)) return '/';
  return url.pathname + url.search;
}

/** The address of the sign-in page that leads back to `returnTo`. */
export function signInPath(input: { returnTo: string; expired: boolean }): string {
  const query = new URLSearchParams();
  const back = safeReturnPath(input.returnTo);
  if (back !== '/') query.set('ke', back);
  if (input.expired) query.set('sesi', 'berakhir');
  return query.size === 0 ? '/masuk' : `/masuk?${query}`;
}
