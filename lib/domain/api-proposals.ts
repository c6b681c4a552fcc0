import { z } from 'zod';
import { areaRef } from './api-progress';
import { count, day, named, number } from './api-words';
import { largestId } from './ids';
import { statuses } from './progress';
import { targetOddities } from './target-checks';
import { proposalLimits, proposalStatuses } from './target-proposals';

export const proposalsQuery = z.strictObject({
  campaign: named,
  state: z.enum(['open', 'decided', 'all']).default('open'),
});

const proposalIds = z.array(z.number().int().positive().max(largestId)).min(1).max(proposalLimits.atOnce);

const { least: reasonLeast, most: reasonMost } = proposalLimits.reason;

const seenStatement = z.strictObject({ total: count, online: count, manual: count });

export const acceptProposalsBody = z.strictObject({
  campaign: named,
  ids: proposalIds,
  seen: z
    .record(z.string().regex(/^[1-9]\d{0,9}$/), seenStatement)
    .default({})
    .describe('What the area stated when its decider looked, by proposal; without it: what it stated when proposed.'),
  reason: z
    .string()
    .max(2_000)
    .optional()
    .describe(`Needed where a target is odd, ${reasonLeast} to ${reasonMost} characters.`),
});

export const declineProposalsBody = z.strictObject({
  campaign: named,
  ids: proposalIds,
  reason: z.string().max(2_000).describe(`${reasonLeast} to ${reasonMost} characters.`),
});

export const withdrawProposalsBody = z.strictObject({ campaign: named, ids: proposalIds });

const statement = z
  .strictObject({ total: count, online: count, manual: count })
  .describe('What an area states as its target; null: nothing of that part.');

const proposalAnswer = z.strictObject({
  id: z.number().int(),
  status: z.enum(proposalStatuses),
  area: areaRef,
  import: z.number().int().describe('The upload that it came with.'),
  office: z.string().nullable(),
  author: z.string().nullable(),
  reason: z.string(),
  createdAt: z.iso.datetime(),
  before: statement.describe('What the area stated when it was proposed.'),
  standing: statement.describe('What it states now.'),
  proposed: statement.describe('Null: the part is not spoken of and stays.'),
  changePercent: number.describe('Of the whole target, against what counts now.'),
  effect: z
    .strictObject({
      day,
      percentBefore: number,
      percentAfter: number,
      statusBefore: z.enum(statuses).nullable(),
      statusAfter: z.enum(statuses).nullable(),
    })
    .nullable()
    .describe('What it makes of the newest day of the area; null: decided, or nothing was reported.'),
  odd: z
    .array(z.strictObject({ oddity: z.enum(targetOddities), against: z.number().int() }))
    .describe('What is odd about it: accepting it needs a reason.'),
  mayDecide: z.boolean(),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable().describe('Why it was declined, or accepted though something is odd about it.'),
  supersededBy: z.number().int().nullable(),
});

export const proposalsAnswer = z.strictObject({ campaign: z.string(), proposals: z.array(proposalAnswer) });

export type ProposalsAnswer = z.infer<typeof proposalsAnswer>;
