import { z } from 'zod';
import { scenarioBody, scenarioChange, scenariosQuery } from '@/lib/domain/api-scenarios';
import { areaPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

export const scenariosOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/areas/{code}/scenarios',
    id: 'calculateWhatIf',
    tag: 'Scenarios',
    summary: 'Calculates what follows when something is otherwise',
    description:
      'From the figures of a day: with another last day, other kader, another pace, or with forms entered. Without any it is what the page of the area says. The scenarios that were kept come along.',
    pathParams: areaPath,
    query: scenariosQuery,
    answer: { status: 200, schema: 'Scenarios' },
    problems: {
      400: 'A parameter that is wrong.',
      404: unknownPlace,
      422: '`scenario-assumption`: something that cannot be, such as no kader or an end that is past.',
    },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/areas/{code}/scenarios',
    id: 'keepScenario',
    tag: 'Scenarios',
    summary: 'Keeps such a calculation under a name',
    description: 'With the figures that it starts from. Sent twice it is kept once.',
    pathParams: areaPath,
    body: jsonBody(scenarioBody),
    answer: { status: 201, schema: 'Scenarios' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: unknownPlace,
      409: '`scenario-name-taken`. `scenarios-full`: 50 are kept. `campaign-archived`.',
      413: largeJson,
      422: '`scenario-assumption`: something that cannot be, or nothing. `words-invalid`: the name.',
    },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/areas/{code}/scenarios/{scenario}',
    id: 'changeScenario',
    tag: 'Scenarios',
    summary: 'Takes a scenario off the list, or puts it back',
    description: 'Nothing of it is lost. Twice is once.',
    pathParams: z.strictObject({ ...areaPath.shape, scenario: numbered }),
    body: jsonBody(scenarioChange),
    answer: { status: 200, schema: 'Scenarios' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: `${unknownPlace} \`scenario-unknown\`.`,
      409: '`scenario-name-taken`: another has its name by now.',
      413: largeJson,
    },
  },
];
