import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { uploadPartLimits } from '../../domain/uploads';
import { inTurn, type Urgency } from './turns';

/** Work that begins when its turn comes and ends when the test says so. */
function makeLine() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const add = (name: string, urgency: Urgency) =>
    inTurn(urgency, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await setImmediate();
  };
  return { begun, add, end };
}

test('two files are read at once, the others in the order in which they came', async () => {
  const { begun, add, end } = makeLine();
  const all = ['a', 'b', 'c', 'd'].map((name) => add(name, 'background'));
  await setImmediate();
  expect(begun).toEqual(['a', 'b']);
  expect(uploadPartLimits.checksAtOnce).toBe(2);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['c', 'a', 'd']) await end(name);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('a request goes before what waits in the background, and behind the requests before it', async () => {
  const { begun, add, end } = makeLine();
  const all = [
    ...[add('a', 'background'), add('b', 'background'), add('c', 'background'), add('d', 'background')],
    ...[add('first', 'request'), add('second', 'request')],
  ];
  for (const name of ['a', 'b', 'first', 'second', 'c', 'd']) await end(name);
  await Promise.all(all);
  expect(begun).toEqual(['a', 'b', 'first', 'second', 'c', 'd']);
});

test('work that fails passes its turn on', async () => {
  const broken = () => inTurn('request', () => Promise.reject(new Error('broken')));
  await Promise.all([1, 2, 3].map(() => expect(broken()).rejects.toThrow('broken')));
  expect(await inTurn('background', async () => 'next')).toBe('next');
});
