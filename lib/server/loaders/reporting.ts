import { inScope } from '../../../db/client';
import { listExtensions } from '../../../db/queries/campaigns';
import { listReportDays, type ReportDay } from '../../../db/queries/report-days';
import type { AreaProgress } from '../../domain/area-progress';
import { levelNames, rangeOfCode } from '../../domain/areas';
import { endDayOf } from '../../domain/campaigns';
import { addDays, type IsoDay } from '../../domain/days';
import { defaultView } from '../../domain/figure-view';
import { buildReporting, type Reporting, receiptOf } from '../../domain/reporting';
import { mostSheetRows } from '../../domain/reports';
import { type ScopeList, takesPart } from '../../domain/scope';
import { authorizeArea } from '../auth/areas';
import type { Context } from '../auth/context';
import { type ReachableCalls, readCallList } from './call-list';
import { readAreaProgress } from './progress';
import { loadScopeByDay } from './scope';

export type ReportingRequest = {
  campaignSlug: string;
  code: string;
  /** Null: the last day that was reported. */
  asOf: IsoDay | null;
  /** The level of the rows; null: the children. */
  detail: AreaProgress['detail'] | null;
};

/** Who has reported when inside an area, and whom to call. */
export type AreaReporting = ReachableCalls & {
  progress: AreaProgress;
  /** Null: more areas than a table for paper has rows (`mostSheetRows`), or none. */
  reporting: Reporting | null;
};

/**
 * Who has reported over the last days. Null: no such campaign or area, or it is not the caller's.
 * @throws Problem 400 for a day outside the campaign, unless `lenient`
 */
export async function readReporting(
  ctx: Context,
  request: ReportingRequest,
  options: { lenient?: boolean } = {},
): Promise<AreaReporting | null> {
  const view = { ...defaultView, ...request, series: false, all: true };
  const whole = await readAreaProgress(ctx, view, options);
  // Where few take part the table may hold them all, but for those that did on an earlier day alone.
  const few = whole?.tooLong && whole.scope !== null;
  const found = few ? await readAreaProgress(ctx, { ...view, all: false }, options) : whole;
  const campaign = found?.campaign;
  const area =
    campaign && (await authorizeArea(ctx, { editionId: campaign.editionId, code: found.area.code, verb: 'view' }));
  if (!found || !campaign || !area) return null;
  const scopeOn = await loadScopeByDay(ctx, { campaign, area });
  // Who took part on some day is a row, also where another list stands by now.
  const days = scopeOn ? listDays(campaign.startDay, found.asOf) : [];
  const everIn = (code: string) => !scopeOn || days.some((day) => takesPart(scopeOn(day), rangeOfCode(code)));
  const progress = { ...found, rows: found.rows.filter((row) => everIn(row.area.code)) };
  const calls = await readCallList(ctx, progress);
  if (!calls) return null;
  const count = progress.rows.length;
  if (count === 0 || count > mostSheetRows) return { ...calls, progress, reporting: null };
  return { ...calls, progress, reporting: await readMatrix(ctx, { progress, area, scopeOn }) };
}

async function readMatrix(
  ctx: Context,
  input: {
    progress: AreaProgress;
    area: Parameters<typeof listReportDays>[1]['area'];
    scopeOn: ((day: IsoDay) => ScopeList | null) | null;
  },
): Promise<Reporting> {
  const { progress, area, scopeOn } = input;
  const { campaign, asOf, detail, outages, rows } = progress;
  const level = levelNames.indexOf(detail) as Parameters<typeof listReportDays>[1]['level'];
  const { extensions, reports } = await inScope(ctx.database, area, async (transaction) => {
    const of = { area, campaignId: campaign.id, level, from: campaign.startDay, to: asOf };
    const [extensions, reports] = await Promise.all([
      listExtensions(transaction, campaign.id),
      listReportDays(transaction, of),
    ]);
    return { extensions, reports: groupByArea(reports) };
  });
  return buildReporting({
    ...{ campaign, outages, asOf, now: ctx.now },
    sources: rows.map(({ area: one, figures }) => {
      const range = rangeOfCode(one.code);
      return {
        ...{ area: one, target: figures.target, workMode: figures.workMode },
        endDay: endDayOf({ campaign, extensions, areaLo: range.lo, asOf }),
        takesPart: (day) => !scopeOn || takesPart(scopeOn(day), range),
        reports: (reports.get(range.lo) ?? []).map(({ day, recorded, receivedAt }) => ({
          ...{ day, recorded },
          receipt: receiptOf(day, receivedAt),
        })),
      };
    }),
  });
}

function groupByArea(reports: readonly ReportDay[]): Map<number, ReportDay[]> {
  const groups = new Map<number, ReportDay[]>();
  for (const report of reports) {
    const group = groups.get(report.area) ?? [];
    group.push(report);
    groups.set(report.area, group);
  }
  return groups;
}

function listDays(first: IsoDay, last: IsoDay): IsoDay[] {
  const days: IsoDay[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
