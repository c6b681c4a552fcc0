import { decode, encode } from 'next-auth/jwt';
import { authSecret, cookieName, sessionCookieOptions } from './cookie';
import { hashSecret, newSecret } from './secrets';

/**
 * A browser that has signed in keeps a cookie that says for which accounts. Wrong passwords from it are counted by
 * themselves, so that strangers who guess at an account do not shut out the person whose device it is. It opens nothing.
 */
const deviceSeconds = 180 * 24 * 60 * 60;
const deviceUse = 'device';
/** An office's computer has several people; of more, the earliest is forgotten. */
const mostAccounts = 10;

export function deviceCookieName(): string {
  return cookieName('kejar-perangkat');
}

export function deviceCookieOptions() {
  return { ...sessionCookieOptions(), maxAge: deviceSeconds } as const;
}

type Device = { id: string; accounts: string[] };

/** What wrong passwords for an account from a device that it has signed in from are counted by; null: it has not. */
export async function findDevice(cookie: string | undefined, email: string): Promise<string | null> {
  const device = await openDevice(cookie);
  return device?.accounts.includes(nameOf(email)) ? `${device.id}.${nameOf(email)}` : null;
}

/** The cookie of a device from which an account has signed in, beside those that it has signed in from before. */
export async function sealDevice(cookie: string | undefined, email: string): Promise<string> {
  const known = (await openDevice(cookie)) ?? { id: newSecret(), accounts: [] };
  const others = known.accounts.filter((account) => account !== nameOf(email));
  const device: Device = { id: known.id, accounts: [nameOf(email), ...others].slice(0, mostAccounts) };
  return encode({ token: { use: deviceUse, ...device }, secret: authSecret(), maxAge: deviceSeconds });
}

async function openDevice(cookie: string | undefined): Promise<Device | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    if (token?.use !== deviceUse || typeof token.id !== 'string' || !Array.isArray(token.accounts)) return null;
    return { id: token.id, accounts: token.accounts.map(String) };
  } catch {
    // Altered, encrypted with another secret or past its time: a device that nobody knows.
    return null;
  }
}

function nameOf(email: string): string {
  return hashSecret(`device ${email}`).slice(0, 22);
}
