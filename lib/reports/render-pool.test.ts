import { execFileSync } from 'node:child_process';
import { expect, test, vi } from 'vitest';
import { column, type Picture, text } from './picture';
import { openRenderPool } from './render-pool';

// A thread that begins loads typeface and renderer.
vi.setConfig({ testTimeout: 60_000 });

const label = text('Karawang', { fontSize: 12 });
const picture: Picture = { width: 400, height: 200, node: column({}, label), shorter: null };
/** Takes seconds to draw. */
const large: Picture = { ...picture, height: null, node: column({}, ...Array.from({ length: 4_000 }, () => label)) };

const openPool = (memoryMb = 256) => openRenderPool<Picture>('drawPng', { memoryMb, idleMs: 1_000 });

test('tasks are answered in the order in which they were asked for, also when some can be stopped', async () => {
  const pool = openPool();
  const done: number[] = [];
  const tasks = Array.from({ length: 12 }, (_, at) =>
    pool.run(picture, at % 3 ? new AbortController().signal : undefined).then(() => done.push(at)),
  );
  expect(pool.waiting).toBe(12);
  await Promise.all(tasks);
  expect(done).toEqual(Array.from(tasks.keys()));
  expect(pool.waiting).toBe(0);
});

test('a task is stopped in the middle, one that waits is never begun, and the next one is done', async () => {
  const pool = openPool();
  await pool.run(picture);
  const stop = new AbortController();
  const reason = new Error('dibatalkan');
  const running = pool.run(large, stop.signal);
  const queued = pool.run(large, stop.signal);
  const next = pool.run(picture);
  const began = performance.now();
  setTimeout(() => stop.abort(reason), 50);
  await expect(running).rejects.toBe(reason);
  expect(performance.now() - began).toBeLessThan(1_000);
  await expect(queued).rejects.toBe(reason);
  expect((await next).byteLength).toBeGreaterThan(50);
});

test.each([
  ['a task that needs more memory than it may take', 16],
  // With less than 4 MB Node 22 and 24 end the whole process before the thread has begun.
  ['a thread that has not even enough to begin', 4],
])('%s fails the task, and neither the server nor the queue', async (_, memoryMb) => {
  const pool = openPool(memoryMb);
  await expect(pool.run(picture)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  await expect(pool.run(picture)).rejects.toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  expect(pool.waiting).toBe(0);
});

test('what a task throws is what the caller catches, and the thread stays', async () => {
  const pool = openPool();
  const impossible = { ...picture, node: { type: 'img', props: {} } };
  await expect(pool.run(impossible)).rejects.toThrow('Image source is not provided');
  expect((await pool.run(picture)).byteLength).toBeGreaterThan(50);
});

test('an idle thread keeps no process alive', async () => {
  const program = `
    import { openRenderPool } from './lib/reports/render-pool.ts';
    const pool = openRenderPool('drawPng', { memoryMb: 256, idleMs: 600_000 });
    const png = await pool.run(${JSON.stringify(picture)});
    console.log(png.byteLength > 50);
  `;
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  expect(execFileSync(process.execPath, args, { timeout: 30_000, encoding: 'utf8' })).toBe('true\n');
});
