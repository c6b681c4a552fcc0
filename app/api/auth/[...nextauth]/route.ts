import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { Problem } from '@/lib/domain/problems';
import { authOptions } from '@/lib/server/auth/options';
import { logAccess } from '@/lib/server/http/log';
import { readBody } from '@/lib/server/http/read-request';
import { answerError } from '@/lib/server/http/respond';

/** An e-mail address, a password, a token and an address to go on to fit in it many times. */
const bodyBytes = 16 * 1024;

type Context = { params: Promise<{ nextauth: string[] }> };

/** The options are read at each request: the secret is the environment's, which a build does not know. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const failures: unknown[] = [];
  try {
    const answer = await NextAuth(
      await withShortBody(request),
      context,
      authOptions((error) => void failures.push(error)),
    );
    if (request.method === 'POST' && request.nextUrl.pathname.includes('/callback/')) {
      logAccess('signInByProgram', {
        signedIn: answer.headers.getSetCookie().some((one: string) => one.includes('session-token')),
      });
    }
    return failures.length > 0 ? answerError(request, failures[0]) : answer;
  } catch (error) {
    if (error instanceof Problem) return answerError(request, error);
    if (!(error instanceof SyntaxError)) throw error;
    // next-auth reads the body first and lets the error of a broken one through.
    return Response.json(
      { type: 'body-invalid', title: 'Isi permintaan bukan JSON', status: 400, detail: 'Kirim JSON atau formulir.' },
      { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
    );
  }
}

/** next-auth reads a body of any size, from anybody. @throws Problem 413, 400 */
async function withShortBody(request: NextRequest): Promise<NextRequest> {
  if (!request.body) return request;
  const { method, headers, url } = request;
  return new NextRequest(url, { method, headers, body: await readBody(request, { limit: bodyBytes, tooLarge }) });
}

function tooLarge(): Problem {
  return new Problem(
    'body-too-large',
    `Batas isi permintaan masuk ${bodyBytes / 1024} KB. Kirim email dan kata sandi saja.`,
  );
}

export { handle as GET, handle as POST };
