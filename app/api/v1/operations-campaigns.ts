import { editCampaignBody, openCampaignBody } from '@/lib/domain/api-campaigns';
import { campaignPath, jsonBody, largeJson, type Operation } from './operation';

const onlyManagers = 'Only administrators of the nation may.';

export const campaignsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns',
    id: 'listCampaigns',
    tag: 'Progress',
    summary: 'Lists the campaigns',
    description: 'All campaigns, those that run today first.',
    answer: { status: 200, schema: 'Campaigns' },
    problems: { 400: 'A parameter that is not known.' },
  },
  {
    method: 'post',
    path: '/campaigns',
    id: 'openCampaign',
    tag: 'Campaigns',
    summary: 'Opens a campaign',
    description:
      'With a first version of its targets, still without figures. What is left out is as usual: all stages and channels, a straight plan.',
    body: jsonBody(openCampaignBody),
    answer: { status: 201, schema: 'CampaignDetail' },
    problems: {
      400: 'Not JSON, or a field that is missing or wrong.',
      403: onlyManagers,
      413: largeJson,
      422: '`campaign-settings`: fields that do not fit together, a slug that is taken, an edition that is not there or holds no areas; `problems` has each with its `field` and `message`.',
    },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}',
    id: 'editCampaign',
    tag: 'Campaigns',
    summary: 'Edits, closes, archives or reopens a campaign',
    description:
      'What is left out stays. End, plan and the two limits hold from today on where something was reported already: what was expected on a past day stays what it was.',
    pathParams: campaignPath,
    body: jsonBody(editCampaignBody),
    answer: { status: 200, schema: 'CampaignDetail' },
    problems: {
      400: 'Not JSON, a field that is missing or wrong, or `state` beside other changes.',
      403: onlyManagers,
      404: 'No such campaign.',
      409: '`campaign-changed`: `by` has changed it `at`, and `version` stands. `campaign-fixed`: what cannot change once something was reported (`problems`). `campaign-archived`: only `state` can change. `campaign-state`: it is so already.',
      413: largeJson,
      422: '`campaign-settings`, as for opening one.',
    },
  },
];
