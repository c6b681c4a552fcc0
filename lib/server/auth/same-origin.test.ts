import { expect, test } from 'vitest';
import { isFromOwnPages } from './same-origin.mjs';

function judge(headers: Record<string, string>, address?: string): boolean {
  return isFromOwnPages((name) => headers[name] ?? null, address);
}
const address = 'https://kejar.example.go.id';

test('an origin is held against the address that the operator has set, whatever Host says', () => {
  expect(judge({ origin: address, host: '127.0.0.1:3000' }, address)).toBe(true);
  expect(judge({ origin: 'https://evil.test', host: 'evil.test' }, address)).toBe(false);
  expect(judge({ origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' }, address)).toBe(false);
  expect(judge({ origin: 'http://kejar.example.go.id', host: 'kejar.example.go.id' }, address)).toBe(false);
  expect(judge({ origin: `${address}:8443`, host: 'kejar.example.go.id' }, address)).toBe(false);
  expect(judge({ origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }, address)).toBe(false);
  expect(judge({ origin: address, 'sec-fetch-site': 'cross-site' }, address)).toBe(false);
});

test.each([undefined, 'http://localhost:3000'])(
  'without one, %s, it is held against the host that was asked',
  (own) => {
    expect(judge({ origin: 'http://192.168.1.7:3000', host: '192.168.1.7:3000' }, own)).toBe(true);
    expect(judge({ origin: 'http://evil.test', host: '192.168.1.7:3000' }, own)).toBe(false);
  },
);

test('where a browser hides the origin its own word counts; a program says neither', () => {
  expect(judge({ origin: 'null', 'sec-fetch-site': 'same-origin' }, address)).toBe(true);
  expect(judge({ origin: 'null' }, address)).toBe(false);
  expect(judge({ 'sec-fetch-site': 'none' }, address)).toBe(true);
  expect(judge({}, address)).toBe(true);
});
