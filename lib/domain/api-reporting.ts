import { z } from 'zod';
import { areaRef, progressQuery } from './api-progress';
import { count, day, number } from './api-words';
import { levelNames } from './areas';
import { dayStates } from './reporting';

export const reportingQuery = z.strictObject({
  asOf: progressQuery.shape.asOf,
  detail: progressQuery.shape.detail,
});

const state = z.strictObject({
  of: z.number().int().describe('Areas that take part.'),
  reported: z.number().int().describe('Of these, those with a report for the day.'),
  done: z.number().int().describe('Of the others, those that are at 100 % or more.'),
  complete: z.boolean().describe('Each of them has reported or is done.'),
});

const punctuality = z
  .strictObject({
    due: z.number().int().describe('Reports that were due since the campaign began.'),
    onTime: z.number().int().describe('Of these, those that were saved by 23.59 WIB of their day.'),
    percent: number.describe('Null: nothing was due yet.'),
  })
  .describe('The rate of reporting on time.');

export const reportingAnswer = z.strictObject({
  campaign: z.string(),
  asOf: day,
  area: areaRef,
  detail: z.enum(levelNames).describe('The level of the rows and calls.'),
  phase: z
    .enum(['notStarted', 'running', 'ended', 'closed'])
    .describe('Whether reports are waited for on the day; no area is called unless `running`.'),
  state: state.nullable().describe('Null: no area below takes part.'),
  calls: z
    .array(
      z.strictObject({
        area: areaRef,
        kind: z.enum(['never', 'silent']).describe('never: no report since the campaign began.'),
        days: z.number().int().describe('Days without a report, the day shown included.'),
        lastReportDay: day.nullable(),
        total: count.describe('The figure of the last report, by the recorded stage.'),
        target: z.number().int(),
        kader: count,
        office: z
          .strictObject({ code: z.string(), name: z.string(), telephone: z.string().nullable() })
          .nullable()
          .describe('Whom to call; of a desa the office of its kecamatan. Null: that office keeps nothing.'),
      }),
    )
    .describe('Areas without a report for the day, the longest silence first.'),
  withoutTarget: z.number().int().describe('Areas that are silent too and are not called: they have no target.'),
  days: z
    .array(z.strictObject({ day, state: state.nullable().describe('Null: nobody was waited for.') }))
    .nullable()
    .describe('The last 14 days, oldest first. Null, as `rows`: more than 700 areas, or none.'),
  punctuality: punctuality.nullable().describe('Of all rows together. Null: it is of one of them.'),
  rows: z
    .array(
      z.strictObject({
        area: areaRef,
        days: z.array(z.enum(dayStates)).describe('In the order of `days`.'),
        punctuality: punctuality.nullable().describe('Null: it is not known when one of its reports came in.'),
      }),
    )
    .nullable(),
});

export type ReportingAnswer = z.infer<typeof reportingAnswer>;
