import { scenarioChange } from '@/lib/domain/api-scenarios';
import { parseId } from '@/lib/domain/ids';
import { noAssumptions } from '@/lib/domain/what-if';
import { buildScenariosAnswer } from '@/lib/reports/scenarios-json';
import { readJson } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { changeScenario, requireKeeper, requireScenarios } from '@/lib/server/services/scenarios';

export const PATCH = route(async ({ request, params, ctx }: Call<{ slug: string; code: string; scenario: string }>) => {
  const place = { campaignSlug: params.slug, code: params.code };
  await requireKeeper(ctx, place);
  const { listed } = await readJson(request, scenarioChange);
  await changeScenario(ctx, { ...place, id: parseId(params.scenario) ?? 0, listed });
  return answerJson(buildScenariosAnswer(await requireScenarios(ctx, { ...place, asOf: null }), noAssumptions));
});

export const { DELETE, GET, OPTIONS, POST, PUT } = refuseOtherThan('PATCH');
