import { z } from 'zod';
import type { answerSchemas } from '@/lib/domain/api-answers';
import { auditQuery } from '@/lib/domain/api-audit';
import { editCampaignBody, openCampaignBody } from '@/lib/domain/api-campaigns';
import { closeBody, closuresQuery, openBody } from '@/lib/domain/api-closures';
import { extensionBody, extensionChange } from '@/lib/domain/api-extensions';
import { commitBody, importCorrections, importFields, undoBody } from '@/lib/domain/api-imports';
import { outageBody, outageChange } from '@/lib/domain/api-outages';
import { areasQuery, figuresQuery, progressQuery } from '@/lib/domain/api-progress';
import {
  acceptProposalsBody,
  declineProposalsBody,
  proposalsQuery,
  withdrawProposalsBody,
} from '@/lib/domain/api-proposals';
import { scopeBody, scopeQuery } from '@/lib/domain/api-scope';
import { inviteBody, userBody, usersQuery } from '@/lib/domain/api-users';
import { noBody, noQuery } from '@/lib/domain/api-words';
import { largestId } from '@/lib/domain/ids';

/** The groups that the document sorts its operations into. */
export const operationTags = {
  Progress: 'Campaigns, areas and their figures.',
  Campaigns: 'Campaigns opened, edited and closed by administrators of the nation.',
  Imports: 'Files: upload, look at the plan, correct, commit, undo.',
  Audit: 'Changes, with who made them.',
  Users: 'Accounts, as far as the caller manages them.',
  Targets: 'Targets that offices propose and others decide on.',
  Calendar: 'When a campaign ends, when servers were down, which days are signed off.',
} as const;

/** One operation of API v1, for its document. `path` is below /api/v1. */
export type Operation = {
  method: 'get' | 'post' | 'patch' | 'put';
  path: string;
  id: string;
  tag: keyof typeof operationTags;
  /** What it does, in a few words. */
  summary: string;
  /** What a caller should know beside that. */
  description: string;
  /** By the name in the path. */
  pathParams: z.ZodObject;
  query: z.ZodObject;
  body: { type: 'application/json' | 'multipart/form-data'; schema: z.ZodObject; required: boolean } | null;
  /** `lines`: a CSV whose lines are of the schema. */
  answer: { status: 200 | 201; schema: keyof typeof answerSchemas; lines?: true };
  /** What may be refused beside 401 and the faults of ours, and why. */
  problems: Record<number, string>;
};

const noPath = z.strictObject({});
const importPath = z.strictObject({
  id: z.number().int().min(1).max(largestId).describe('The number that the upload was given.'),
});
const campaignPath = z.strictObject({ slug: z.string().describe('The slug of a campaign: pk24-karawang.') });
const areaPath = z.strictObject({
  campaign: z.string().describe('The slug of a campaign: pk21.'),
  areaCode: z.string().describe('A Kemendagri code, or `id` for Indonesia: 32.15.'),
});
const userPath = z.strictObject({
  id: z.number().int().min(1).max(largestId).describe('The number of the account.'),
});
const unknownUser = 'No such account, or the caller does not manage it.';
const numbered = z.number().int().min(1).max(largestId);
const unknownPlace = "No such campaign or area, or it is not the reader's.";
const notTheirs = "The caller's role never does this; or the area is seen by the caller and not theirs to do this in.";
const largeJson = 'The body is over 256 KB.';
const unknownImport = "No upload with this number inside the reader's area.";
const onlyManagers = 'Only administrators of the nation may.';
const onlyReads = 'The account may only look.';

const decisionProblems = {
  400: 'A field that is missing or wrong.',
  403: "The caller's role never does this, whatever the numbers, also of proposals that there are not or that they do not see; or a proposal is seen by the caller and not theirs to decide.",
  404: 'No such campaign, or no proposal with one of these numbers that the caller sees.',
  413: largeJson,
};

/** Every operation of API v1, in the order in which one meets them. */
export const operations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns',
    id: 'listCampaigns',
    tag: 'Progress',
    summary: 'Lists the campaigns',
    description: 'All campaigns, those that run today first.',
    pathParams: noPath,
    query: noQuery,
    body: null,
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
    pathParams: noPath,
    query: noQuery,
    body: { type: 'application/json', schema: openCampaignBody, required: true },
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
    query: noQuery,
    body: { type: 'application/json', schema: editCampaignBody, required: true },
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
    body: null,
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
    query: noQuery,
    body: { type: 'application/json', schema: scopeBody, required: true },
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
  {
    method: 'get',
    path: '/areas',
    id: 'findAreas',
    tag: 'Progress',
    summary: 'Finds areas',
    description: 'Areas by part of their name, or by the beginning of their code; at most 20.',
    pathParams: noPath,
    query: areasQuery,
    body: null,
    answer: { status: 200, schema: 'Areas' },
    problems: {
      400: 'A parameter that is missing or wrong.',
      404: "No such campaign, or `under` is not the reader's.",
    },
  },
  {
    method: 'get',
    path: '/progress/{campaign}/{areaCode}',
    id: 'readProgress',
    tag: 'Progress',
    summary: 'Reads the progress of an area',
    description: 'An area on a day: its figures, those of the areas below, and what these do not explain.',
    pathParams: areaPath,
    query: progressQuery,
    body: null,
    answer: { status: 200, schema: 'Progress' },
    problems: {
      400: 'A parameter that is wrong, or a day outside the campaign.',
      404: "No such campaign or area, or it is not the reader's.",
    },
  },
  {
    method: 'get',
    path: '/figures/{campaign}/{areaCode}',
    id: 'downloadFigures',
    tag: 'Progress',
    summary: 'Downloads figures as a CSV for programs',
    description:
      "Every figure of an area's children, or of all areas of a level inside it, for a day or for each day of a span. One header line, names that never change, no sums; UTF-8, commas, decimal points, nothing where a figure is not known. Codes are text in quotes: pandas reads them with `dtype={'code': str, 'parentCode': str}`, LibreOffice with \"Quoted field as text\". The answer is streamed, the days in order; one that breaks off has failed and is no shorter table.",
    pathParams: areaPath,
    query: figuresQuery,
    body: null,
    answer: { status: 200, schema: 'FigureRow', lines: true },
    problems: {
      400: 'A parameter that is wrong, a day outside the campaign, or `asOf` beside a span.',
      404: "No such campaign or area, or it is not the reader's.",
    },
  },
  {
    method: 'post',
    path: '/imports',
    id: 'uploadFile',
    tag: 'Imports',
    summary: 'Uploads a file',
    description: 'A CSV or XLSX: it is read, checked and kept. Nothing is counted before it is committed.',
    pathParams: noPath,
    query: noQuery,
    body: { type: 'multipart/form-data', schema: importFields, required: true },
    answer: { status: 201, schema: 'Import' },
    problems: {
      400: 'A field that is missing or wrong, a day outside the campaign, or a body that was cut off.',
      403: onlyReads,
      404: "No such campaign or area, or it is not the uploader's.",
      409: '`same-file`: the office has sent the same file before, and `id` is that of the first; or all areas of it are counted from the same file that another office sent, and `id` is only there where that may be read.',
      413: 'Over a limit, which the detail names.',
      415: 'Neither CSV nor XLSX, or not multipart.',
      422: 'A file that cannot be read, or `file-holds-nik`: one with national identity numbers in it.',
    },
  },
  {
    method: 'get',
    path: '/imports/{id}',
    id: 'readImport',
    tag: 'Imports',
    summary: 'Reads an upload and its plan',
    description: 'What the file holds, which rows are refused or held and why, and what a commit would change.',
    pathParams: importPath,
    query: noQuery,
    body: null,
    answer: { status: 200, schema: 'Import' },
    problems: { 403: onlyReads, 404: unknownImport },
  },
  {
    method: 'patch',
    path: '/imports/{id}',
    id: 'correctImport',
    tag: 'Imports',
    summary: 'Corrects how an upload is read',
    description:
      'Says what columns mean or which areas rows are, and checks the upload anew. Null takes back what was said. With `{}` it is compared again with what stands now. The office remembers what was said once the upload is committed.',
    pathParams: importPath,
    query: noQuery,
    body: { type: 'application/json', schema: importCorrections, required: true },
    answer: { status: 200, schema: 'Import' },
    problems: {
      400: 'Not JSON, or a meaning that is not known; `unknown-correction`: a column, a row or signs that the file does not have.',
      404: unknownImport,
      403: onlyReads,
      409: '`import-committed`, `import-undone`, `import-discarded`: it is not waiting any more. `corrected-meanwhile`: another user corrected it.',
      413: largeJson,
      422: 'With what is said now the file cannot be read: no table there, no column for areas.',
    },
  },
  {
    method: 'post',
    path: '/imports/{id}/commit',
    id: 'commitImport',
    tag: 'Imports',
    summary: 'Counts a checked upload',
    description:
      'All of it or nothing. With refused rows it needs `acceptPartial`; held rows that are not confirmed stay out.',
    pathParams: importPath,
    query: noQuery,
    body: { type: 'application/json', schema: commitBody, required: false },
    answer: { status: 200, schema: 'Import' },
    problems: {
      400: 'Not JSON, or a reason that is too short, too long or holds a personal number.',
      403: onlyReads,
      404: unknownImport,
      409: '`rows-refused`: `acceptPartial` is not true. `nothing-accepted`: no row to count. `target-reason-needed`: targets become proposals and `targets` does not say why. `all-held`: all rows are held and none is confirmed. `figures-changed` (`base-changed` of increments): since the upload was compared, `count` figures that it writes or that bear on them were saved, of which `changed` has the first with what was `seen` and what stands `now`. `counted-meanwhile`: another office has counted the same file for some of its areas. `days-closed`: `count` figures are of days that an office (`by`) signed off since. After these three, PATCH with `{}` compares anew. `later-stated`: `count` figures in all of later days (`days`), and `laterStated` does not say whether they move; PATCH says it. `plan-changed`: what was kept of the upload is not what was checked. `import-committed`, `import-undone`, `import-discarded`: it is not waiting any more.',
      413: largeJson,
    },
  },
  {
    method: 'post',
    path: '/imports/{id}/undo',
    id: 'undoImport',
    tag: 'Imports',
    summary: 'Takes a committed upload back',
    description: 'What stood before stands again. What a later report has replaced stays.',
    pathParams: importPath,
    query: noQuery,
    body: { type: 'application/json', schema: undoBody, required: false },
    answer: { status: 200, schema: 'Import' },
    problems: {
      400: 'Not JSON.',
      403: onlyReads,
      404: unknownImport,
      409: '`import-checked`, `import-undone`, `import-discarded`: it is not committed. `moved-again`: increments of later uploads, of which `ids` may be read, have moved the same figures; they are undone first. `days-closed`: `count` figures are of days that an office (`by`) signed off; it opens them first. `later-reports`: as many as `later` says, of which `ids` may be read, have figures of the same areas and measures for the same day or a later one, and `acceptLater` is not true.',
      413: largeJson,
    },
  },
  {
    method: 'post',
    path: '/imports/{id}/discard',
    id: 'discardImport',
    tag: 'Imports',
    summary: 'Sets a checked upload aside',
    description: 'Nothing of it is counted; its file may be sent anew.',
    pathParams: importPath,
    query: noQuery,
    body: { type: 'application/json', schema: noBody, required: false },
    answer: { status: 200, schema: 'Import' },
    problems: {
      400: 'Not JSON.',
      403: onlyReads,
      404: unknownImport,
      409: '`import-committed`, `import-undone`, `import-discarded`: it is not waiting any more.',
      413: largeJson,
    },
  },
  {
    method: 'get',
    path: '/target-proposals',
    id: 'listTargetProposals',
    tag: 'Targets',
    summary: 'Lists proposed targets',
    description: 'Targets that offices propose, as far as the reader sees them.',
    pathParams: noPath,
    query: proposalsQuery,
    body: null,
    answer: { status: 200, schema: 'TargetProposals' },
    problems: { 400: 'A parameter that is missing or wrong.', 404: 'No such campaign.' },
  },
  {
    method: 'post',
    path: '/target-proposals/accept',
    id: 'acceptTargetProposals',
    tag: 'Targets',
    summary: 'Accepts proposed targets',
    description: 'All of them or none: their targets count from now on, for days that are past too.',
    pathParams: noPath,
    query: noQuery,
    body: { type: 'application/json', schema: acceptProposalsBody, required: true },
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided otherwise: `proposal-declined`, `proposal-withdrawn`, `proposal-superseded`. `target-changed`: the area states another target by now (`targets` has both). `target-held`: something is odd about it (`held`) and there is no reason. `same-area-twice`: two of the proposals are for one area.',
    },
  },
  {
    method: 'post',
    path: '/target-proposals/decline',
    id: 'declineTargetProposals',
    tag: 'Targets',
    summary: 'Declines proposed targets',
    description: 'With a reason that their office reads.',
    pathParams: noPath,
    query: noQuery,
    body: { type: 'application/json', schema: declineProposalsBody, required: true },
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided otherwise: `proposal-accepted`, `proposal-withdrawn`, `proposal-superseded`.',
    },
  },
  {
    method: 'post',
    path: '/target-proposals/withdraw',
    id: 'withdrawTargetProposals',
    tag: 'Targets',
    summary: 'Withdraws proposed targets',
    description: "Takes proposals of the caller's own office back.",
    pathParams: noPath,
    query: noQuery,
    body: { type: 'application/json', schema: withdrawProposalsBody, required: true },
    answer: { status: 200, schema: 'TargetProposals' },
    problems: {
      ...decisionProblems,
      409: 'Decided already: `proposal-accepted`, `proposal-declined`, `proposal-superseded`.',
    },
  },
  {
    method: 'get',
    path: '/audit',
    id: 'listAudit',
    tag: 'Audit',
    summary: 'Lists who changed what',
    description:
      "Newest first, 50 a page: changes about the caller's own area and what lies inside it; all of them for an administrator of the nation.",
    pathParams: noPath,
    query: auditQuery,
    body: null,
    answer: { status: 200, schema: 'Audit' },
    problems: { 400: 'A parameter that is wrong.', 404: 'The caller reads no audit.' },
  },
  {
    method: 'get',
    path: '/users',
    id: 'listUsers',
    tag: 'Users',
    summary: 'Lists accounts',
    description: 'Those that the caller manages: of a role they hold or below, in their own area or inside it.',
    pathParams: noPath,
    query: usersQuery,
    body: null,
    answer: { status: 200, schema: 'Users' },
    problems: { 400: 'A parameter that is wrong.', 404: 'The caller manages no accounts, or the area is not theirs.' },
  },
  {
    method: 'post',
    path: '/users',
    id: 'inviteUser',
    tag: 'Users',
    summary: 'Invites a user',
    description:
      'Adds an account and answers with the one-time link, valid for seven days, by which its person sets a password.',
    pathParams: noPath,
    query: noQuery,
    body: { type: 'application/json', schema: inviteBody, required: true },
    answer: { status: 201, schema: 'UserChange' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: '`account-not-yours`: a role or an area above what the caller holds.',
      404: 'The caller manages no accounts.',
      409: '`email-taken`: there is an account with this address.',
      413: largeJson,
      422: 'An address, name or area that does not do.',
    },
  },
  {
    method: 'get',
    path: '/users/{id}',
    id: 'readUser',
    tag: 'Users',
    summary: 'Reads an account',
    description: 'An account that the caller manages.',
    pathParams: userPath,
    query: noQuery,
    body: null,
    answer: { status: 200, schema: 'UserChange' },
    problems: { 404: unknownUser },
  },
  {
    method: 'patch',
    path: '/users/{id}',
    id: 'changeUser',
    tag: 'Users',
    summary: 'Changes an account',
    description:
      'Name, office, role, area; disables, enables or resets it. In effect with the next request of its person. Each part is a change of its own, in the order of the fields.',
    pathParams: userPath,
    query: noQuery,
    body: { type: 'application/json', schema: userBody, required: true },
    answer: { status: 200, schema: 'UserChange' },
    problems: {
      400: 'A field that is wrong.',
      403: '`account-not-yours`: a role or an area above what the caller holds.',
      404: unknownUser,
      409: '`last-administrator`: no other administrator could sign in. `user-changed`: another user changed it meanwhile. `user-state`, `second-factor-state`: there is nothing to change.',
      413: largeJson,
      422: 'A name or area that does not do.',
    },
  },
  {
    method: 'get',
    path: '/campaigns/{slug}/outages',
    id: 'listOutages',
    tag: 'Calendar',
    summary: 'Lists outages',
    description:
      "Those of the reader's area, of areas inside it and of those above; the ones that have not ended first.",
    pathParams: campaignPath,
    query: noQuery,
    body: null,
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
    query: noQuery,
    body: { type: 'application/json', schema: outageBody, required: true },
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
    query: noQuery,
    body: { type: 'application/json', schema: outageChange, required: true },
    answer: { status: 200, schema: 'Outage' },
    problems: {
      400: 'A field that is wrong.',
      403: notTheirs,
      404: 'No such campaign, or no outage with this number that the caller sees.',
      409: '`outage-changed`: it was said anew since `seen`. `outage-ended`, `outage-withdrawn`: it is so already.',
      413: largeJson,
      422: '`outage-span`: as of a new one. `words-invalid`: nothing is said, or no `note`.',
    },
  },
  {
    method: 'get',
    path: '/campaigns/{slug}/extensions',
    id: 'listExtensions',
    tag: 'Calendar',
    summary: 'Lists the letters that move the end',
    description: "Those that concern the reader's area; a day ends at 23.59 WIB in all of Indonesia.",
    pathParams: campaignPath,
    query: noQuery,
    body: null,
    answer: { status: 200, schema: 'Extensions' },
    problems: { 400: 'A parameter that is not known.', 404: unknownPlace },
  },
  {
    method: 'post',
    path: '/campaigns/{slug}/extensions',
    id: 'extend',
    tag: 'Calendar',
    summary: 'Notes a letter that gives a later end',
    description: 'For an area and all inside it, from the day of the letter on.',
    pathParams: campaignPath,
    query: noQuery,
    body: { type: 'application/json', schema: extensionBody, required: true },
    answer: { status: 201, schema: 'Extensions' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: unknownPlace,
      413: largeJson,
      422: '`end-too-early`: not after the end that stands, for the area or inside it. `end-day`: a letter of the future, older than the one that stands, or an end too far away. `words-invalid`: no letter.',
    },
  },
  {
    method: 'patch',
    path: '/campaigns/{slug}/extensions/{extension}',
    id: 'withdrawExtension',
    tag: 'Calendar',
    summary: 'Takes a letter back',
    description: 'It was noted by mistake and never counted; it stays readable.',
    pathParams: z.strictObject({ ...campaignPath.shape, extension: numbered.describe('The number of the extension.') }),
    query: noQuery,
    body: { type: 'application/json', schema: extensionChange, required: true },
    answer: { status: 200, schema: 'Extensions' },
    problems: {
      400: 'A field that is missing or wrong.',
      403: notTheirs,
      404: 'No such campaign, or no extension with this number.',
      409: '`extension-withdrawn`: it is taken back already.',
      413: largeJson,
      422: '`words-invalid`: no reason.',
    },
  },
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
    body: null,
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
    query: noQuery,
    body: { type: 'application/json', schema: closeBody, required: true },
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
    query: noQuery,
    body: { type: 'application/json', schema: openBody, required: true },
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
