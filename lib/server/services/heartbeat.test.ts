import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startHeartbeat } from './heartbeat';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('of what is said in quick succession the last is written, three times a second at most', async () => {
  const written: number[] = [];
  const heartbeat = startHeartbeat(0, async (progress) => written.push(progress));
  for (let at = 1; at <= 100; at += 1) {
    heartbeat.tell(at);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(written.length).toBeLessThanOrEqual(5);
  await vi.advanceTimersByTimeAsync(300);
  expect(written.at(-1)).toBe(100);
  expect([...written].sort((one, other) => one - other)).toEqual(written);
  await heartbeat.stop();
});

test('it goes on saying so where nothing moves, and no more once it is stopped', async () => {
  const write = vi.fn(async () => {});
  const heartbeat = startHeartbeat('reading', write);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(write).toHaveBeenCalledTimes(3);
  await heartbeat.stop();
  heartbeat.tell('checking');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(write).toHaveBeenCalledTimes(3);
});

test('one writing at a time: stop waits for the one that runs, and writes nothing after it', async () => {
  let letGo = () => {};
  const written: string[] = [];
  const heartbeat = startHeartbeat('a', async (progress) => {
    written.push(`${progress} begins`);
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    written.push(`${progress} ends`);
  });
  heartbeat.tell('b');
  await vi.advanceTimersByTimeAsync(10);
  heartbeat.tell('c');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual(['b begins']);
  let stopped = false;
  const stopping = heartbeat.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stopped).toBe(false);
  letGo();
  await stopping;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual(['b begins', 'b ends']);
});

test('a heartbeat that fails is no failure: the next one comes', async () => {
  const write = vi.fn(async () => {
    throw new Error('no database');
  });
  const heartbeat = startHeartbeat(0, write);
  heartbeat.tell(1);
  await vi.advanceTimersByTimeAsync(400);
  heartbeat.tell(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(write).toHaveBeenCalledTimes(2);
  await heartbeat.stop();
});
