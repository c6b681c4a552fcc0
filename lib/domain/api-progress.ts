import { z } from 'zod';
import { areaCode, count, day, dayInput, named, number } from './api-words';
import { areaKinds, areaLevels, levelNames } from './areas';
import { causes } from './causes';
import { sortKeys } from './columns';
import { stages } from './counts';
import { flags } from './flags';
import { statuses } from './progress';
import { workModes } from './scope';

/** The levels that rows may have; `children` is the level below the area. */
const detailWords = ['children', ...levelNames.filter((name) => name !== 'indonesia')] as const;

/** An order is a sort key, with "-" before it for descending. */
const orderWords = sortKeys.flatMap((key) => [key, `-${key}`] as const);

export const progressQuery = z.strictObject({
  asOf: dayInput
    .optional()
    .describe('The day shown. Without it: the last day that the area or anything below has reported.'),
  stage: z.enum(stages).default('recorded'),
  detail: z.enum(detailWords).default('children').describe('The level of the rows; it must be below that of the area.'),
  series: z.enum(['0', '1']).default('0').describe('1: with a point for each day since the start.'),
  sort: z.enum(orderWords).default('-persen').describe('The order of the rows; "-" is descending.'),
  status: z
    .enum([...statuses, 'stale'])
    .optional()
    .describe('Only rows of this status; stale: no report for the day shown, also none at all.'),
  cause: z.enum(causes).optional().describe('Only rows that lag for this cause.'),
  q: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('Only rows whose name holds these words, or whose code begins with them.'),
  targetSet: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .describe('A version of the targets, by its slug or id; without it the one that counts on the day.'),
  compare: z
    .string()
    .regex(
      /^(above|\d{2}(\.\d{2,4}){0,3}|campaign-[a-z0-9-]{1,80})$/,
      'is "above", the code of an area, or "campaign-" and a slug',
    )
    .optional()
    .describe(
      'What `compared` holds: "above", the area right above; the code of another area; "campaign-pk21", the same area in another campaign. What is not there, or not the reader\'s, is 404.',
    ),
  all: z
    .enum(['0', '1'])
    .optional()
    .describe('1: with the areas that do not take part in the campaign; without it only those of them with a figure.'),
});

export const figuresQuery = z.strictObject({
  asOf: dayInput.optional().describe('One day. Without it and without a span: the last day that was reported.'),
  from: dayInput.optional().describe("The first day of a span; without it the campaign's first."),
  to: dayInput.optional().describe('The last day of a span; without it the last day that was reported.'),
  stage: progressQuery.shape.stage,
  detail: progressQuery.shape.detail,
  targetSet: progressQuery.shape.targetSet,
  all: progressQuery.shape.all,
});

export const areasQuery = z.strictObject({
  campaign: named.describe('The slug of a campaign, whose edition of areas is searched.'),
  q: z
    .string()
    .trim()
    .max(80)
    .describe(
      'Part of a name ("teluk", "kec. telukjambe"), the names of an area and of those it lies in ("klari karawang"), or the beginning of a code, with or without its dots (3215). Where nothing has that: with one letter amiss, or in short ("kr. barat").',
    ),
  under: areaCode.optional().describe("Only inside this area; without it inside the reader's own."),
});

export const areaRef = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z
    .literal([...areaLevels])
    .describe('0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan.'),
  kind: z.enum(areaKinds),
});

export const campaignAnswer = z.strictObject({
  slug: z.string(),
  name: z.string(),
  unit: z.string().describe('What is counted: keluarga, kampung.'),
  startDay: day,
  endDay: day.describe('Before extensions; clock.endDay is that of the area.'),
  plannedOnlinePercent: number,
  onTrackFrom: z.number().describe('Achieved share / expected share from which an area is on track.'),
  atRiskFrom: z.number(),
  source: z.string(),
  simulated: z.string().nullable().describe('What is simulated, if anything is.'),
});

export const figuresAnswer = z
  .strictObject({
    target: count,
    targetStated: count.describe('The target that the area states for itself.'),
    targetOnline: count,
    targetManual: count,
    online: count,
    manual: count,
    unsplit: count.describe('Reported without a channel.'),
    total: count.describe('online + manual + unsplit.'),
    statedTotal: count.describe('What the area states for itself.'),
    percent: number.describe('total / target in percent, at most 2 decimals, never capped.'),
    remaining: count.describe('Without held figures.'),
    expectedPercent: z.number().describe('The share of the time that is gone, in percent.'),
    status: z
      .enum(statuses)
      .nullable()
      .describe('Without held figures. Null: there is no target to compare with, or nothing is left without them.'),
    pace: number.describe('Per day over the last 7 days without an outage, without held figures.'),
    requiredPace: count.describe('Per day from now on.'),
    requiredPacePerKader: number,
    projectedFinish: day.nullable(),
    backlog: z
      .strictObject({ online: count, manual: count })
      .describe('Collected and not yet recorded, each channel by itself.'),
    waiting: z
      .strictObject({ online: count, manual: count, unsplit: count })
      .describe(
        'What waits of the area, as its table says it: the three come to collected - recorded. Below `backlog` where something was recorded without a channel.',
      ),
    gap: z
      .strictObject({
        total: z.number().int().describe('As many as should be recorded by now and are not; 0: none are missing.'),
        notCollected: count.describe('Not collected in the field.'),
        paperWaiting: count.describe('On paper, and not entered.'),
        onlineUnsent: count.describe('On smartphones, and not sent.'),
        unsplitWaiting: count.describe('Collected and not recorded, by a channel that nobody named.'),
      })
      .nullable()
      .describe(
        'Of the stage recorded. The parts come to the total; all null: what is collected is not known of the whole area. Null: no target, no figure, another stage.',
      ),
    cause: z.enum(causes).nullable().describe('Why the area lags. Null: it does not.'),
    causeEvidence: number.describe(
      'The figure that shows the cause. notReported: days of silence, null after the end; server: days lost of the last 7; paperWaiting, onlineUnsent, waiting: percent of the gap; fewKader: needed a day and kader; slowField: recorded a day and kader.',
    ),
    stages: z.strictObject({ collected: count, recorded: count, validated: count }),
    kader: count,
    supervisor: count.describe('Supervisors of the kader, as the area or all of its parts say.'),
    pacePerKader: number.describe('Recorded a day and kader, over the days of the pace.'),
    lastReportDay: day.nullable(),
    change: z
      .strictObject({ since: day.describe('The day of that report.'), count: z.number().int() })
      .nullable()
      .describe('What came to the total since the report before the last one. Null: there is none before it.'),
    flags: z
      .array(z.enum(flags))
      .describe(
        'held: the figure of the area itself, or of one below it, is. outsideScope: the area does not take part and has a figure, which counts.',
      ),
    flagsBelow: z
      .strictObject({ held: z.number().int().optional(), outsideScope: z.number().int().optional() })
      .describe('How many areas below it carry a flag, at any depth. Absent: none, or not counted.'),
    withoutHeld: z
      .strictObject({ total: z.number().int(), percent: number })
      .nullable()
      .describe('The figure without those that are held; null: none is, or nothing is left.'),
    recorded: z
      .strictObject({
        found: count.describe('Families of the list that were found ("ditemui").'),
        newlyListed: count.describe('Families that were not on the list ("baru").'),
      })
      .describe('What stages.recorded is made of. Null, both: not reported for all of it.'),
    daysLost: z
      .strictObject({ online: z.number().int(), manual: z.number().int() })
      .describe('Days since the campaign began on which the channel was down for the area.'),
    closedUntil: day.nullable().describe('The last day that is signed off for the area. Null: none is.'),
    takesPart: z
      .boolean()
      .describe('Whether the area takes part in the campaign on the day. One that does not has no status and no rank.'),
    workMode: z.enum(workModes).nullable().describe('How it works. Null: a census, or it does not take part.'),
    scope: z
      .strictObject({
        areas: z.number().int().describe('The lokus inside it: 15 of the 309 desa of Karawang in PK24.'),
        of: z.number().int().describe('All areas of the level of lokus inside it.'),
        reported: z.number().int().describe('The lokus that have a figure of the stage.'),
      })
      .nullable()
      .describe('Null: a census, or the area lies below the level of lokus.'),
    comparison: z
      .array(
        z.strictObject({
          source: z.string().describe('As its office named it: Portal pusat.'),
          day: day
            .nullable()
            .describe('Of its newest figure up to the day shown. Null, with `total`: none of this area.'),
          hour: z.string().nullable().describe('"16.00" in WIB; null: not said.'),
          total: count.describe('What the source shows as recorded. It is never added to ours.'),
          difference: count.describe('Recorded by us as of that same day, minus `total`. Null: one is not known.'),
        }),
      )
      .describe('Other sources beside ours, the one with the newest figure first; the same for all rows.'),
    rankSameMode: count.describe(
      'Of a row: its place by percent among the rows that work the same way; ties share it. Null: no percent, or no row.',
    ),
  })
  .describe('In the unit of the campaign. Null: not known or not reported, never 0.');

const targetSetRef = z.strictObject({ id: z.number().int(), slug: z.string(), name: z.string() });

export const progressAnswer = z.strictObject({
  campaign: campaignAnswer,
  asOf: day,
  lastReportDay: day.nullable(),
  stage: z.enum(stages),
  area: areaRef,
  targetSet: z.strictObject({ ...targetSetRef.shape, letter: z.string().nullable() }).nullable(),
  targetSets: z.array(targetSetRef),
  clock: z.strictObject({
    dayNumber: z.number().int(),
    dayCount: z.number().int(),
    daysLeft: z.number().int(),
    endDay: day,
  }),
  figures: figuresAnswer,
  detail: z.enum(levelNames).describe('The level of the rows.'),
  collectedBy: z
    .strictObject({ reported: z.number().int(), of: z.number().int() })
    .nullable()
    .describe('How many of the areas below have said what they collected. Null: all of them, or none.'),
  rows: z.array(
    z.strictObject({
      area: areaRef,
      rank: count.describe(
        'The place by percent, without held figures, among all areas of the level, the highest first, whatever `sort`, `status` and `q` say; ties share it (1, 2, 2, 4). Null: no percent.',
      ),
      figures: figuresAnswer,
    }),
  ),
  unallocated: z
    .strictObject({ target: count, online: count, manual: count, unsplit: count, total: count })
    .nullable()
    .describe('What the headline holds beyond the sum of all rows, so that a table adds up. Null: nothing.'),
  series: z.array(
    z.strictObject({
      day,
      online: count,
      manual: count,
      total: count,
      percent: number.describe("total / the day's target in percent."),
      collected: count.describe('Collected beside what is recorded; null: not known of the whole area.'),
      expected: count,
      gained: count.describe('Added on that day; null: not reported for it.'),
      down: z.boolean().describe('Whether a channel or server was down.'),
    }),
  ),
  compared: z
    .strictObject({
      area: areaRef,
      campaign: named,
      points: z.array(
        z.strictObject({
          day: z.number().int().describe('Of its campaign; 1 is the first.'),
          percent: number.describe("total / that day's target in percent."),
        }),
      ),
    })
    .nullable()
    .describe('The days of what `compare` asks for. Null: nothing was asked for.'),
});

export const areasAnswer = z.strictObject({
  truncated: z.boolean().describe('There are more than these 20: write more of the name, or say `under`.'),
  areas: z.array(z.strictObject({ ...areaRef.shape, parentName: z.string().nullable() })).describe('At most 20.'),
});

export type ProgressAnswer = z.infer<typeof progressAnswer>;

export type AreasAnswer = z.infer<typeof areasAnswer>;
