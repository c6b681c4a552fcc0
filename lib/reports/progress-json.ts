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

/** An area on a day as the API shows it: the figures, order and rows of the page and of the files. */
export function buildProgressAnswer(
  progress: AreaProgress,
  view: { order: RowOrder; filter: RowFilter },
  compared: TrendComparison | null,
): ProgressAnswer {
  const { asOf, lastReportDay, stage, area, targetSet, targetSets, clock, headline, detail, parts, unallocated } =
    progress;
  // Among all rows, so that neither an order nor a filter makes another place of it.
  const places = computePlaces(progress.rows);
  const alike = computePlacesAlike(progress.rows);
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
    rows: rankRows({ rows: progress.rows, ...view }).map(({ area, figures }) => ({
      area,
      rank: places.get(area.code) ?? null,
      figures: describeFigures(figures, alike.get(area.code) ?? null),
    })),
    unallocated,
    series: progress.series,
    compared: compared && { area: compared.area, campaign: compared.campaign.slug, points: compared.points },
  };
}
