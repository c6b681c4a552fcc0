import { z } from 'zod';
import { areaCode, named } from './api-words';
import { accountStates, roles, userLimits } from './users';

export const usersQuery = z.strictObject({
  area: areaCode.optional().describe("Accounts of this area and inside it; without it: of the caller's own."),
  role: z.enum(roles).optional(),
  state: z.enum(accountStates).optional(),
  find: z.string().trim().max(100).default('').describe('A part of the address, the name or the office.'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).meta({ type: 'integer' }),
});

const words = z.string().trim().max(userLimits.words);

export const inviteBody = z.strictObject({
  email: z.string().max(254),
  name: words.min(1),
  office: words.default(''),
  role: z.enum(roles),
  area: areaCode.describe('At the level of the role; any for a reader.'),
});

export const userBody = z.strictObject({
  name: words.min(1).optional(),
  office: words.optional(),
  role: z.enum(roles).optional(),
  area: areaCode.optional(),
  disabled: z.boolean().optional().describe('True ends all sessions and tokens at once.'),
  reset: z.literal(true).optional().describe('Ends the password and all sessions; the answer has a new link.'),
  secondFactor: z.literal(false).optional().describe('Takes the second factor away.'),
});

const userAnswer = z.strictObject({
  id: z.number().int(),
  email: z.string(),
  name: z.string(),
  office: z.string(),
  role: z.enum(roles),
  area: z.strictObject({ code: z.string(), name: z.string().nullable() }),
  state: z.enum(accountStates),
  secondFactor: z.boolean().describe('Whether signing in asks for a code too.'),
  invitedUntil: z.iso.datetime().nullable().describe('Until when its link opens; null: it has none.'),
  signedInAt: z.iso.datetime().nullable().describe('The last sign-in; null: never.'),
  createdAt: z.iso.datetime(),
});

export const usersAnswer = z.strictObject({
  users: z.array(userAnswer),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
});

export const userChangeAnswer = z.strictObject({
  user: userAnswer,
  link: named
    .max(500)
    .nullable()
    .describe('The one-time link by which its person sets a password, this once; null: none was made.'),
});

export const peopleFields = z.strictObject({
  file: z
    .string()
    .meta({ format: 'binary' })
    .describe(
      'XLSX or CSV, at most 10.000 rows, with Email, Nama, Kantor, Peran and Kode wilayah (a code, or a name).',
    ),
});

export const peopleAnswer = z.strictObject({
  invited: z.number().int(),
  renewed: z.number().int().describe('Accounts that were never used and have a new link.'),
  known: z.number().int().describe('Accounts that are there already and stay as they are.'),
  refused: z.number().int(),
  rows: z.array(
    z.strictObject({
      row: z.number().int(),
      email: z.string(),
      outcome: z.string().describe("In Indonesian, as the result file has it: 'diundang', 'ditolak'."),
      note: z.string().describe('Why a row is refused, and what to do; empty: nothing to say.'),
      link: z.string().nullable().describe('The one-time link, this once; null: none was made.'),
    }),
  ),
});
export type PeopleAnswer = z.infer<typeof peopleAnswer>;

export type UserAnswer = z.infer<typeof userAnswer>;
export type UsersAnswer = z.infer<typeof usersAnswer>;
export type UserChangeAnswer = z.infer<typeof userChangeAnswer>;
