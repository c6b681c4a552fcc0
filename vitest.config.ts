import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const everywhere = ['**/*.test.ts', '**/*.test.tsx'];
const database = '**/*.db.test.ts';
const notOurs = ['**/node_modules/**', '.next/**', '.data/**', 'e2e/**'];

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: everywhere,
          exclude: [...notOurs, database],
          testTimeout: 20_000,
          // Files share the modules that a worker has loaded, here and below: a third less of the processor. What a file leaves in
          // the globals of the process the next one finds: `--sequence.shuffle.files` looks for that.
          isolate: false,
          // By default vitest leaves one core of two alone.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [database],
          exclude: notOurs,
          globalSetup: ['db/testing/global-setup.ts'],
          testTimeout: 120_000,
          // A machine with other work takes its time, above all for the process that checks files, which gives way to all others.
          hookTimeout: 180_000,
          isolate: false,
          // Each file has its own databases, so files may run side by side; more of them than cores only queue.
          maxWorkers: 2,
        },
      },
    ],
  },
});
