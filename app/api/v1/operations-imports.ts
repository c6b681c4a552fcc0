import { z } from 'zod';
import { commitBody, importCorrections, importFields, undoBody } from '@/lib/domain/api-imports';
import { noBody } from '@/lib/domain/api-words';
import { jsonBody, largeJson, numbered, type Operation } from './operation';

const importPath = z.strictObject({
  id: numbered.describe('The number that the upload was given.'),
});
const unknownImport = "No upload with this number inside the reader's area.";
const onlyReads = 'The account may only look.';

export const importsOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/imports',
    id: 'uploadFile',
    tag: 'Imports',
    summary: 'Uploads a file',
    description: 'A CSV or XLSX: it is read, checked and kept. Nothing is counted before it is committed.',
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
    body: jsonBody(importCorrections),
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
    body: { ...jsonBody(commitBody), required: false },
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
    body: { ...jsonBody(undoBody), required: false },
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
    body: { ...jsonBody(noBody), required: false },
    answer: { status: 200, schema: 'Import' },
    problems: {
      400: 'Not JSON.',
      403: onlyReads,
      404: unknownImport,
      409: '`import-committed`, `import-undone`, `import-discarded`: it is not waiting any more.',
      413: largeJson,
    },
  },
];
