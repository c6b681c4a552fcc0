import { Problem } from '@/lib/domain/problems';
import { clientAddress } from '@/lib/server/auth/address';
import { isSameOrigin } from '@/lib/server/auth/request';
import { log } from '@/lib/server/http/log';
import { readBody } from '@/lib/server/http/read-request';
import { admitFault } from './admit-fault';
import { faultBytes, readFault } from './read-fault';

const answer = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } });

/**
 * Takes what failed in a browser into the log: from our own pages only, signed in or not, as plain text of a few kilobytes,
 * and so many a minute. What is too much is counted, and still answered as if it were kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return answer(403);
  if (!/^text\/plain\b/i.test(request.headers.get('content-type') ?? '')) return answer(415);
  const admitted = await admitFault(clientAddress(request.headers.get('x-forwarded-for')));
  if (!admitted) return answer(204);
  const text = await readText(request);
  if (typeof text === 'number') return answer(text);
  const fault = readFault(text);
  if (fault === null) return answer(400);
  const agent = request.headers.get('user-agent')?.slice(0, 200) ?? null;
  log.warn({ ...fault, agent, ...(admitted.left > 0 && { leftOut: admitted.left }) }, 'failed in a browser');
  return answer(204);
}

/** The body, or the status of what is longer than a report can be, or did not arrive whole. */
async function readText(request: Request): Promise<string | number> {
  try {
    const body = await readBody(request, { limit: faultBytes, tooLarge });
    return Buffer.from(body).toString('utf8');
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
}

function tooLarge(): Problem {
  return new Problem('body-too-large', `Batas laporan kegagalan ${faultBytes / 1024} KB.`);
}
