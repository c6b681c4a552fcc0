import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { admissionLimits } from '../../domain/admission';
import { type Asked, type Gate, openGate, type Refusal, type Turn } from './gate';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const ask = (key: string, more: Partial<Asked> = {}): Asked => ({ keys: [key], patience: 4_000, ...more });

/** A turn that is there at once. */
async function takeNow(gate: Gate, asked: Asked): Promise<Turn> {
  const found = await gate.take(asked);
  if ('type' in found) throw new Error(found.detail);
  return found;
}

const endOf = async (turn: Promise<Turn | Refusal> | undefined) => {
  const found = await turn;
  if (!found || 'type' in found) throw new Error('no turn');
  return found;
};

/** What became of each, in order: 'turn', 'waits', or the kind of its refusal. */
async function outcomes(asked: Promise<Turn | Refusal>[]): Promise<string[]> {
  const states = asked.map(() => 'waits');
  for (const [at, one] of asked.entries()) {
    one.then(
      (found) => (states[at] = 'type' in found ? found.type : 'turn'),
      (error) => (states[at] = String(error)),
    );
  }
  await vi.advanceTimersByTimeAsync(0);
  return states;
}

test('two at once in all, and the next when one of them is done', async () => {
  const gate = openGate(admissionLimits);
  const asked = ['a', 'b', 'c', 'd'].map((key) => gate.take(ask(key)));
  expect(await outcomes(asked)).toEqual(['turn', 'turn', 'waits', 'waits']);
  (await endOf(asked[0])).end();
  expect(await outcomes(asked)).toEqual(['turn', 'turn', 'turn', 'waits']);
});

test('one at a time for each person, whom others pass by', async () => {
  const gate = openGate(admissionLimits);
  const asked = ['a', 'a', 'b'].map((key) => gate.take(ask(key)));
  expect(await outcomes(asked)).toEqual(['turn', 'waits', 'turn']);
  const [first, other] = [await endOf(asked[0]), await endOf(asked[2])];
  other.end();
  expect(await outcomes(asked)).toEqual(['turn', 'waits', 'turn']);
  // Its file is on the way: somebody else may begin, but not the same person.
  first.endWork();
  expect(await outcomes([...asked, gate.take(ask('c')), gate.take(ask('d'))])).toEqual([
    ...['turn', 'waits', 'turn'],
    ...['turn', 'turn'],
  ]);
});

test('a link is one asker, and an address that opens another link is the same one', async () => {
  const gate = openGate(admissionLimits);
  const asked = [
    gate.take({ keys: ['link 1', 'address 10.0.0.1'], patience: 1 }),
    gate.take({ keys: ['link 1', 'address 10.0.0.2'], patience: 1 }),
    gate.take({ keys: ['link 2', 'address 10.0.0.1'], patience: 1 }),
    gate.take({ keys: ['link 3', 'address 10.0.0.3'], patience: 1 }),
  ];
  expect(await outcomes(asked)).toEqual(['turn', 'waits', 'waits', 'turn']);
});

test('of 40 at once from one person one is worked on, 5 wait, and 34 are told when to ask again', async () => {
  const gate = openGate(admissionLimits);
  const states = await outcomes(Array.from({ length: 40 }, () => gate.take(ask('a'))));
  expect(states.filter((one) => one === 'turn')).toHaveLength(1);
  expect(states.filter((one) => one === 'waits')).toHaveLength(admissionLimits.waitingEach);
  expect(states.filter((one) => one === 'queue-full')).toHaveLength(34);
  expect(await gate.take(ask('a'))).toMatchObject({ type: 'queue-full', extra: { retryAfter: 5 } });
});

test('the queue has an end for all together', async () => {
  const gate = openGate(admissionLimits);
  const states = await outcomes(Array.from({ length: 30 }, (_, at) => gate.take(ask(`person ${at}`))));
  expect(states.filter((one) => one === 'queue-full')).toHaveLength(30 - 2 - admissionLimits.waiting);
  // What is made behind a request waits all the same.
  expect(await outcomes([gate.take(ask('bundles', { patience: null }))])).toEqual(['waits']);
});

test('who waits too long is told the place, and finds it again', async () => {
  const gate = openGate(admissionLimits);
  const first = await takeNow(gate, ask('a'));
  await gate.take(ask('b'));
  const [c, d] = [gate.take(ask('c')), gate.take(ask('d'))];
  await vi.advanceTimersByTimeAsync(4_000);
  const [, second] = await Promise.all([c, d]);
  expect(second).toMatchObject({ type: 'queued', extra: { place: 2, of: 2, retryAfter: 3 } });
  expect(second).toHaveProperty('detail', expect.stringContaining('Urutan ke-2 dari 2 yang menunggu'));
  // One that came later asks all the time, and one that was told its place comes back: that one is first.
  const asked = [gate.take(ask('later')), gate.take(ask('d'))];
  first.end();
  expect(await outcomes(asked)).toEqual(['waits', 'turn']);
});

test('a place is not kept for ever, and a turn is not kept free for somebody who has gone', async () => {
  const gate = openGate(admissionLimits);
  const [first] = await Promise.all([takeNow(gate, ask('a')), gate.take(ask('b'))]);
  const gone = gate.take(ask('c', { patience: 1_000 }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await gone).toMatchObject({ type: 'queued' });
  first.end();
  expect(await outcomes([gate.take(ask('d'))])).toEqual(['turn']);
  expect(gate.load).toEqual({ working: 2, waiting: 1 });
  await vi.advanceTimersByTimeAsync(admissionLimits.placeKept + 1);
  expect(gate.load).toEqual({ working: 2, waiting: 0 });
});

test('who goes away leaves the queue at once', async () => {
  const gate = openGate(admissionLimits);
  await Promise.all([gate.take(ask('a')), gate.take(ask('b'))]);
  const stop = new AbortController();
  const left = gate.take(ask('c', { signal: stop.signal }));
  stop.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  expect(gate.load.waiting).toBe(0);
  await expect(gate.take(ask('d', { signal: stop.signal }))).rejects.toThrow('gone');
});
