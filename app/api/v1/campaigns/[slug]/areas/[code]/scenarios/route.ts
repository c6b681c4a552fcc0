import { scenarioBody, scenariosQuery } from '@/lib/domain/api-scenarios';
import { noAssumptions } from '@/lib/domain/what-if';
import { buildScenariosAnswer } from '@/lib/reports/scenarios-json';
import { readJson, readQuery } from '@/lib/server/http/read-request';
import { answerJson, type Call, refuseOtherThan, route } from '@/lib/server/http/respond';
import { keepScenario, requireAssumptions, requireKeeper, requireScenarios } from '@/lib/server/services/scenarios';

type Params = { slug: string; code: string };

const placeOf = ({ slug, code }: Params) => ({ campaignSlug: slug, code });

export const GET = route(async ({ request, params, ctx }: Call<Params>) => {
  const { asOf = null, ...assumed } = readQuery(request, scenariosQuery);
  const found = await requireScenarios(ctx, { ...placeOf(params), asOf });
  return answerJson(buildScenariosAnswer(found, requireAssumptions(found, assumed)));
});

export const POST = route(async ({ request, params, ctx }: Call<Params>) => {
  await requireKeeper(ctx, placeOf(params));
  const { name, asOf = null, ...assumed } = await readJson(request, scenarioBody);
  await keepScenario(ctx, { ...placeOf(params), asOf, name, assumed });
  return answerJson(
    buildScenariosAnswer(await requireScenarios(ctx, { ...placeOf(params), asOf }), noAssumptions),
    201,
  );
});

export const { DELETE, OPTIONS, PATCH, PUT } = refuseOtherThan('GET', 'POST');
