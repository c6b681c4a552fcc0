import { z } from 'zod';
import { targetSetBody, targetSetChange, targetSetsQuery } from '@/lib/domain/api-target-sets';
import { campaignPath, jsonBody, largeJson, type Operation, unknownPlace } from './operation';

const notKept = 'The caller does not keep versions: those alone do who set the target of the nation.';

export const targetSetsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/target-sets',
    id: 'listTargetSets',
    tag: 'Targets',
    summary: 'Lists the versions of the targets',
    description:
      'Those that count on some day or say something of the area, with its target in each; those who set targets see all.',
    pathParams: campaignPath,
    query: targetSetsQuery,
    answer: { status: 200, schema: 'TargetSets' },
    problems: { 400: 'A parameter that is missing or wrong.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/target-sets',
    id: 'addTargetSet',
    tag: 'Targets',
    summary: 'Adds a version of the targets',
    description: 'Empty or a copy of another one; it counts on no day before it is chosen.',
    pathParams: campaignPath,
    body: jsonBody(targetSetBody),
    answer: { status: 201, schema: 'TargetSets' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: `\`versions-not-yours\`: ${notKept}`,
      404: 'No such campaign, or `version-unknown`: no version to copy.',
      409: '`version-name-taken`, `versions-full`, `campaign-archived`.',
      413: largeJson,
      422: '`words-invalid`: a name without a letter, or words that are too long.',
    },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/target-sets/{targetSet}',
    id: 'changeTargetSet',
    tag: 'Targets',
    summary: 'Changes a version, or makes it the one that counts',
    description:
      'A version that counts from a day on leaves the days before it to the one that counted there. Chosen again, it begins on another day.',
    pathParams: z.strictObject({
      ...campaignPath.shape,
      targetSet: z.string().describe('The slug or the id of the version.'),
    }),
    body: jsonBody(targetSetChange),
    answer: { status: 200, schema: 'TargetSets' },
    problems: {
      400: 'A field that is missing or wrong, or `counts` beside other changes.',
      403: `\`versions-not-yours\`: ${notKept}`,
      404: 'No such campaign or version.',
      409: '`version-changed` (with what stands in `now`), `version-name-taken`, `version-counts`: it counts from that day already, `campaign-archived`.',
      413: largeJson,
      422: '`words-invalid`, or `version-day`: a day outside the campaign.',
    },
  },
];
