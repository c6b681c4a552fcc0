import type { CampaignDetail } from '../domain/api-campaigns';
import type { ProgressAnswer } from '../domain/api-progress';
import {
  type AreaProgress,
  computePlaces,
  computePlacesAlike,
  type RowFilter,
  type RowOrder,
  rankRows,
} from '../domain/area-progress';
import { splitBacklog } from '../domain/backlog';
import type { Campaign } from '../domain/campaigns';
import type { Figures } from '../domain/progress';
import type { TrendComparison } from '../domain/trend-comparison';

/** A campaign as the API shows it: by its slug, without numbers that only the database knows. */
function describeCampaign(campaign: Campaign): ProgressAnswer['campaign'] {
  const { slug, name, unit, startDay, endDay, plannedOnlinePercent, onTrackFrom, atRiskFrom, source, simulated } =
    campaign;
  return { slug, name, unit, startDay, endDay, plannedOnlinePercent, onTrackFrom, atRiskFrom, source, simulated };
}

/** A campaign with all its settings, as the API shows it. */
export function describeCampaignDetail(campaign: Campaign & { edition: string }): CampaignDetail {
  const { edition, words, letter, letterDay, stages, channels, floorPercent, kaderLimit, plan, version } = campaign;
  return {
    ...describeCampaign(campaign),
    ...{ edition, words, letter, letterDay, floorPercent, kaderLimit, version },
    stages: [...stages],
    channels: [...channels],
    plan: copyPlan(plan),
    state: campaign.archivedAt ? 'archived' : campaign.closedAt ? 'closed' : 'open',
  };
}

/** A plan whose lists may be written, as the types of answers have them. */
function copyPlan(plan: Campaign['plan']): CampaignDetail['plan'] {
  switch (plan.kind) {
    case 'workingDays':
      return { ...plan, holidays: [...plan.holidays] };
    case 'steps':
      return { ...plan, steps: [...plan.steps] };
    case 'course':
      return { ...plan, points: [...plan.points] };
    default:
      return plan;
  }
}

function describeFigures(figures: Figures, rankSameMode: number | null): ProgressAnswer['figures'] {
  return { ...figures, waiting: splitBacklog(figures), rankSameMode };
}

type View = { order: RowOrder; filter: RowFilter };

/** An area on a day as the API shows it: the figures, order and rows of the page and of the files. */
export function buildProgressAnswer(
  progress: AreaProgress,
  view: View,
  compared: TrendComparison | null,
): ProgressAnswer {
  return {
    ...describeHead(progress),
    rows: [...describeRows(progress, view)],
    unallocated: progress.unallocated,
    series: progress.series,
    compared: describeCompared(compared),
  };
}

/** The same as the text of its JSON, row by row: 83.762 desa are 80 MB. */
export function* writeProgressAnswer(
  progress: AreaProgress,
  view: View,
  compared: TrendComparison | null,
): Generator<string> {
  yield `${JSON.stringify(describeHead(progress)).slice(0, -1)},"rows":[`;
  let part: string[] = [];
  let comma = '';
  for (const row of describeRows(progress, view)) {
    part.push(JSON.stringify(row));
    if (part.length < batch) continue;
    yield comma + part.join();
    [part, comma] = [[], ','];
  }
  if (part.length > 0) yield comma + part.join();
  const { unallocated, series } = progress;
  yield `],${JSON.stringify({ unallocated, series, compared: describeCompared(compared) }).slice(1)}`;
}

/** So many rows become text at once. */
const batch = 1_000;

function describeCompared(compared: TrendComparison | null): ProgressAnswer['compared'] {
  return compared && { area: compared.area, campaign: compared.campaign.slug, points: compared.points };
}

/** What stands above the rows. */
function describeHead(progress: AreaProgress): Omit<ProgressAnswer, 'rows' | 'unallocated' | 'series' | 'compared'> {
  const { asOf, lastReportDay, stage, area, targetSet, targetSets, clock, headline, detail, parts } = progress;
  return {
    campaign: describeCampaign(progress.campaign),
    asOf,
    lastReportDay,
    stage,
    area,
    targetSet,
    targetSets,
    clock,
    figures: describeFigures(headline, null),
    detail,
    collectedBy: parts.collected === null ? null : { reported: parts.collected, of: parts.of },
  };
}

function* describeRows({ rows }: AreaProgress, view: View): Generator<ProgressAnswer['rows'][number]> {
  // Among all rows, so that neither an order nor a filter makes another place of it.
  const places = computePlaces(rows);
  const alike = computePlacesAlike(rows);
  for (const { area, figures } of rankRows({ rows, ...view })) {
    yield {
      area,
      rank: places.get(area.code) ?? null,
      figures: describeFigures(figures, alike.get(area.code) ?? null),
    };
  }
}
