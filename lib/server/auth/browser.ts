import { cookies, headers } from 'next/headers';
import { clientAddress } from './address';
import { sealSession, sessionCookieName, sessionCookieOptions } from './cookie';
import { deviceCookieName, deviceCookieOptions } from './device';
import type { Browser, Opened } from './sign-in';

/** From where the request of an action comes, and what its browser brought along. */
export async function readBrowser(): Promise<Browser> {
  const [head, jar] = [await headers(), await cookies()];
  return {
    address: clientAddress(head.get('x-forwarded-for')),
    agent: head.get('user-agent') ?? '',
    session: jar.get(sessionCookieName())?.value,
    device: jar.get(deviceCookieName())?.value,
  };
}

/** Hands the browser of an action the session that was opened in it. */
export async function keepSession({ secret, device }: Opened): Promise<void> {
  const jar = await cookies();
  jar.set(sessionCookieName(), await sealSession(secret), sessionCookieOptions());
  jar.set(deviceCookieName(), device, deviceCookieOptions());
}
