import { z } from 'zod';
import { visitBody, visitChange, visitsQuery } from '@/lib/domain/api-visits';
import { campaignPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

const visitPath = z.strictObject({ ...campaignPath.shape, visit: numbered.describe('The number of the visit.') });
const unknownVisit = 'No such campaign, or no visit with this number that the caller sees.';
const unfit =
  '`visit-span`: it ends before it starts, lasts too long, or lies far outside the campaign. `words-invalid`, `task-for-nobody`: a text that is missing or too long.';

export const visitsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/visits',
    id: 'listVisits',
    tag: 'Visits',
    summary: 'Lists visits',
    description: 'Those to areas of the reader, the newest first, with the reason as it stood when each was recorded.',
    pathParams: campaignPath,
    query: visitsQuery,
    answer: { status: 200, schema: 'Visits' },
    problems: { 400: 'A parameter that is wrong or not known.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/visits',
    id: 'recordVisit',
    tag: 'Visits',
    summary: 'Records a visit',
    description: 'The reason of each place is the sentence of its page at this moment, and stays as it is.',
    pathParams: campaignPath,
    body: jsonBody(visitBody),
    answer: { status: 201, schema: 'Visit' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: unknownPlace,
      409: '`visit-recorded`: the caller has recorded it already, with another result or without some of the tasks. Or the campaign is archived.',
      413: largeJson,
      422: `${unfit} \`place-twice\`, \`place-unknown\`: a kampung of an area that is no desa.`,
    },
  },
  {
    method: 'get',
    path: '/campaigns/{slug}/visits/{visit}',
    id: 'getVisit',
    tag: 'Visits',
    summary: 'Shows a visit and the pace around it',
    description:
      'Seven days before, during, seven days after, each place beside the area above. It proves nothing by itself.',
    pathParams: visitPath,
    answer: { status: 200, schema: 'Visit' },
    problems: { 400: 'A parameter that is not known.', 404: unknownVisit },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/visits/{visit}',
    id: 'changeVisit',
    tag: 'Visits',
    summary: 'Says what came of a visit, or takes it back',
    description:
      'All at once, or nothing. What is absent stays; places and their reasons never change. `withdrawn` takes it back.',
    pathParams: visitPath,
    body: jsonBody(visitChange),
    answer: { status: 200, schema: 'Visit' },
    problems: {
      400: 'A field that is wrong.',
      403: notTheirs,
      404: unknownVisit,
      409: '`visit-changed`: another user has changed it since `version`. `visit-withdrawn`: it is so already.',
      413: largeJson,
      422: unfit,
    },
  },
];
