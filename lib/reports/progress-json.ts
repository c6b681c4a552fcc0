import type { ProgressAnswer } from '../domain/api-schemas';
import { type AreaProgress, type RowFilter, type RowOrder, rankRows } from '../domain/area-progress';
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
    rows: rankRows({ rows: progress.rows, ...view }).map(({ area, rank, figures }) => ({ area, rank, figures })),
    unallocated,
    series: progress.series,
  };
}
