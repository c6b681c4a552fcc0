import { z } from 'zod';
import { comparisonBody, comparisonChange, comparisonsQuery } from '@/lib/domain/api-comparisons';
import { campaignPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

const comparisonPath = z.strictObject({
  ...campaignPath.shape,
  comparison: numbered.describe('The number of the set.'),
});
const unknownComparison = 'No such campaign, or no set with this number of which the caller sees a figure.';
const closed = 'The campaign is closed or archived.';

export const comparisonsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/comparisons',
    id: 'listComparisons',
    tag: 'Comparisons',
    summary: 'Lists figures of other sources',
    description: 'Sets as they were entered, the newest day first, those that were taken back among them.',
    pathParams: campaignPath,
    query: comparisonsQuery,
    answer: { status: 200, schema: 'Comparisons' },
    problems: { 400: 'A parameter that is wrong or not known.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/comparisons',
    id: 'recordComparison',
    tag: 'Comparisons',
    summary: 'Enters figures of another source',
    description:
      'They stand beside ours in `comparison` of the figures, are never added and never overwrite. Of an area, a source and a day the newest set counts.',
    pathParams: campaignPath,
    body: jsonBody(comparisonBody),
    answer: { status: 201, schema: 'Comparison' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: `${unknownPlace} Or an area of a figure is not inside \`area\`.`,
      409: closed,
      413: largeJson,
      422: '`comparison-source`: a name of our own. `comparison-day`: before the campaign, or in the future. `comparison-empty`: no figure. `words-invalid`: a text that is missing or too long, an area twice.',
    },
  },
  {
    method: 'get',
    path: '/campaigns/{slug}/comparisons/{comparison}',
    id: 'getComparison',
    tag: 'Comparisons',
    summary: 'Shows a set of figures of another source',
    description: 'With the figures of areas that the caller sees.',
    pathParams: comparisonPath,
    answer: { status: 200, schema: 'Comparison' },
    problems: { 400: 'A parameter that is not known.', 404: unknownComparison },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/comparisons/{comparison}',
    id: 'changeComparison',
    tag: 'Comparisons',
    summary: 'Takes a set back, or gives it back',
    description: 'Nothing is deleted: a set that was taken back counts no more, and what stood before it does.',
    pathParams: comparisonPath,
    body: jsonBody(comparisonChange),
    answer: { status: 200, schema: 'Comparison' },
    problems: {
      400: 'A field that is wrong.',
      403: notTheirs,
      404: unknownComparison,
      409: closed,
      413: largeJson,
    },
  },
];
