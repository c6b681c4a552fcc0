import { createHmac } from 'node:crypto';
import type { Environment } from './environment';

/** Where the web server signs in as the serving role: past no pooler unless there is one, and on a standby to read. */
export function servingVariables(
  servingUrl: string,
  { pooler, standbyUrl }: Pick<Environment, 'pooler' | 'standbyUrl'>,
): Record<string, string> {
  return {
    KEJAR_SERVING_URL: pooler ? signInAt(pooler.url, servingUrl) : servingUrl,
    KEJAR_SERVING_PREPARED: pooler && !pooler.prepared ? '0' : '1',
    ...(standbyUrl !== null && { KEJAR_STANDBY_URL: signInAt(standbyUrl, servingUrl) }),
  };
}

/** An address, with the name and password of another one. */
function signInAt(place: string, login: string): string {
  const url = new URL(place);
  const { username, password } = new URL(login);
  Object.assign(url, { username, password });
  return url.href;
}

/**
 * What Next.js encrypts with that a form carries to the server and back. It follows from AUTH_SECRET, so that a page that one
 * web server drew is answered by another one, and by the same one after an upgrade.
 * @returns 32 bytes as base64, as NEXT_SERVER_ACTIONS_ENCRYPTION_KEY wants it
 */
export function actionsKey(authSecret: string): string {
  return createHmac('sha256', authSecret).update('server-actions').digest('base64');
}
