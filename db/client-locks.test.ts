import { expect, it } from 'vitest';
import { advisoryLocks } from './client-locks';

it('gives each purpose a key of its own', () => {
  const keys = Object.values(advisoryLocks);
  expect(new Set(keys).size).toBe(keys.length);
});
