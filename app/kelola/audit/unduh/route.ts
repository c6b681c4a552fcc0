import { answerFile } from '@/lib/server/http/attachment';
import { type Call, route } from '@/lib/server/http/respond';
import { makeAuditFile } from '@/lib/server/services/audit';
import { parseAuditQuery } from '../search-params';

/** The rows that the page shows, as a workbook. */
export const GET = route(async ({ request, ctx }: Call<object>) => {
  const { query } = parseAuditQuery(new URL(request.url).searchParams);
  return answerFile(ctx, () => makeAuditFile(ctx, query));
});
