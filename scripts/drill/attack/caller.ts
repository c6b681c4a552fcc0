import { Asker, newTally } from '../asking';

/** Somebody who asks the server: with a session, a token, a link, or nothing. */
export type Caller = {
  name: string;
  /** The code of the area that is theirs; null: none is. */
  area: string | null;
  headers: Record<string, string>;
  /** Of a share link to their area; left out: they have none. */
  secret?: string;
};

export type Answer = { status: number; text: string; type: string };

/** Signs a person of the demo in, as programs do. Answers with the cookie of the session. @throws Error when refused */
export async function signIn(site: string, email: string, password: string): Promise<string> {
  const asker = new Asker(site, newTally);
  const { csrfToken } = JSON.parse((await asker.ask('/api/auth/csrf')).text);
  const answer = await asker.ask('/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
  const session = cookies.find((one) => one.includes('session-token='));
  if (!session) throw new Error(`sign-in of ${email}: ${answer.status}`);
  return session;
}

/** Asks once, and follows nothing. An answer that never comes is status 0. */
export async function askOnce(
  site: string,
  caller: Caller,
  path: string,
  init: RequestInit = {},
  patienceMs = 120_000,
): Promise<Answer> {
  try {
    const response = await fetch(`${site}${path}`, {
      ...init,
      headers: { ...init.headers, ...caller.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    return { status: response.status, text: await response.text(), type: response.headers.get('content-type') ?? '' };
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { status: 0, text: String(cause), type: '' };
  }
}

/** The number of the newest row of the audit, as an administrator reads it: it counts up with everything that is written. */
export async function newestAuditRow(site: string, admin: Caller): Promise<number> {
  const { text } = await askOnce(site, admin, '/api/v1/audit');
  return Number(JSON.parse(text).rows?.[0]?.id ?? Number.NaN);
}
