import { buildOpenApi } from '@/app/api/v1/openapi';
import { refuseOtherThan } from '@/lib/server/http/respond';

/** What the API is, for programs that read that. It holds no figures, so that it needs no token. */
export function GET(): Response {
  return Response.json(buildOpenApi(), { headers: { 'Cache-Control': 'public, max-age=300' } });
}

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseOtherThan('GET');
