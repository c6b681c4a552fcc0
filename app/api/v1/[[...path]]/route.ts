import { Problem } from '@/lib/domain/problems';
import { guarded } from '@/lib/server/http/respond';

/** All other addresses at and below /api/v1: a program gets a problem, not a page. */
const unknownRoute = guarded(async () => {
  throw new Problem('unknown-route', 'Semua alamat tertulis di /api/v1/openapi.json.');
});

export {
  unknownRoute as DELETE,
  unknownRoute as GET,
  unknownRoute as PATCH,
  unknownRoute as POST,
  unknownRoute as PUT,
};
