import { buildOpenApi } from '@/app/api/v1/openapi';

/** What the API is, for programs that read that. It holds no figures, so that it needs no token. */
export function GET(): Response {
  return Response.json(buildOpenApi(), { headers: { 'Cache-Control': 'public, max-age=300' } });
}
