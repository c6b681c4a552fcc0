import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { answerError } from '@/app/api/v1/respond';
import { authOptions } from '@/lib/auth/options';

type Context = { params: Promise<{ nextauth: string[] }> };

/** The options are read at each request: the secret is the environment's, which a build does not know. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const failures: unknown[] = [];
  try {
    const answer = await NextAuth(
      request,
      context,
      authOptions((error) => void failures.push(error)),
    );
    return failures.length > 0 ? answerError(request, failures[0]) : answer;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // next-auth reads the body first and lets the error of a broken one through.
    return Response.json(
      { type: 'body-invalid', title: 'Isi permintaan bukan JSON', status: 400, detail: 'Kirim JSON atau formulir.' },
      { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
    );
  }
}

export { handle as GET, handle as POST };
