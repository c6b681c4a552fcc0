import { parseId } from '@/lib/domain/ids';
import { Problem } from '@/lib/domain/problems';
import type { UserContext } from '@/lib/server/auth/context';
import { authenticateRequest } from '@/lib/server/auth/request';
import { signInPath } from '@/lib/server/auth/return-path';

type Context = { params: Promise<{ kampanye: string; id: string }> };

/** A file of an upload, as a browser asks for it: who is not signed in is led there, and a refusal is a line of text. */
export function fileRoute(
  answer: (ctx: UserContext, upload: { campaignSlug: string; id: number }) => Promise<Response>,
) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { kampanye, id } = await params;
    const ctx = await authenticateRequest(request);
    const page = `/${encodeURIComponent(kampanye)}/impor/${encodeURIComponent(id)}`;
    if (!ctx)
      return new Response(null, { status: 303, headers: { location: signInPath({ returnTo: page, expired: true }) } });
    const number = parseId(id);
    if (number === null) return new Response('Unggahan ini tidak ditemukan.', { status: 404 });
    try {
      return await answer(ctx, { campaignSlug: kampanye, id: number });
    } catch (error) {
      if (error instanceof Problem) return new Response(`${error.title}. ${error.detail}`, { status: error.status });
      throw error;
    }
  };
}
