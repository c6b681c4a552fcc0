import type { ProgressAnswer } from '../domain/api-progress';
import { type AreaProgress, computePlaces, type RowFilter, type RowOrder, rankRows } from '../domain/area-progress';
import type { Campaign } from '../domain/campaigns';

/** A campaign as the API shows it: by its slug, without numbers that only the database knows. */
export function describeCampaign(campaign: Campaign): ProgressAnswer['campaign'] {
  const { slug, name, unit, startDay, endDay, plannedOnlinePercent, onTrackFrom, atRiskFrom, source, simulated } =
    campaign;
  return { slug, name, unit, startDay, endDay, plannedOnlinePercent, onTrackFrom, atRiskFrom, source, simulated };
}

/** An area on a day as the API shows it: the figures, order and rows of the page and of the files. */
export function buildProgressAnswer(
  progress: AreaProgress,
  view: { order: RowOrder; filter: RowFilter },
): ProgressAnswer {
  const { asOf, lastReportDay, stage, area, targetSet, targetSets, clock, headline, detail, unallocated } = progress;
  // Among all rows, so that neither an order nor a filter makes another place of it.
  const places = computePlaces(progress.rows);
  return {
    campaign: describeCampaign(progress.campaign),
    asOf,
    lastReportDay,
    stage,
    area,
    targetSet,
    targetSets,
    clock,
    figures: headline,
    detail,
    rows: rankRows({ rows: progress.rows, ...view }).map(({ area, figures }) => ({
      area,
      rank: places.get(area.code) ?? null,
      figures,
    })),
    unallocated,
    series: progress.series,
  };
}
