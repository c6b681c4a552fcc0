import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../domain/problems';

/** Set by scripts/request-state.mjs in the web server. Where it is not, nobody is local. */
type Answering = { getStore(): { local: boolean } | undefined };

/**
 * Why a request may not read the metrics; null: it may. A program on the same machine may that asks for `localhost` and comes
 * through no proxy; where KEJAR_METRICS_TOKEN is set, who sends it as a bearer token, and nobody else.
 */
export function mayReadMetrics(request: Request, token = process.env.KEJAR_METRICS_TOKEN): Problem | null {
  if (token) {
    const sent = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
    if (sent !== undefined && timingSafeEqual(digest(sent), digest(token))) return null;
    return new Problem('unauthenticated', 'Kirim KEJAR_METRICS_TOKEN sebagai Authorization: Bearer TOKEN.');
  }
  const { kejarAnswering } = globalThis as { kejarAnswering?: Answering };
  if (kejarAnswering?.getStore()?.local) return null;
  return new Problem(
    'unauthenticated',
    'Metrik dibaca dari mesin server sendiri (http://localhost:PORT/metrics), atau dengan token bila KEJAR_METRICS_TOKEN diisi.',
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
