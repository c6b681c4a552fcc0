import { extensionChange } from '@/lib/domain/api-extensions';
import { parseId } from '@/lib/domain/ids';
import { buildExtensionsAnswer } from '@/lib/reports/extensions-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { requireExtender, requireExtensions, withdrawLetter } from '@/lib/server/services/extensions';

export const PATCH = route(async ({ request, params, ctx }: Call<{ slug: string; extension: string }>) => {
  const campaignSlug = params.slug;
  await requireExtender(ctx, campaignSlug);
  const { reason } = await readJson(request, extensionChange);
  await withdrawLetter(ctx, { campaignSlug, id: parseId(params.extension) ?? 0, reason });
  return answerJson(buildExtensionsAnswer(campaignSlug, await requireExtensions(ctx, { campaignSlug })));
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseOtherThan('PATCH');
