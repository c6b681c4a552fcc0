import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text that a cookie, a header and a shell carry unchanged. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored of a session's or a token's secret. A plain digest does: there is nothing to guess in 256 random bits,
 * so that the slow hash that passwords need would only slow every request.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

const tokenPrefix = 'kt_';

/** A new API token. The prefix lets people, and scanners for leaked secrets, see what it is. */
export function newToken(): string {
  return tokenPrefix + newSecret();
}

export function looksLikeToken(text: string): boolean {
  return text.startsWith(tokenPrefix);
}
