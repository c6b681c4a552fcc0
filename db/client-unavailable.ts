/** What the driver says when it has no connection, and the system when it gets none. */
const driverCodes = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'QUERY_TIMEOUT',
]);

/**
 * Postgres's own: 08 connection, 53 out of something (disk, memory, connections), 57 cancelled or shutting down, 55P03 a
 * lock that was not to be had, 25006 a standby that only reads.
 */
const serverCodes = /^(?:08...|53...|57...|55P03|25006)$/;

/** A request that is being answered, as scripts/request-state.mjs follows it in the web server. */
export type Answering = {
  unavailable: boolean;
  /** How many statements it has sent to the database. */
  statements: number;
  /** Set when it was called with what no page of ours sends. */
  malformed: boolean;
  /** Set when the request waits in the queue for long work: what it is told. */
  queued: { title: string; detail: string; retryAfter: number } | null;
  /** Whether a browser opens it as a page. */
  wantsPage: boolean;
  /** Aborted when nobody waits for the answer any more; null for what changes something, which goes on. */
  signal: AbortSignal | null;
  /** Has `work` done when the answer begins, or was never begun. */
  onHead(work: () => void): void;
  /** Has `work` done when the answer was sent, or nobody waits for it any more. */
  onClose(work: () => void): void;
};

/** The request that is being answered; undefined outside the web server. */
export function answeringNow(): Answering | undefined {
  const { kejarAnswering } = globalThis as { kejarAnswering?: { getStore(): Answering | undefined } };
  return kejarAnswering?.getStore();
}

/** Counts a statement with the request that is being answered. */
export function countStatement(): void {
  const state = answeringNow();
  if (state) state.statements += 1;
}

/** Notes with the request that is being answered when an error says that the database cannot work now. */
export function noteUnavailable(error: unknown): void {
  const state = answeringNow();
  if (state && saysUnavailable(error)) state.unavailable = true;
}

/** Whether an error says that the database cannot work now, and not that the request or our code is wrong. */
export function saysUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (driverCodes.has(code) || ('severity' in at && serverCodes.test(code))) return true;
    if (at instanceof AggregateError && at.errors.some(saysUnavailable)) return true;
  }
  return false;
}
