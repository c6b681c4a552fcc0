import { afterEach, expect, test, vi } from 'vitest';
import { sessionCookieName, sessionCookieOptions } from './cookie';
import { deviceCookieName, deviceCookieOptions } from './device';
import { pendingCookieName, pendingCookieOptions } from './sign-in';

afterEach(() => vi.unstubAllEnvs());

test('over https every cookie is bound to this very host', () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://kejar.example.go.id');
  for (const name of [sessionCookieName(), deviceCookieName(), pendingCookieName()]) expect(name).toMatch(/^__Host-/);
  // What browsers ask of such a name: over https alone, for all paths, for no other host.
  for (const options of [sessionCookieOptions(), deviceCookieOptions(), pendingCookieOptions()]) {
    expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
    expect(options).not.toHaveProperty('domain');
  }
});

test('over plain http, as on the machine itself, a browser would refuse such a name', () => {
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  expect(sessionCookieName()).toBe('next-auth.session-token');
  expect(sessionCookieOptions().secure).toBe(false);
});
