import { expect, it as test } from 'vitest';
import { advisoryLocks } from './client-locks';

test('gives each purpose a key of its own', () => {
  const keys = Object.values(advisoryLocks);
  expect(new Set(keys).size).toBe(keys.length);
});
