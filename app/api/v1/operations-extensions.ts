import { z } from 'zod';
import { extensionBody, extensionChange } from '@/lib/domain/api-extensions';
import { campaignPath, jsonBody, largeJson, notTheirs, numbered, type Operation, unknownPlace } from './operation';

export const extensionsOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/campaigns/{slug}/extensions',
    id: 'listExtensions',
    tag: 'Calendar',
    summary: 'Lists the letters that move the end',
    description: "Those that concern the reader's area; a day ends at 23.59 WIB in all of Indonesia.",
    pathParams: campaignPath,
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
    body: jsonBody(extensionBody),
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
    body: jsonBody(extensionChange),
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
];
