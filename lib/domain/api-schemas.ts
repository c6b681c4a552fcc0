import { z } from 'zod';
import { areaKinds, areaLevels, levelNames, levelOfCode } from './areas';
import { sortKeys } from './columns';
import { channels, stages } from './counts';
import { daySchema } from './day-schema';
import { figureRow } from './figure-rows';
import { heldCodes, heldReason, listedHeld } from './held-rows';
import {
  columnMeanings,
  dayOrders,
  daySources,
  ignoredRow,
  importKinds,
  importStatuses,
  laterStatedAnswers,
  measures,
  planFlags,
  signMeanings,
  totalMeasures,
} from './imports';
import { flags, statuses } from './progress';
import { refusalCodes, warningCodes } from './refusal-codes';
import { targetOddities } from './target-checks';
import { proposalLimits, proposalStatuses } from './target-proposals';

/**
 * Everything that goes in and out of API v1, once: routes parse requests with it, answers have its types, tests parse
 * them, and /api/v1/openapi.json is written from it. Objects are strict: what is not named is refused, not ignored.
 */

const day = z.iso.date();
const dayInput = daySchema.meta({ format: 'date' });
/** A figure in the campaign's unit. Null: not known or not reported, never 0. */
const count = z.number().int().nullable();
const number = z.number().nullable();
const named = z.string().trim().min(1).max(80);

const areaCode = z.string().refine((code) => levelOfCode(code) !== null, {
  error: (issue) => `'${issue.input}' bukan kode wilayah. Tulis seperti 32.15 atau 32.15.01.2001.`,
});

// What comes in.

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
  q: z
    .string()
    .trim()
    .max(80)
    .default('')
    .describe('Only rows whose name holds these words, or whose code begins with them.'),
  targetSet: z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .optional()
    .describe('The id of a version of the targets.'),
});

export const figuresQuery = z.strictObject({
  asOf: dayInput.optional().describe('One day. Without it and without a span: the last day that was reported.'),
  from: dayInput.optional().describe("The first day of a span; without it the campaign's first."),
  to: dayInput.optional().describe('The last day of a span; without it the last day that was reported.'),
  stage: progressQuery.shape.stage,
  detail: progressQuery.shape.detail,
  targetSet: progressQuery.shape.targetSet,
});

export const areasQuery = z.strictObject({
  campaign: named.describe('The slug of a campaign, whose edition of areas is searched.'),
  q: z.string().trim().max(80).describe('Part of a name ("teluk", "kec. telukjambe"), or the beginning of a code.'),
  under: areaCode.optional().describe("Only inside this area; without it inside the reader's own."),
});

export const noQuery = z.strictObject({});

const laterStated = z
  .enum(laterStatedAnswers)
  .describe(
    'Of increments: whether figures in all that were reported of later days hold them already (stays) or are moved by them (moves). Needed before the commit where there are such days.',
  );

const dayOrder = z
  .enum(dayOrders)
  .describe(
    'How days such as 4/5/2021 are written in a column that has `dayChoices`. swapped: Excel exchanged day and month, and they are exchanged back.',
  );

const daySource = z
  .enum(daySources)
  .describe('Which day counts where a part has `otherDay`: the one of `asOf` (given) or that one (file).');

const period = z
  .string()
  .max(100)
  .describe(
    'Of a file that holds several months, years or weeks: the one that is read, as the file writes it (`choices` of its columns). Nothing is read before it is said.',
  );

/** The text fields of an upload. The file is checked on its own. */
export const importFields = z.strictObject({
  campaign: named,
  kind: z.enum(importKinds).default('rekap').describe('A rekap may hold targets and counts side by side.'),
  asOf: dayInput.optional().describe('The day of a file that has none of its own.'),
  mode: z.enum(['cumulative', 'daily']).default('cumulative').describe('daily: the figures are increments.'),
  stage: z.enum(stages).default('recorded').describe('Of figures whose column does not say.'),
  channel: z.enum(channels).default('unsplit').describe('Of figures whose column does not say.'),
  under: areaCode.optional().describe("The area that scopes the rows; without it the uploader's own."),
  laterStated: laterStated.optional(),
  dayOrder: dayOrder.optional(),
  daySource: daySource.optional(),
  period: period.optional(),
});

const rowKey = z
  .string()
  .regex(/^(?:.{1,60}!)?\d{1,7}$/s, { error: 'bukan nomor baris' })
  .describe('The row number that Excel shows; where several sheets are read with the sheet in front: "12 April!14".');

export const importCorrections = z.strictObject({
  columns: z
    .record(z.string().max(200), z.enum(columnMeanings).nullable())
    .default({})
    .describe('Meanings of columns, by header; null takes one back.'),
  rows: z
    .record(rowKey, z.union([z.literal(ignoredRow), areaCode]).nullable())
    .default({})
    .describe(`Codes of areas, by row; "${ignoredRow}" leaves a row out, null takes back what was said of it.`),
  cells: z
    .record(rowKey, z.record(z.string().max(200), z.string().max(100).nullable()).nullable())
    .optional()
    .describe('What cells should hold, by row and header; "" empties one, null leaves it as the file has it.'),
  signs: z
    .record(z.string().max(200), z.enum(signMeanings).nullable())
    .optional()
    .describe(
      'What dots and commas stand for in a column whose `open` is true, by header; null asks again. inThousands: 1.234 is 1234, 12.5 is 12500 and 2 is 2000.',
    ),
  table: z
    .strictObject({
      sheet: z.string().max(100).describe("'' in a CSV."),
      headerRow: z.number().int().min(1).max(200_000).describe("The header's first row, as Excel shows it."),
      headerRows: z.number().int().min(1).max(3).default(1),
    })
    .nullable()
    .optional()
    .describe(
      'Where the table is; null has it looked for again. What was said of columns and rows of the one before is dropped.',
    ),
  asOf: dayInput.nullable().optional(),
  mode: z.enum(['cumulative', 'daily']).optional(),
  stage: z.enum(stages).optional(),
  channel: z.enum(channels).optional(),
  laterStated: laterStated.nullable().optional(),
  dayOrder: dayOrder.nullable().optional(),
  daySource: daySource.nullable().optional(),
  period: period.nullable().optional(),
});

export const commitBody = z.strictObject({
  acceptPartial: z
    .boolean()
    .default(false)
    .describe('Needed where rows were refused: the others are counted without them.'),
  confirmHeld: z
    .record(rowKey, z.string().max(2_000))
    .default({})
    .describe(
      `Reasons why held rows are right, by row, ${heldReason.least} to ${heldReason.most} characters each; what nobody sees is not counted. A held row without one stays out.`,
    ),
  targets: z
    .union([z.literal('leaveOut'), z.strictObject({ reason: z.string().max(2_000) })])
    .optional()
    .describe(
      'Of targets that the sender may not set: why they are proposed, or to save without them. Needed where `targets.proposes` of the upload is above 0.',
    ),
});

export const undoBody = z.strictObject({
  acceptLater: z
    .boolean()
    .default(false)
    .describe('Needed where later reports stand on the upload: it is taken back all the same.'),
});

export const proposalsQuery = z.strictObject({
  campaign: named,
  state: z.enum(['open', 'decided', 'all']).default('open'),
});

const proposalIds = z.array(z.number().int().positive().max(2_147_483_647)).min(1).max(proposalLimits.atOnce);
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

export const noBody = z.strictObject({});

// What goes out.

const areaRef = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: z
    .literal([...areaLevels])
    .describe('0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan.'),
  kind: z.enum(areaKinds),
});

const campaignAnswer = z.strictObject({
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

const figuresAnswer = z
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
    backlog: z.strictObject({ online: count, manual: count }).describe('Collected and not yet recorded.'),
    stages: z.strictObject({ collected: count, recorded: count, validated: count }),
    kader: count,
    lastReportDay: day.nullable(),
    flags: z.array(z.enum(flags)).describe('held: the figure of the area itself, or of one below it, is.'),
    flagsBelow: z
      .strictObject({ held: z.number().int().optional() })
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
  })
  .describe('In the unit of the campaign. Null: not known or not reported, never 0.');

const targetSetRef = z.strictObject({ id: z.number().int(), name: z.string() });

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
      expected: count,
      gained: count.describe('Added on that day; null: not reported for it.'),
      down: z.boolean().describe('Whether a channel or server was down.'),
    }),
  ),
});

export const areasAnswer = z.strictObject({
  truncated: z.boolean().describe('There are more than these 20: write more of the name, or say `under`.'),
  areas: z.array(z.strictObject({ ...areaRef.shape, parentName: z.string().nullable() })).describe('At most 20.'),
});

export const campaignsAnswer = z.strictObject({
  campaigns: z.array(z.strictObject({ ...campaignAnswer.shape, edition: z.string() })),
});

const totals = z.strictObject({ online: count, manual: count, total: count });

export const importAnswer = z.strictObject({
  id: z.number().int(),
  campaign: z.string(),
  kind: z.enum(importKinds),
  status: z.enum(importStatuses),
  fileName: z.string(),
  rows: z.number().int().describe('Rows of the table in the file.'),
  accepted: z.number().int().describe('Rows that would be counted.'),
  refused: z.array(
    z.strictObject({
      row: z.number().int().describe('As Excel shows it.'),
      sheet: z.string().optional().describe('Where several sheets are read.'),
      column: z.string(),
      value: z.string(),
      code: z.enum(refusalCodes).describe('What kind of refusal it is; `other`: refused before codes were kept.'),
      reason: z.string().describe('What is wrong, in Indonesian.'),
      suggestion: z.string().nullable(),
      candidates: z
        .array(
          z.strictObject({
            code: z.string(),
            name: z.string(),
            within: z.string().optional().describe("The areas above it inside the caller's own, in Indonesian."),
          }),
        )
        .optional()
        .describe('Areas that may be meant, the likeliest first; none is taken by itself.'),
      question: z
        .string()
        .optional()
        .describe('Rows with the same question write their area alike: what `rows` says of one of them serves all.'),
    }),
  ),
  held: z
    .array(
      z.strictObject({
        row: z.number().int().describe('As Excel shows it.'),
        sheet: z.string().optional().describe('Where several sheets are read.'),
        area: z.string().describe('Its code.'),
        name: z.string(),
        measure: z.enum([...measures, ...totalMeasures]).describe('The figure: of one channel, or all together.'),
        value: z.number().int(),
        added: count.describe('The increment in the file that `value` was made of; null: stated in all.'),
        code: z.enum(heldCodes),
        against: z.number().int().describe('What it was measured by: a target, or the last report.'),
        whose: z
          .strictObject({ area: z.string(), name: z.string() })
          .optional()
          .describe('Whose target that is, where not its own.'),
        reason: z.string().describe('What is odd about it, in Indonesian.'),
        suggestion: count.describe('What was probably meant; where `added` is not null, by the increment.'),
        confirmed: z.string().nullable().describe('Why it was counted all the same; null: it stays out.'),
      }),
    )
    .describe(
      `Figures too far from target or last report to be counted with the rest; their rows stay out unless they are confirmed with a reason at the commit. At most ${listedHeld}.`,
    ),
  warnings: z.array(
    z.strictObject({
      row: z.number().int().nullable(),
      code: z.enum([...warningCodes, ...planFlags]).describe('What kind of warning it is.'),
      message: z.string().describe('In Indonesian.'),
    }),
  ),
  notes: z.array(z.string()).describe('How the file was read, a sentence each, in Indonesian.'),
  columns: z.array(
    z.strictObject({
      header: z.string(),
      meaning: z.string().nullable(),
      signs: z.string().optional().describe('How its numbers or days are read, in Indonesian.'),
      asked: z
        .literal(true)
        .optional()
        .describe("It may be the target's or achieved, and is neither until `columns` of a correction says which."),
      choices: z
        .array(z.string())
        .optional()
        .describe('The periods that it holds or is one of: `period` of a correction says which is read.'),
      open: z
        .literal(true)
        .optional()
        .describe('It may be read in two ways: `signs` of a correction says which, of days `dayOrder`.'),
      dayChoices: z.array(z.enum(dayOrders)).optional().describe('The ways in which its days may be read.'),
    }),
  ),
  parts: z
    .array(
      z.strictObject({
        sheet: z.string(),
        headerRow: z.number().int(),
        headerRows: z.number().int(),
        label: z.string(),
        day: day.nullable(),
        otherDay: day
          .optional()
          .describe('The day in its title or the name of its sheet, where it is not that of `asOf`.'),
      }),
    )
    .describe('The tables that were read: one, or one for each sheet or each day.'),
  totals: z
    .strictObject({ stage: z.enum(stages), before: totals, after: totals })
    .describe("Sums over the file's areas, of the stage that the file speaks of."),
  changes: z
    .strictObject({
      new: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      fallen: z.number().int(),
    })
    .describe('Accepted rows by what they change, compared with what stood at the check.'),
  flagged: z
    .number()
    .int()
    .describe(
      'Accepted rows with something odd that a person should look at: not those that are only above their target, or below the sum of their parts. What it is, is said in `warnings`, a sentence a kind.',
    ),
  targets: z
    .strictObject({
      sets: z.number().int().describe('Targets that the commit changes.'),
      proposes: z
        .number()
        .int()
        .describe('Targets that the sender may not set: the commit makes proposals of them, and needs `targets`.'),
      decidedBy: z.string().describe('Who decides the proposals.'),
      proposals: z.array(z.number().int()).describe('The proposals that came of it, once it is committed.'),
    })
    .nullable()
    .describe('What it does to targets that differ from those that count; null: nothing.'),
  later: z
    .strictObject({
      moved: z.number().int().describe('Figures of later days that move along.'),
      asked: z
        .number()
        .int()
        .describe('Figures in all of later days of which `laterStated` has to say whether they do.'),
      days: z
        .array(
          z.strictObject({
            code: z.string(),
            name: z.string(),
            day,
            measure: z.enum(measures),
            before: z.number().int(),
            after: count.describe('Null: to be asked about.'),
            because: z.array(day).describe('The days of the upload that move it.'),
          }),
        )
        .describe('At most 50, those to be asked about first.'),
    })
    .describe(
      'Later days that were reported by increments: each is put on what stands before it. Empty once it is counted.',
    ),
  levels: z
    .array(
      z.strictObject({
        level: z.number().int().describe('0 Indonesia to 4 desa.'),
        stage: z.enum(stages),
        areas: z.number().int().describe('Areas of the level that the file moves.'),
        before: count,
        after: z.number().int(),
        target: count.describe('The sum of their targets; null: one has none, or the file brings targets.'),
      }),
    )
    .describe("Achieved totals as of the file's newest day, from its areas up to the uploader's own."),
});

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

/** `application/problem+json`. A problem may carry more, such as the `id` of the import that is there already. */
export const problemAnswer = z.looseObject({
  type: z.string().describe('A short slug that a program can compare.'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What happened and what to do, in Indonesian.'),
});

/** The answers by the names that the OpenAPI document gives them. */
export const answerSchemas = {
  Area: areaRef,
  Campaign: campaignAnswer,
  Figures: figuresAnswer,
  Progress: progressAnswer,
  FigureRow: figureRow,
  Areas: areasAnswer,
  Campaigns: campaignsAnswer,
  Import: importAnswer,
  TargetProposals: proposalsAnswer,
  Problem: problemAnswer,
} as const;

export type ProgressAnswer = z.infer<typeof progressAnswer>;
export type ProposalsAnswer = z.infer<typeof proposalsAnswer>;
export type ImportAnswer = z.infer<typeof importAnswer>;
export type AreasAnswer = z.infer<typeof areasAnswer>;
export type CampaignsAnswer = z.infer<typeof campaignsAnswer>;
