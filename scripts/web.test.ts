import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { webMemory } from './web';

test('the heap of the web server has a limit of its own, whatever the machine has', () => {
  const asked = ['-p', 'v8.getHeapStatistics().heap_size_limit'];
  const bytes = Number(execFileSync(process.execPath, [...webMemory, ...asked]).toString());
  expect(bytes / 1024 ** 2).toBeLessThanOrEqual(512 + 3 * 32);
});
