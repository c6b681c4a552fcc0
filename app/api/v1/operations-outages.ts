import { z } from 'zod';
import { outageBody, outageChange } from '@/lib/domain/api-outages';
import { campaignPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

export const outagesOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/outages',
    id: 'listOutages',
    tag: 'Calendar',
    summary: 'Lists outages',
    description:
      "Those of the reader's area, of areas inside it and of those above; the ones that have not ended first.",
    pathParams: campaignPath,
    answer: { status: 200, schema: 'Outages' },
    problems: { 400: 'A parameter that is not known.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/outages',
    id: 'noteOutage',
    tag: 'Calendar',
    summary: 'Notes an outage',
    description:
      'Of an area and all inside it. A day is lost when at least half of 07.00 to 21.00 was down; see the formulas.',
    pathParams: campaignPath,
    body: jsonBody(outageBody),
    answer: { status: 201, schema: 'Outage' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: unknownPlace,
      413: largeJson,
      422: '`outage-span`: it ends before it starts, lies in the future, lasts too long or outside the campaign. `words-invalid`: no cause.',
    },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/outages/{outage}',
    id: 'changeOutage',
    tag: 'Calendar',
    summary: 'Ends, corrects or withdraws an outage',
    description:
      '`until` alone ends it, `withdrawn` takes it back, anything else corrects it. What was said before stays in `history`.',
    pathParams: z.strictObject({ ...campaignPath.shape, outage: numbered.describe('The number of the outage.') }),
    body: jsonBody(outageChange),
    answer: { status: 200, schema: 'Outage' },
    problems: {
      400: 'A field that is wrong.',
      403: notTheirs,
      404: 'No such campaign, or no outage with this number that the caller sees.',
      409: '`outage-changed`: another user has changed it since `seen`. `outage-ended`, `outage-withdrawn`: it is so already.',
      413: largeJson,
      422: '`outage-span`: as of a new one. `words-invalid`: nothing is said, or no `note`.',
    },
  },
];
