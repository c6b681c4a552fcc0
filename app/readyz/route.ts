import { isReady } from '@/lib/server/http/readiness';

/** Longer than this and a reader would not wait either. */
const patienceMs = 3_000;

/**
 * Whether requests can be answered: the process is up and the database answers it, on as many connections at once as
 * there may be, for one that hangs would hang for a reader too.
 */
export async function GET(): Promise<Response> {
  const ready = await isReady(patienceMs);
  return Response.json(
    { status: ready ? 'ok' : 'database unavailable' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store', ...(!ready && { 'Retry-After': '10' }) } },
  );
}
