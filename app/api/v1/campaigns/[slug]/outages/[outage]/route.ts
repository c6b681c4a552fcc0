import { outageChange } from '@/lib/domain/api-outages';
import { parseId } from '@/lib/domain/ids';
import { describeOutage } from '@/lib/reports/outages-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { changeSpokenOutage, requireLogger, requireOutage } from '@/lib/server/services/outages';

export const PATCH = route(async ({ request, params, ctx }: Call<{ slug: string; outage: string }>) => {
  const named = { campaignSlug: params.slug, id: parseId(params.outage) ?? 0 };
  await requireLogger(ctx, named.campaignSlug);
  await changeSpokenOutage(ctx, { ...named, ...(await readJson(request, outageChange)) });
  return answerJson(describeOutage(await requireOutage(ctx, named)));
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseOtherThan('PATCH');
