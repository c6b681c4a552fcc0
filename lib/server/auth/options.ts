import type { NextAuthOptions } from 'next-auth';
import { servingDatabase } from '../../../db/client';
import { getSessionUser } from '../../../db/queries/users';
import { endSession } from '../../../db/writes/sessions';
import { clientAddress } from './address';
import { authSecret, cookieSeconds, sessionCookieName, sessionCookieOptions } from './cookie';
import { deviceCookieName } from './device';
import { readCookie } from './request';
import { hashSecret } from './secrets';
import { signIn } from './sign-in';

/**
 * next-auth's part: its HTTP flow (`/api/auth/csrf`, `/api/auth/callback/credentials`, `/api/auth/session`) for scripts
 * and other programs. Its "user" is a session of ours, so that its JWT carries the session's secret and nothing else.
 * next-auth answers a failure of ours as a wrong password, or with nothing: `failed` is told of it.
 */
export function authOptions(failed: (error: unknown) => void): NextAuthOptions {
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: cookieSeconds },
    cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
    pages: { signIn: '/masuk', error: '/masuk' },
    providers: [
      {
        id: 'credentials',
        name: 'Email',
        type: 'credentials',
        credentials: { email: {}, password: {}, code: {} },
        async authorize(credentials, request) {
          const { email, password, code } = credentials ?? {};
          if (typeof email !== 'string' || typeof password !== 'string') return null;
          const { headers = {} } = request;
          const browser = {
            address: clientAddress(headers['x-forwarded-for']),
            agent: String(headers['user-agent'] ?? ''),
            session: readCookie(headers.cookie, sessionCookieName()),
            device: readCookie(headers.cookie, deviceCookieName()),
          };
          const result = await told(signIn({ email, password, ...browser, ...(code && { code }) }));
          if (result.signedIn) return { id: result.secret };
          // The message becomes the `error` of the sign-in page's address.
          const { refusal } = result;
          if (refusal.reason === 'tooMany') throw new Error(`TooManyAttempts-${refusal.minutes}`);
          return null;
        },
      },
    ],
    callbacks: {
      jwt: ({ token }) => (token.sub ? { sub: token.sub } : {}),
      async session({ session, token }) {
        const user = token.sub ? await told(getSessionUser(servingDatabase(), hashSecret(token.sub))) : null;
        const { expires } = session;
        return user ? { user: { name: user.name, email: user.email }, expires } : { expires };
      },
    },
    events: {
      async signOut({ token }) {
        if (token?.sub) await told(endSession(servingDatabase(), hashSecret(token.sub)));
      },
    },
  };
}
