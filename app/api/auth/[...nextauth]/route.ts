import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth/options';

type Context = { params: Promise<{ nextauth: string[] }> };

/** The options are read at each request: the secret is the environment's, which a build does not know. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    return await NextAuth(request, context, authOptions());
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
