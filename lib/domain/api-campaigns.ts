import { z } from 'zod';
import { campaignAnswer } from './api-progress';
import { day, dayInput } from './api-words';
import { campaignSettings, changeBasis, usualSettings } from './campaign-settings';
import { channels, stages } from './counts';

const { shape } = campaignSettings;

const targetSet = z.strictObject({
  name: z.string().trim().min(1).max(120).default('Target'),
  letter: z.string().trim().min(1).max(120).nullable().default(null),
  decidedDay: dayInput.nullable().default(null),
});

export const openCampaignBody = campaignSettings.extend({
  words: shape.words.default(usualSettings.words),
  letter: shape.letter.default(null),
  letterDay: shape.letterDay.default(null),
  stages: shape.stages.default(usualSettings.stages),
  channels: shape.channels.default(usualSettings.channels),
  plannedOnlinePercent: shape.plannedOnlinePercent.default(null),
  onTrackFrom: shape.onTrackFrom.default(usualSettings.onTrackFrom),
  atRiskFrom: shape.atRiskFrom.default(usualSettings.atRiskFrom),
  floorPercent: shape.floorPercent.default(usualSettings.floorPercent),
  kaderLimit: shape.kaderLimit.default(usualSettings.kaderLimit),
  plan: shape.plan.default(usualSettings.plan),
  source: shape.source.default(usualSettings.source),
  simulated: shape.simulated.default(null),
  copyScopeOf: z
    .string()
    .max(80)
    .nullable()
    .default(null)
    .describe(
      'The slug of a campaign of the same edition whose newest list of areas it starts with. Extensions are never copied.',
    ),
  targetSet: targetSet
    .default({ name: 'Target', letter: null, decidedDay: null })
    .describe('The first version of its targets, still without figures.'),
});

/** What a campaign may be moved to. */
const campaignStates = ['open', 'closed', 'archived'] as const;
export type CampaignState = (typeof campaignStates)[number];

export const editCampaignBody = campaignSettings
  .omit({ slug: true })
  .partial()
  .extend({
    version: z.number().int().min(1).describe('That the caller has seen; another one that stands is 409.'),
    basis: changeBasis.describe('The letter that orders the change, or why; the history keeps it.'),
    state: z
      .enum(campaignStates)
      .optional()
      .describe(
        '`closed` takes no more reports, `archived` nothing at all, `open` takes both back. Alone, without other changes.',
      ),
  });

const percent = z.number();

const planAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('straight') }),
    z.strictObject({ kind: z.literal('percentADay'), percent }),
    z.strictObject({ kind: z.literal('workingDays'), holidays: z.array(day) }),
    z.strictObject({ kind: z.literal('steps'), steps: z.array(z.strictObject({ day, percent })) }),
    z.strictObject({
      kind: z.literal('course'),
      of: z.string(),
      dayCount: z.number().int(),
      points: z.array(z.strictObject({ day: z.number().int(), percent })),
    }),
  ])
  .describe('What should be there on which day.');

/** A campaign with all its settings. */
export const campaignDetail = z.strictObject({
  ...campaignAnswer.shape,
  edition: z.string().describe('Of its areas.'),
  words: z
    .strictObject({ collected: z.string(), recorded: z.string(), validated: z.string() })
    .partial()
    .describe('What its stages are called; absent: as usual.'),
  letter: z.string().nullable(),
  letterDay: day.nullable(),
  stages: z.array(z.enum(stages)),
  channels: z.array(z.enum(channels)),
  floorPercent: z.number().nullable().describe('Areas below it are counted beside the average.'),
  kaderLimit: z.number().int(),
  plan: planAnswer,
  state: z.enum(campaignStates),
  version: z.number().int().describe('Counts up with every change.'),
});

export const campaignsAnswer = z.strictObject({ campaigns: z.array(campaignDetail) });

export type CampaignDetail = z.infer<typeof campaignDetail>;
export type CampaignsAnswer = z.infer<typeof campaignsAnswer>;
