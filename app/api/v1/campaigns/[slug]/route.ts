import { editCampaignBody } from '@/lib/domain/api-campaigns';
import { describeCampaignDetail } from '@/lib/reports/progress-json';
import { requireManager } from '@/lib/server/auth/managers';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { patchCampaign } from '@/lib/server/services/campaigns';

export const PATCH = route(async ({ request, ctx, params }: Call<{ slug: string }>) => {
  requireManager(ctx);
  const { version, basis, state, ...changes } = await readJson(request, editCampaignBody);
  const changed = await patchCampaign(ctx, { slug: params.slug, changes, state: state ?? null, version, basis });
  return answerJson(describeCampaignDetail(changed));
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseOtherThan('PATCH');
