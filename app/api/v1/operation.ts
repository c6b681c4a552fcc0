import { z } from 'zod';
import type { answerSchemas } from '@/lib/domain/api-answers';
import { largestId } from '@/lib/domain/ids';

/** The groups that the document sorts its operations into. */
export const operationTags = {
  Progress: 'Campaigns, areas and their figures.',
  Campaigns: 'Campaigns opened, edited and closed by administrators of the nation.',
  Imports: 'Files: upload, look at the plan, correct, commit, undo.',
  Audit: 'Changes, with who made them.',
  Users: 'Accounts, as far as the caller manages them.',
  Targets: 'Versions of the targets, and targets that offices propose and others decide on.',
  Visits: 'Who went where, why, and what came of it.',
  Scenarios: 'What follows for an area when something is otherwise.',
  Comparisons: 'What other sources show of an area, beside its own figures.',
  Questions: 'What readers ask about figures, and what their offices answer.',
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
  /** By the name in the path; absent: the path has none. */
  pathParams?: z.ZodObject;
  /** Absent: the operation takes no parameters. */
  query?: z.ZodObject;
  body?: { type: 'application/json' | 'multipart/form-data'; schema: z.ZodObject; required: boolean };
  /** `lines`: a CSV whose lines are of the schema. */
  answer: { status: 200 | 201; schema: keyof typeof answerSchemas; lines?: true };
  /** What may be refused beside 401 and the faults of ours, and why. */
  problems: Record<number, string>;
};

export function jsonBody(schema: z.ZodObject): NonNullable<Operation['body']> {
  return { type: 'application/json', schema, required: true };
}

export const campaignPath = z.strictObject({ slug: z.string().describe('The slug of a campaign: pk24-karawang.') });
export const areaPath = z.strictObject({
  ...campaignPath.shape,
  code: z.string().describe('A Kemendagri code, or `id` for Indonesia: 32.15.'),
});
export const numbered = z.number().int().min(1).max(largestId);
export const unknownPlace = "No such campaign or area, or it is not the reader's.";
export const notTheirs = "The caller's role never does this; or the caller sees the area but may not do this there.";
export const largeJson = 'The body is over 256 KB.';
