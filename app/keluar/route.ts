import { cookies } from 'next/headers';
import { sessionCookieName, sessionCookieOptions } from '@/lib/server/auth/cookie';
import { isSameOrigin } from '@/lib/server/auth/request';
import { signOut } from '@/lib/server/auth/sign-in';

/** Where a form with a button "Keluar" posts to. Another site cannot sign anybody out. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return goTo('/');
  const jar = await cookies();
  await signOut(jar.get(sessionCookieName())?.value);
  jar.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
  return goTo('/masuk?keluar=1');
}

/** A link or a typed address changes nothing. */
export function GET(): Response {
  return goTo('/');
}

/** The path alone: behind a proxy the server does not know the name it is called by. */
function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
