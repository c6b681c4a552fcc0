import { expect, test } from 'vitest';
import { safeReturnPath, signInPath } from './return-path';

test.each([
  ['/pk21/32.15', '/pk21/32.15'],
  ['/pk21/32.15?per=2021-04-12&urut=-persen', '/pk21/32.15?per=2021-04-12&urut=-persen'],
  ['/', '/'],
  ['/a/../pk21', '/pk21'],
  ['//evil.test/x', '/'],
  ['/\\evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['/.//evil.test', '/'],
  ['/%2e//evil.test', '/'],
  ['https://evil.test', '/'],
  ['javascript:alert(1)', '/'],
  ['pk21/32.15', '/'],
  ['/masuk?ke=/masuk', '/'],
  ['/keluar', '/'],
  ['/api/v1/campaigns', '/'],
  ['/masukan', '/masukan'],
  [`/${'a'.repeat(3000)}`, '/'],
  [undefined, '/'],
  [['/pk21', '/x'], '/'],
])('%j leads to %s', (ke, path) => {
  const safe = safeReturnPath(ke);
  expect(safe).toBe(path);
  // As a browser on our site would follow it.
  expect(new URL(safe, 'https://kejar.example').origin).toBe('https://kejar.example');
});

test('the sign-in page is told where to lead back to, and whether a session has ended', () => {
  expect(signInPath({ returnTo: '/', expired: false })).toBe('/masuk');
  expect(signInPath({ returnTo: '/pk21/32.15?per=2021-04-12', expired: true })).toBe(
    '/masuk?ke=%2Fpk21%2F32.15%3Fper%3D2021-04-12&sesi=berakhir',
  );
});
