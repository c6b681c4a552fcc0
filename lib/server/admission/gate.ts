import { type AdmissionLimits, askAgainSeconds, type Place } from '../../domain/admission';
import { describePlace, describeQueueFull, describeWaitingEach } from '../../format/admission-words';

/** Leave to do long work. */
export type Turn = {
  /** The work is done, its answer is being sent: somebody else's may begin, but none of the same person. */
  endWork(): void;
  /** The answer was sent, or nobody waits for it any more. */
  end(): void;
};

/**
 * Why there is no turn now. Plain data, and no Problem: a server's bundles have a class of that name each, and one of them
 * made the gate.
 */
export type Refusal = { type: 'queued' | 'queue-full'; detail: string; extra: { retryAfter: number } & Partial<Place> };

export type Asked = {
  /** Who asks: a person by their account, a guest by the link and the address. One piece of work at a time for each. */
  keys: readonly string[];
  /** Milliseconds that the request waits; null: as long as it takes, and the queue always has room for it. */
  patience: number | null;
  signal?: AbortSignal | null;
};

type Waiting = {
  keys: readonly string[];
  /** Null: the request was told its place, and has not come back yet. */
  begin: ((turn: Turn) => void) | null;
  /** Since when nobody waits behind it (`Date.now()`). */
  leftAt: number;
};

export type Gate = {
  /**
   * Waits for leave to do long work. `queued`: with the place, which is kept for when the request comes back; `queue-full`:
   * too many wait already.
   * @throws the signal's reason when it is aborted
   */
  take(asked: Asked): Promise<Turn | Refusal>;
  /** What is worked on, and what waits. */
  readonly load: { working: number; waiting: number };
};

/**
 * The queue for long work: in the order of arrival, one at a time for each person, so many at once in all. A request that
 * is told its place leaves it behind; the next one of the same person takes it up.
 */
export function openGate(limits: AdmissionLimits): Gate {
  const queue: Waiting[] = [];
  const busy = new Set<string>();
  let working = 0;
  /** Milliseconds that a piece of work took, on average of the last ones. */
  let average = 2_000;

  function beginTurn(keys: readonly string[]): Turn {
    const began = Date.now();
    let phase: 'working' | 'sending' | 'ended' = 'working';
    working += 1;
    for (const key of keys) busy.add(key);
    const endWork = () => {
      if (phase !== 'working') return;
      phase = 'sending';
      working -= 1;
      average += (Date.now() - began - average) / 8;
      admit();
    };
    return {
      endWork,
      end() {
        endWork();
        if (phase === 'ended') return;
        phase = 'ended';
        for (const key of keys) busy.delete(key);
        admit();
      },
    };
  }

  function admit(): void {
    for (const one of [...queue]) {
      if (working >= limits.atOnce) return;
      if (!one.begin || one.keys.some((key) => busy.has(key))) continue;
      queue.splice(queue.indexOf(one), 1);
      one.begin(beginTurn(one.keys));
    }
  }

  function forgetLeft(): void {
    const now = Date.now();
    for (const one of [...queue]) {
      if (!one.begin && now - one.leftAt > limits.placeKept) queue.splice(queue.indexOf(one), 1);
    }
  }

  /** The place of the same person's request that was told it before, else one at the end. */
  function line({ keys, patience }: Asked): Waiting | Refusal {
    const own = queue.filter((one) => one.keys.some((key) => keys.includes(key)));
    const kept = own.find((one) => !one.begin && String(one.keys) === String(keys));
    if (kept) return kept;
    const refusal = patience === null ? null : findFull(own.length);
    if (refusal) return refusal;
    const added: Waiting = { keys, begin: null, leftAt: Date.now() };
    queue.push(added);
    return added;
  }

  function findFull(own: number): Refusal | null {
    const seconds = Math.min(
      60,
      Math.max(askAgainSeconds, Math.ceil(((queue.length / limits.atOnce) * average) / 1000)),
    );
    const extra = { retryAfter: seconds };
    if (own >= limits.waitingEach) {
      return { type: 'queue-full', detail: describeWaitingEach({ waiting: own, seconds }), extra };
    }
    if (queue.length < limits.waiting) return null;
    return { type: 'queue-full', detail: describeQueueFull({ waiting: queue.length, seconds }), extra };
  }

  function take(asked: Asked): Promise<Turn | Refusal> {
    const { patience, signal } = asked;
    forgetLeft();
    return new Promise<Turn | Refusal>((resolve, reject) => {
      signal?.throwIfAborted();
      const one = line(asked);
      if ('type' in one) return resolve(one);
      const stopWaiting = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', leave);
      };
      const leave = () => {
        stopWaiting();
        queue.splice(queue.indexOf(one), 1);
        reject(signal?.reason);
      };
      const tellPlace = () => {
        stopWaiting();
        one.begin = null;
        one.leftAt = Date.now();
        const at = { place: queue.indexOf(one) + 1, of: queue.length };
        resolve({ type: 'queued', detail: describePlace(at, limits), extra: { ...at, retryAfter: askAgainSeconds } });
      };
      const timer = patience === null ? undefined : setTimeout(tellPlace, patience);
      signal?.addEventListener('abort', leave);
      one.begin = (turn) => {
        stopWaiting();
        resolve(turn);
      };
      admit();
    });
  }

  return {
    take,
    get load() {
      forgetLeft();
      return { working, waiting: queue.length };
    },
  };
}
