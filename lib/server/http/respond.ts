import { randomUUID } from 'node:crypto';
import { answeringNow, saysUnavailable } from '@/db/client-unavailable';
import { notFoundProblem, Problem } from '@/lib/domain/problems';
import { withoutSecret } from '@/lib/domain/shares';
import { findUnkeepable } from '@/lib/domain/texts';
import { readingContext, type UserContext } from '@/lib/server/auth/context';
import { sessionCookieName } from '@/lib/server/auth/cookie';
import { authenticateRequest } from '@/lib/server/auth/request';
import { currentRequestId, describeFault, log, logAccess } from './log';

/** The second argument of a route handler. */
type RouteContext<Params> = { params: Promise<Params> };

export type Call<Params> = { request: Request; params: Params; ctx: UserContext };

type Handler<Params> = (request: Request, context: RouteContext<Params>) => Promise<Response>;

/** Figures are the reader's own and change at any moment. */
const unkept = { 'Cache-Control': 'private, no-store' };

/**
 * A route of the API: the caller is settled first, then `run` answers. A Problem that is thrown becomes
 * `application/problem+json`; anything else is logged and answers 500, or 503 when the database is out of reach.
 */
export function route<Params>(run: (call: Call<Params>) => Promise<Response>): Handler<Params> {
  return guarded(async (request, params: Params) => {
    const ctx = await requireCaller(request);
    return sayAsOf(ctx, await run({ request, params, ctx }));
  });
}

/** As `route`, for what anybody may ask. */
export function guarded<Params>(run: (request: Request, params: Params) => Promise<Response>): Handler<Params> {
  return async (request, context) => {
    try {
      const params = await context.params;
      // A name that cannot be kept is the name of nothing.
      if (findUnkeepable(params) !== null) throw notFoundProblem();
      return await run(request, params);
    } catch (error) {
      return answerError(request, error);
    }
  };
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

/** Handlers of the methods that an address does not have: 405, and `Allow` says which it has. OPTIONS says the same. */
export function refuseOtherThan(...allowed: Method[]): Record<Method | 'OPTIONS', Handler<unknown>> {
  const allow = [...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  const refuse = guarded(async (request: Request) => {
    throw new Problem(
      'method-not-allowed',
      `Alamat ini tidak menerima ${request.method}. Yang ada: ${allow.join(', ')}.`,
      { extra: { allow } },
    );
  });
  const options = async () => new Response(null, { status: 204, headers: { ...unkept, Allow: allow.join(', ') } });
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: options };
}

/** The user that a request speaks for; where there is a standby, what only reads is read there. @throws Problem 401 */
export async function requireCaller(request: Request): Promise<UserContext> {
  const ctx = await authenticateRequest(request);
  if (ctx) return request.method === 'GET' || request.method === 'HEAD' ? readingContext(ctx) : ctx;
  throw unauthenticated(request);
}

function unauthenticated(request: Request): Problem {
  const withToken = request.headers.has('authorization');
  const withSession = request.headers.get('cookie')?.includes(`${sessionCookieName()}=`) ?? false;
  const detail = withToken
    ? 'Token ini tidak dikenal, sudah dicabut atau sudah berakhir. Minta token baru, lalu kirim sebagai Authorization: Bearer TOKEN.'
    : withSession
      ? 'Sesi Anda sudah berakhir, dan tidak ada yang disimpan. Masuk lagi, lalu ulangi.'
      : 'Kirim token sebagai Authorization: Bearer TOKEN, atau masuk lebih dahulu.';
  return new Problem('unauthenticated', detail);
}

/** Says of an answer that was read on a standby up to when that had the primary's transactions. */
function sayAsOf({ database }: Pick<UserContext, 'database'>, response: Response): Response {
  if (database.standby) response.headers.set('Kejar-Standby-As-Of', database.standby.asOf.toISOString());
  return response;
}

/** An answer in JSON. */
export function answerJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: unkept });
}

/** An answer whose JSON was written beside the web server. */
export function answerWrittenJson({ size, content }: { size: number; content: ReadableStream<Uint8Array> }): Response {
  const headers = { ...unkept, 'Content-Type': 'application/json', 'Content-Length': String(size) };
  return new Response(content, { headers });
}

/** What went wrong, as `application/problem+json`. */
export function answerError(request: Request, error: unknown): Response {
  if (error instanceof Problem) return answerProblem(error);
  const requestId = currentRequestId() ?? randomUUID();
  // What was stopped because nobody waits for it is no fault.
  if (answeringNow()?.signal?.aborted) return answerProblem(unavailable(requestId));
  const path = withoutSecret(new URL(request.url).pathname);
  log.error({ requestId, method: request.method, path, ...describeFault(error) }, 'request failed');
  return answerProblem(saysUnavailable(error) ? unavailable(requestId) : fault(requestId));
}

export function answerProblem(problem: Problem): Response {
  const { type, title, status, detail, extra } = problem;
  if (refusals.includes(status)) logAccess('refusal', { status, type });
  return new Response(JSON.stringify({ type, title, status, detail, ...extra }), {
    status,
    headers: {
      ...unkept,
      'Content-Type': 'application/problem+json',
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer realm="Kejar Target"' }),
      ...(status === 405 && Array.isArray(extra.allow) && { Allow: extra.allow.join(', ') }),
      ...(status === 503 && { 'Retry-After': '10' }),
      ...(typeof extra.retryAfter === 'number' && { 'Retry-After': String(extra.retryAfter) }),
    },
  });
}

/** Who is not known, may not, asks for what is not theirs to see, too often, or in a way that no page or program does. */
const refusals = [400, 401, 403, 404, 405, 413, 415, 422, 429];

function fault(requestId: string): Problem {
  return new Problem(
    'internal',
    `Permintaan tidak selesai, dan tidak ada yang berubah. Laporkan dengan nomor ${requestId}.`,
    { extra: { requestId } },
  );
}

function unavailable(requestId: string): Problem {
  return new Problem('unavailable', 'Angka tidak dapat dibaca atau disimpan saat ini. Coba lagi sebentar lagi.', {
    extra: { requestId },
  });
}
