import { scopeBody, scopeQuery } from '@/lib/domain/api-scope';
import { campaignPath, jsonBody, type Operation } from './operation';

export const scopeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/scope',
    id: 'readScope',
    tag: 'Progress',
    summary: 'Reads who takes part in a campaign',
    description:
      "The listed areas that touch the reader's own, each with its way of working, and the versions of the list. An area takes part when it is listed, lies inside a listed one, or holds one.",
    pathParams: campaignPath,
    query: scopeQuery,
    answer: { status: 200, schema: 'Scope' },
    problems: { 400: 'A parameter that is wrong.', 404: 'No such campaign.' },
  },
  {
    method: 'put',
    path: '/campaigns/{slug}/scope',
    id: 'changeScope',
    tag: 'Progress',
    summary: 'Says who takes part in a campaign',
    description:
      'Adds a version of the list, which stands from its day on; `dryRun` only says what it would change. The answer says how many areas were added and taken out, and which have figures and fall outside.',
    pathParams: campaignPath,
    body: jsonBody(scopeBody),
    answer: { status: 200, schema: 'ScopeChange' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: 'Only the national administrator says who takes part.',
      404: 'No such campaign.',
      409: '`scope-changed`: another version was added after `basedOn`. `campaign-archived`.',
      413: 'The body is over 2 MB.',
      422: 'A list that is empty, names an area twice or one that there is not, or a day outside the campaign.',
    },
  },
];
