import { closeBody, closuresQuery, openBody } from '@/lib/domain/api-closures';
import { campaignPath, jsonBody, largeJson, notTheirs, type Operation, unknownPlace } from './operation';

export const closuresOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/closures',
    id: 'listClosures',
    tag: 'Calendar',
    summary: 'Reads how areas stand signed off',
    description:
      'An area on a day, its children with what is odd about them, and what was signed off and opened so far.',
    pathParams: campaignPath,
    query: closuresQuery,
    answer: { status: 200, schema: 'Closures' },
    problems: { 400: 'A parameter that is wrong.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/closures',
    id: 'closeDays',
    tag: 'Calendar',
    summary: 'Signs an area off up to a day',
    description:
      'As the office above it. Nothing inside is imported, typed or undone for those days until it is opened again.',
    pathParams: campaignPath,
    body: jsonBody(closeBody),
    answer: { status: 201, schema: 'Closures' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: unknownPlace,
      409: '`days-closed-already`. `held-inside`: figures inside are held (`held`) and there is no `heldReason`.',
      413: largeJson,
      422: '`closure-day`: a day outside the campaign, or one that has not come.',
    },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/closures/open',
    id: 'openDays',
    tag: 'Calendar',
    summary: 'Opens an area again',
    description: 'Wholly or from a day on, with a reason.',
    pathParams: campaignPath,
    body: jsonBody(openBody),
    answer: { status: 200, schema: 'Closures' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: `${notTheirs} \`closed-above\`: an office above the caller (\`by\`) closed it.`,
      404: unknownPlace,
      409: '`not-closed`: no such day is.',
      413: largeJson,
      422: '`words-invalid`: no reason.',
    },
  },
];
