import { pino } from 'pino';

/** Set by scripts/request-state.mjs in the web server. */
type Answering = { getStore(): { requestId: string; address?: string; person?: number } | undefined };

/** The number of the request that is being answered, which its answer carries as X-Request-Id; null: none is. */
export function currentRequestId(): string | null {
  return answering()?.requestId ?? null;
}

function answering() {
  return (globalThis as { kejarAnswering?: Answering }).kejarAnswering?.getStore();
}

/** Lines of JSON on standard output, for the operator. What signs anybody in never stands in them. */
export const log = pino({
  base: null,
  mixin: () => {
    const state = answering();
    return state ? { requestId: state.requestId, address: state.address, person: state.person } : {};
  },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['*.authorization', '*.cookie', '*.password', '*.token'],
});

/** The innermost error: those around it repeat the statement with all its values, which are no business of a log. */
export function describeFault(error: unknown): Record<string, unknown> {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  if (!(inner instanceof Error)) return { fault: String(inner) };
  const code = 'code' in inner ? inner.code : undefined;
  return { fault: inner.name, code, message: inner.message, stack: inner.stack };
}

/** A line about who came in, who was refused, and which file was handed out. Words that a caller typed are not in it. */
export function logAccess(event: string, more: Record<string, unknown> = {}): void {
  log.info({ event, ...more }, 'access');
}
