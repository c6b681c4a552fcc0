import { expect, test } from 'vitest';
import { isConnectionLost } from './connection-lost';

test.each([
  ['Chromium', new TypeError('Failed to fetch')],
  ['Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
  ['Safari', new TypeError('Load failed')],
  ['another server answers', new Error('An unexpected response was received from the server.')],
])('a request without an answer: %s', (_, error) => {
  expect(isConnectionLost(error)).toBe(true);
});

test.each([
  [
    'a part whose code did not arrive',
    new TypeError('Failed to fetch dynamically imported module: /_next/static/a.js'),
  ],
  ['a mistake of ours', new TypeError('Load failed is not a function')],
  ['the same words from ourselves', new Error('Failed to fetch')],
  ['no error', 'Failed to fetch'],
])('a failure of the part itself: %s', (_, error) => {
  expect(isConnectionLost(error)).toBe(false);
});
