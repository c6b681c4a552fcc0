import { type Answering, answeringNow } from '../../../db/client-unavailable';
import { admissionLimits } from '../../domain/admission';
import { Problem } from '../../domain/problems';
import type { Actor } from '../../domain/users';
import { type Gate, openGate, type Refusal, type Turn } from './gate';

/** One gate for the whole server: a bundler gives each route its own copy of this module. */
const shared = globalThis as { kejarGate?: Gate };
shared.kejarGate ??= openGate(admissionLimits);
const gate = shared.kejarGate;

/** The turns of the requests that are being answered. */
const turns = new WeakMap<Answering, Promise<Turn | Refusal>>();

/**
 * Waits until the request that is being answered may do long work: making a file or a picture, reading a table of more
 * than `longTableRows` rows. It has leave until its answer was sent, and takes its turn once, however often it is asked for.
 * What no request waits for (the clock, a command, a test) goes on at once.
 * @throws Problem 429 as `Gate.take`
 */
export async function requireTurn({ actor }: { actor: Actor }): Promise<void> {
  const answering = answeringNow();
  if (!answering || (actor.kind !== 'user' && actor.kind !== 'guest')) return;
  const { signal, wantsPage } = answering;
  const patience = wantsPage ? admissionLimits.patience.page : admissionLimits.patience.program;
  let turn = turns.get(answering);
  if (!turn) {
    turn = gate.take({ keys: keysOf(actor), patience, signal });
    turns.set(answering, turn);
  }
  const taken = await turn;
  if ('type' in taken) throw refuse(taken, answering);
  answering.onHead(taken.endWork);
  answering.onClose(taken.end);
}

function refuse({ type, detail, extra }: Refusal, answering: Answering): Problem {
  const problem = new Problem(type, detail, { extra });
  answering.queued = { title: problem.title, detail, retryAfter: extra.retryAfter };
  return problem;
}

/**
 * Does a further piece of long work for an answer that is on its way already, when its turn has come again; the request
 * goes on being the one of its person.
 */
export async function inFurtherTurn<T>({ actor }: { actor: Actor }, work: () => Promise<T>): Promise<T> {
  const answering = answeringNow();
  if (!answering) return work();
  const [own] = keysOf(actor);
  return inTurn({ key: `further ${own}`, signal: answering.signal }, work);
}

/** So that bundles, which take minutes, never take all of the gate. */
const bundles = 'bundles';

/** Does a piece of what is made behind a request, when its turn has come; one piece at a time of all of them. */
export function inBundleTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return inTurn({ key: bundles, signal }, work);
}

/** Does a piece of work that waits as long as it takes. */
async function inTurn<T>(asked: { key: string; signal: AbortSignal | null }, work: () => Promise<T>): Promise<T> {
  const turn = await gate.take({ keys: [asked.key], patience: null, signal: asked.signal });
  if ('type' in turn) throw new Error(turn.detail);
  try {
    return await work();
  } finally {
    turn.end();
  }
}

function keysOf(actor: Actor): string[] {
  if (actor.kind === 'user') return [`account ${actor.id}`];
  const link = actor.kind === 'guest' && actor.link;
  return link ? [`link ${link.id}`, `address ${link.address}`] : [actor.kind];
}

/** How many pieces of long work are being done, and how many wait for their turn. */
export function describeLongWork(): { working: number; waiting: number } {
  return gate.load;
}
