import { expect, test } from 'vitest';
import { isRequestKey } from '@/lib/domain/request-keys';
import { keyContent } from './request-key';

test('the same content keeps its key, another has another, and each is a UUID of version 4', () => {
  const first = keyContent(null, 'a');
  expect(keyContent(first, 'a')).toBe(first);
  const second = keyContent(first, 'b');
  expect(second.key).not.toBe(first.key);
  expect(keyContent(second, 'a').key).not.toBe(first.key);
  for (const { key } of [first, second]) {
    expect(isRequestKey(key)).toBe(true);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});
