import { log } from '@/app/api/v1/log';
import { clientAddress } from '@/lib/auth/address';
import { isSameOrigin } from '@/lib/auth/request';
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
  if (text === null) return answer(413);
  const fault = readFault(text);
  if (fault === null) return answer(400);
  const agent = request.headers.get('user-agent')?.slice(0, 200) ?? null;
  log.warn({ ...fault, agent, ...(admitted.left > 0 && { leftOut: admitted.left }) }, 'failed in a browser');
  return answer(204);
}

/** The body, or null where it is longer than a report can be; no more than that is read. */
async function readText(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > faultBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
