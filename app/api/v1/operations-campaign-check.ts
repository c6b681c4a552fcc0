import { checkQuery, settleBody } from '@/lib/domain/api-campaign-check';
import { campaignPath, jsonBody, largeJson, notTheirs, type Operation, unknownPlace } from './operation';

export const campaignCheckOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/check',
    id: 'checkCampaign',
    tag: 'Campaigns',
    summary: 'Checks an area before the start',
    description:
      'Parts against whole, areas without a target, target against kader and against the last campaign, and what else a campaign needs; each finding with its areas and what was decided of it.',
    pathParams: campaignPath,
    query: checkQuery,
    answer: { status: 200, schema: 'CampaignCheck' },
    problems: { 400: 'A parameter that is wrong.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/check/settlements',
    id: 'settleFinding',
    tag: 'Campaigns',
    summary: 'Marks a finding of a check as settled',
    description: 'With a note. It is open again when its figures change.',
    pathParams: campaignPath,
    body: jsonBody(settleBody),
    answer: { status: 201, schema: 'CampaignCheck' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: `${unknownPlace} \`finding-unknown\`: the check has no such finding.`,
      409: '`finding-changed`: its figures are others than `seen`. `campaign-archived`.',
      413: largeJson,
      422: '`words-invalid`: no note.',
    },
  },
];
