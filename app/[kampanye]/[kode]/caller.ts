import { Problem } from '@/lib/domain/problems';
import type { UserContext } from '@/lib/server/auth/context';
import { sessionCookieName } from '@/lib/server/auth/cookie';
import { signInPath } from '@/lib/server/auth/return-path';
import { requireCaller } from '@/lib/server/http/respond';

/** The caller; a browser in which nobody is signed in is sent to sign in and back, a program gets 401. */
export async function callerOrSignIn(request: Request, url: URL): Promise<UserContext | Response> {
  try {
    return await requireCaller(request);
  } catch (error) {
    const byBrowser = request.headers.get('accept')?.includes('text/html') ?? false;
    if (!(error instanceof Problem) || !byBrowser) throw error;
    const expired = request.headers.get('cookie')?.includes(`${sessionCookieName()}=`) ?? false;
    const location = signInPath({ returnTo: url.pathname + url.search, expired });
    return new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } });
  }
}
