import { parseId } from '@/lib/domain/ids';
import { answerJson, route } from '@/lib/server/http/respond';
import { loadStanding } from '@/lib/server/loaders/import-commits';
import { unknownImport } from '@/lib/server/services/imports';

/** Where an upload stands, and how far its commit is while that runs: for the user who may see its page. */
export const GET = route<{ kampanye: string; id: string }>(async ({ params, ctx }) => {
  const id = parseId(params.id);
  const found = id === null ? null : await loadStanding(ctx, { campaignSlug: params.kampanye, id });
  if (!found) throw unknownImport();
  const { status, commit } = found;
  return answerJson({ status, commit });
});
