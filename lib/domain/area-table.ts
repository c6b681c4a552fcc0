import { longTableRows } from './admission';
import {
  type AreaProgress,
  type AreaTable,
  rankRows,
  rowsTakingPart,
  type TableChoice,
  wholeOf,
} from './area-progress';
import { cellsOfSum, restOf } from './column-cells';
import { listTableColumns } from './column-choice';
import { countCauses, countFilters } from './count-filters';
import { flags } from './flags';
import { computePercent, type Figures } from './progress';

/** Rows to a page, where they come in pages: without JavaScript, or where they are not complete. */
export const tablePageSize = 200;

/** The table of the areas below one. Up to `longTableRows` rows are all there, for a browser to order and filter. */
export function buildAreaTable(progress: AreaProgress, { order, filter, page }: TableChoice): AreaTable {
  const { rows, headline, campaign, stage, detail, within, scope } = progress;
  const complete = rows.length <= longTableRows;
  const ranked = rankRows({ rows, order, filter });
  const last = Math.max(1, Math.ceil(ranked.length / tablePageSize));
  const shownPage = Math.min(page, last);
  const begin = (shownPage - 1) * tablePageSize;
  const whole = wholeOf(progress);
  const sparks = rows.some((row) => row.spark !== null);
  const columns = listTableColumns({ ...whole, stage, channels: campaign.channels, sparks });
  return {
    detail,
    rows: complete ? rows : ranked.slice(begin, begin + tablePageSize),
    ...(within && { within }),
    scope,
    complete,
    page: shownPage,
    shown: ranked.length,
    takingPart: rowsTakingPart(rows).length,
    counted: complete ? null : { statuses: countFilters(rows, filter), causes: countCauses(rows, filter) },
    columns,
    sum: cellsOfSum(whole),
    rest: restOf(whole, columns),
    flags: flags
      .map((flag) => ({ flag, count: rows.filter((row) => row.figures.flags.includes(flag)).length }))
      .filter(({ count }) => count > 0),
    largest: [headline, ...rows.map((row) => row.figures)].reduce(
      (most, figures) => Math.max(most, largestDrawn(figures, stage)),
      0,
    ),
  };
}

/** The largest percent that the bar of a row draws: achieved, expected or, beside what is recorded, collected. */
function largestDrawn(figures: Figures, stage: AreaProgress['stage']): number {
  const { percent, expectedPercent, stages, target } = figures;
  const collected = stage === 'recorded' ? computePercent(stages.collected, target) : null;
  // Room to the right of the tick, or it would read as the end of the scale.
  return Math.max(percent ?? 0, expectedPercent < 85 ? expectedPercent * 1.15 : expectedPercent, collected ?? 0);
}
