import { z } from 'zod';
import { areaCode, count, day, dayInput, named } from './api-words';
import { channels, stages } from './counts';
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
import { refusalCodes, warningCodes } from './refusal-codes';

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
  targetSet: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .optional()
    .describe('The version that its targets are of, by slug or id; without it the one that counts last.'),
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

export type ImportAnswer = z.infer<typeof importAnswer>;
