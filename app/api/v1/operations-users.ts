import { z } from 'zod';
import { inviteBody, peopleFields, userBody, usersQuery } from '@/lib/domain/api-users';
import { jsonBody, largeJson, numbered, type Operation } from './operation';

const userPath = z.strictObject({
  id: numbered.describe('The number of the account.'),
});
const unknownUser = 'No such account, or the caller does not manage it.';

export const usersOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/users',
    id: 'listUsers',
    tag: 'Users',
    summary: 'Lists accounts',
    description: 'Those that the caller manages: of a role they hold or below, in their own area or inside it.',
    query: usersQuery,
    answer: { status: 200, schema: 'Users' },
    problems: {
      400: 'A parameter that is wrong.',
      404: 'The caller manages no accounts, or may not manage those of the area.',
    },
  },
  {
    method: 'post',
    path: '/users',
    id: 'inviteUser',
    tag: 'Users',
    summary: 'Invites a user',
    description:
      'Adds an account and answers with the one-time link, valid for seven days, by which its person sets a password.',
    body: jsonBody(inviteBody),
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
    method: 'post',
    path: '/users/imports',
    id: 'importUsers',
    tag: 'Users',
    summary: 'Invites the people of a list',
    description:
      'Each row by itself: one that is refused keeps no other from being added. Sent once more, it gives those a new link who have not used theirs.',
    body: { type: 'multipart/form-data', schema: peopleFields, required: true },
    answer: { status: 200, schema: 'PeopleImport' },
    problems: {
      400: 'No file, or a body that was cut off.',
      404: 'The caller manages no accounts.',
      413: 'A file over the limit, or more than 10.000 people.',
      415: 'Neither CSV nor XLSX, or not multipart.',
      422: 'A file without the columns of a list of people.',
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
    body: jsonBody(userBody),
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
];
