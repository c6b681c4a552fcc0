import { z } from 'zod';
import { areaCode } from './api-words';
import { auditProblems } from './audit';
import { auditNouns } from './audit-log';
import { daySchema } from './day-schema';

const day = daySchema.nullable().default(null);

export const auditQuery = z.strictObject({
  find: z
    .string()
    .trim()
    .max(100)
    .default('')
    .describe('A part of the name or address of who did it, or of what it was done to.'),
  kind: z.enum(auditNouns).nullable().default(null),
  area: areaCode.nullable().default(null).describe('Changes about this area and inside it.'),
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(100_000).default(1).meta({ type: 'integer' }),
});

export const auditAnswer = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.number().int(),
      at: z.iso.datetime(),
      user: z
        .strictObject({ name: z.string(), email: z.string() })
        .nullable()
        .describe('Null: the operator at the command line, or the system itself.'),
      action: z.string(),
      subject: z.string(),
      campaign: z.string().nullable(),
      area: z.strictObject({ lo: z.number().int(), name: z.string().nullable() }).nullable(),
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
});

export type AuditAnswer = z.infer<typeof auditAnswer>;

const check = z.strictObject({
  at: z.iso.datetime(),
  by: z.string().nullable().describe('The name of the administrator who asked for it. Null: the nightly check.'),
  rows: z.number().int().describe('The rows that hold, from the first on.'),
  sealed: z.number().int(),
  notes: z.number().int().describe('Ends of the chain that are noted outside the database.'),
  head: z
    .strictObject({ id: z.number().int(), hash: z.string() })
    .nullable()
    .describe('The last row that holds. Null: there is none.'),
  broken: z
    .strictObject({ id: z.number().int(), problem: z.enum(auditProblems) })
    .nullable()
    .describe('The first row that does not hold. Null: all do.'),
});

export const auditCheckAnswer = z.strictObject({
  check: check.nullable().describe('Null: the chain was never read through.'),
});

export type AuditCheckAnswer = z.infer<typeof auditCheckAnswer>;
