import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepBeating } from './heartbeat';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('of what is said in quick succession the last is written, three times a second at most', async () => {
  const written: number[] = [];
  const beats = keepBeating(0, async (progress) => written.push(progress));
  for (let at = 1; at <= 100; at += 1) {
    beats.tell(at);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(written.length).toBeLessThanOrEqual(5);
  await vi.advanceTimersByTimeAsync(300);
  expect(written.at(-1)).toBe(100);
  expect([...written].sort((one, other) => one - other)).toEqual(written);
  await beats.stop();
});

test('it goes on saying so where nothing moves, and no more once it is stopped', async () => {
  const write = vi.fn(async () => {});
  const beats = keepBeating('reading', write);
  await vi.advanceTimersByTimeAsync(16_000);
  expect(write).toHaveBeenCalledTimes(3);
  await beats.stop();
  beats.tell('checking');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(write).toHaveBeenCalledTimes(3);
});

test('one writing at a time: stop waits for the one that runs, and writes nothing after it', async () => {
  let letGo = () => {};
  const written: string[] = [];
  const beats = keepBeating('a', async (progress) => {
    written.push(`${progress} begins`);
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    written.push(`${progress} ends`);
  });
  beats.tell('b');
  await vi.advanceTimersByTimeAsync(10);
  beats.tell('c');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual(['b begins']);
  let stopped = false;
  const stopping = beats.stop().then(() => {
    stopped = true;
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(stopped).toBe(false);
  letGo();
  await stopping;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual(['b begins', 'b ends']);
});

test('a beat that fails is no failure: the next one comes', async () => {
  const write = vi.fn(async () => {
    throw new Error('no database');
  });
  const beats = keepBeating(0, write);
  beats.tell(1);
  await vi.advanceTimersByTimeAsync(400);
  beats.tell(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(write).toHaveBeenCalledTimes(2);
  await beats.stop();
});
