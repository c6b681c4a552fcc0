import { z } from 'zod';
import type { AreaProgress } from './area-progress';
import { computePlaces, computePlacesAlike } from './area-progress';
import { areaKinds, areaLevels, codePath } from './areas';
import { splitBacklog } from './backlog';
import { causes } from './causes';
import { shownComparison } from './comparisons';
import { stages } from './counts';
import { type Figures, statuses } from './progress';
import { workModes } from './scope';

const count = z.number().int().nullable();
const number = z.number().nullable();

/**
 * A line of the table for programs: an area on a day with every figure of the API, in the order of its columns. The names
 * are those of the API, a nested one joined to the one above it (`backlog.online` is `backlogOnline`), whatever columns an
 * office prints. Null: not known or not reported, never 0.
 */
export const figureRow = z
  .strictObject({
    campaign: z.string().describe('Its slug.'),
    day: z.iso.date().describe('The figures are as of this day.'),
    stage: z.enum(stages).describe('Of online, manual, unsplit, total and all that follows from them.'),
    targetSet: count.describe('The id of the version of the targets.'),
    level: z
      .literal([...areaLevels])
      .describe('0 Indonesia, 1 provinsi, 2 kabupaten/kota, 3 kecamatan, 4 desa/kelurahan.'),
    kind: z.enum(areaKinds),
    code: z
      .string()
      .describe('Kemendagri code. Text, though one of a kabupaten looks like a number: 32.10 is not 32.1.'),
    name: z.string(),
    parentCode: z.string().nullable().describe('The code of the area right above.'),
    rank: count.describe('The place by percent, without held figures, among the areas of the day; ties share it.'),
    target: count,
    targetStated: count,
    targetOnline: count,
    targetManual: count,
    online: count,
    manual: count,
    unsplit: count,
    total: count,
    statedTotal: count,
    percent: number,
    remaining: count,
    expectedPercent: z.number(),
    status: z.enum(statuses).nullable(),
    pace: number,
    requiredPace: count,
    requiredPacePerKader: number,
    projectedFinish: z.iso.date().nullable(),
    backlogOnline: count,
    backlogManual: count,
    waitingOnline: count,
    waitingManual: count,
    waitingUnsplit: count,
    gapTotal: count,
    gapNotCollected: count,
    gapPaperWaiting: count,
    gapOnlineUnsent: count,
    gapUnsplitWaiting: count,
    cause: z.enum(causes).nullable(),
    causeEvidence: number,
    stagesCollected: count,
    stagesRecorded: count,
    stagesValidated: count,
    kader: count,
    supervisor: count,
    pacePerKader: number,
    lastReportDay: z.iso.date().nullable(),
    changeSince: z.iso.date().nullable(),
    changeCount: count,
    flags: z.string().nullable().describe('With a space between two.'),
    flagsBelowHeld: count,
    flagsBelowOutsideScope: count,
    withoutHeldTotal: count,
    withoutHeldPercent: number,
    recordedFound: count,
    recordedNewlyListed: count,
    daysLostOnline: z.number().int(),
    daysLostManual: z.number().int(),
    closedUntil: z.iso.date().nullable().describe('The last day that is signed off.'),
    takesPart: z.literal([0, 1]).describe('1: it takes part.'),
    workMode: z.enum(workModes).nullable(),
    scopeAreas: count,
    scopeOf: count,
    scopeReported: count,
    comparisonSource: z.string().nullable().describe('Of the first of `comparison`; empty: no other source.'),
    comparisonDay: z.iso.date().nullable(),
    comparisonHour: z.string().nullable(),
    comparisonTotal: count,
    comparisonDifference: count,
    rankSameMode: count,
  })
  .describe('A line of the CSV: see `Figures` for what each is.');

export type FigureRow = z.infer<typeof figureRow>;

/** The columns, in their order. */
export const figureColumns = Object.keys(figureRow.shape) as readonly (keyof FigureRow)[];

/** The rows of a day, in the order of their codes: neither what they do not explain nor their sum is among them. */
export function listFigureRows({ campaign, asOf, stage, targetSet, rows }: AreaProgress): FigureRow[] {
  const places = computePlaces(rows);
  const alike = computePlacesAlike(rows);
  return rows.map(({ area, figures }) => ({
    campaign: campaign.slug,
    day: asOf,
    stage,
    targetSet: targetSet?.id ?? null,
    level: area.level,
    kind: area.kind,
    code: area.code,
    name: area.name,
    parentCode: codePath(area.code).at(-2) ?? null,
    rank: places.get(area.code) ?? null,
    ...flatten(figures),
    rankSameMode: alike.get(area.code) ?? null,
  }));
}

function flatten(figures: Figures) {
  const {
    backlog,
    gap,
    stages: byStage,
    change,
    flags,
    flagsBelow,
    withoutHeld,
    recorded,
    daysLost,
    takesPart,
    scope,
    comparison,
    ...plain
  } = figures;
  const shown = shownComparison(comparison);
  const waiting = splitBacklog(figures);
  return {
    ...plain,
    backlogOnline: backlog.online,
    backlogManual: backlog.manual,
    waitingOnline: waiting.online,
    waitingManual: waiting.manual,
    waitingUnsplit: waiting.unsplit,
    gapTotal: gap?.total ?? null,
    gapNotCollected: gap?.notCollected ?? null,
    gapPaperWaiting: gap?.paperWaiting ?? null,
    gapOnlineUnsent: gap?.onlineUnsent ?? null,
    gapUnsplitWaiting: gap?.unsplitWaiting ?? null,
    stagesCollected: byStage.collected,
    stagesRecorded: byStage.recorded,
    stagesValidated: byStage.validated,
    changeSince: change?.since ?? null,
    changeCount: change?.count ?? null,
    flags: flags.length === 0 ? null : flags.join(' '),
    flagsBelowHeld: flagsBelow.held ?? null,
    withoutHeldTotal: withoutHeld?.total ?? null,
    withoutHeldPercent: withoutHeld?.percent ?? null,
    recordedFound: recorded.found,
    recordedNewlyListed: recorded.newlyListed,
    daysLostOnline: daysLost.online,
    daysLostManual: daysLost.manual,
    takesPart: takesPart ? (1 as const) : (0 as const),
    scopeAreas: scope?.areas ?? null,
    scopeOf: scope?.of ?? null,
    scopeReported: scope?.reported ?? null,
    flagsBelowOutsideScope: flagsBelow.outsideScope ?? null,
    comparisonSource: shown?.source ?? null,
    comparisonDay: shown?.day ?? null,
    comparisonHour: shown?.hour ?? null,
    comparisonTotal: shown?.total ?? null,
    comparisonDifference: shown?.difference ?? null,
  };
}
