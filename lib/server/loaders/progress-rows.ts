import type { ScopedTransaction } from '../../../db/client';
import { listComparedFigures } from '../../../db/queries/comparisons';
import {
  type AreaStanding,
  listEarlierReports,
  listHistory,
  listReports,
  listStandings,
} from '../../../db/queries/progress';
import { type AreaRow, sparkDays } from '../../domain/area-progress';
import { buildAreaRow, type DayTotal } from '../../domain/area-rows';
import { type AreaLevel, type AreaRange, type AuthorizedArea, areaLevels, rangeOfCode } from '../../domain/areas';
import type { Campaign, Extension } from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import { arrangeComparisons, type Comparison } from '../../domain/comparisons';
import { type Stage, totalOf } from '../../domain/counts';
import { addDays, type IsoDay } from '../../domain/days';
import type { Outage } from '../../domain/outages';
import { daysForPace } from '../../domain/pace';
import { describeParts, isCollectedWhole, type Part, type PartsTold } from '../../domain/parts';
import { hasFigure } from '../../domain/progress';
import { participationOf, type ScopeOnDay, type ScopeVersion, takesPart } from '../../domain/scope';
import { readScope } from './scope';

/** More rows than this go without sparks: a picture a row, 14 days each, is no longer read. */
const mostSparks = 1000;

/** What every reading of one page shares. */
export type ProgressView = {
  transaction: ScopedTransaction;
  campaign: Campaign;
  area: AuthorizedArea;
  extensions: Extension[];
  outages: Outage[];
  closures: Closure[];
  asOf: IsoDay;
  stage: Stage;
  targetSetId: number | null;
  sparks: boolean;
  scopeVersions: ScopeVersion[];
  /** Whether what other sources show is read: a guest sees none of it. */
  compared: boolean;
};

type Rows = {
  headline: AreaRow['figures'];
  rows: AreaRow[];
  parts: PartsTold;
  scope: ScopeOnDay | null;
  /** How many rows were left out. */
  hidden: number;
};

/**
 * The view's own area and those of a level inside it (null: none), with all their figures. Those that do not take part and
 * have none are left out unless they are asked for (`all`).
 * @param options.long there are so many that they are read part by part, and what is read is let go in between
 */
export async function readRows(
  view: ProgressView,
  detail: AreaLevel | null,
  options: { all: boolean; long: boolean },
): Promise<Rows> {
  const { transaction, campaign, area, asOf, stage } = view;
  const levels = detail === null ? [area.level] : [area.level, detail];
  const of = { area, campaignId: campaign.id, asOf };
  // What is said of the whole goes by the areas right below it, also where the rows are further down.
  const below = areaLevels.find((level) => level === area.level + 1) ?? null;
  const topLevels = detail === null || below === null ? [area.level] : [area.level, below];
  const standings = { ...of, targetSetId: view.targetSetId };
  const deeper = detail !== null && detail !== below ? detail : null;
  const [scope, [own, ...children], inside, found] = await Promise.all([
    readScope(transaction, { ...of, levels, versions: view.scopeVersions, stage }),
    listStandings(transaction, { ...standings, levels: topLevels }),
    deeper !== null && !options.long ? listStandings(transaction, { ...standings, levels: [deeper] }) : [],
    view.compared ? listComparedFigures(transaction, { ...of, levels: [...new Set([...topLevels, ...levels])] }) : [],
  ]);
  if (!own) throw new Error(`area ${area.code} is not in its own scope`);
  const parts = children.map((standing) => partOf(standing, stage, scope));
  const collectedWhole = isCollectedWhole({
    ...{ stated: totalOf(own.state.stated.collected), recorded: totalOf(own.state.figures.recorded), parts },
  });
  const comparisonOf = arrangeComparisons({
    ...{ found, area: area.lo },
    parts: children.filter(({ code }) => participationOf(scope, code).takesPart).map(({ lo }) => lo),
  });
  const setting = { view, scope, comparisonOf, collectedWhole };
  const keep = (some: readonly AreaStanding[]) =>
    options.all || !scope ? some : some.filter((one) => isListed(one, scope));

  const whole = deeper === null ? children : inside;
  const kept = keep(whole);
  const [headline, ...rows] = await buildRows(setting, {
    standings: [own, ...kept],
    levels: options.long ? [area.level] : levels,
  });
  if (!headline) throw new Error(`area ${area.code} has no row`);
  let hidden = whole.length - kept.length;
  if (deeper !== null && options.long) {
    for (const { lo, code } of children) {
      const part = { lo, hi: rangeOfCode(code).hi };
      const read = await listStandings(transaction, { ...standings, levels: [deeper], part });
      const some = keep(read);
      hidden += read.length - some.length;
      for (const row of await buildRows(setting, { standings: some, levels: [deeper], part })) rows.push(row);
    }
    // A list of those who take part may leave so few that each gets its spark.
    if (view.sparks && rows.length <= mostSparks) return readRows(view, detail, { ...options, long: false });
  }
  return {
    headline: headline.figures,
    rows,
    parts: describeParts({
      ...{ stated: totalOf(own.state.stated[stage]), target: own.target.total, parts, collectedWhole },
    }),
    scope,
    hidden,
  };
}

/** What rows are built from, beside what the view says. */
type Setting = {
  view: ProgressView;
  scope: ScopeOnDay | null;
  comparisonOf: (lo: number) => Comparison[];
  /** Of the view's own area. */
  collectedWhole: boolean;
};

/** Rows of areas of these levels, in their order; with sparks where they are few. */
async function buildRows(
  { view, scope, comparisonOf, collectedWhole }: Setting,
  read: { standings: readonly AreaStanding[]; levels: readonly AreaLevel[]; part?: AreaRange },
): Promise<AreaRow[]> {
  const { transaction, campaign, area, asOf, stage, outages, closures, extensions } = view;
  const { standings, levels, part } = read;
  const detail = part ? null : (levels[1] ?? null);
  const sparks = view.sparks && detail !== null && standings.length - 1 <= mostSparks;
  const dayBeforeSpark = addDays(asOf, -sparkDays);
  const days = new Set<IsoDay>(sparks ? [dayBeforeSpark] : []);
  for (const { lo: areaLo } of standings) {
    for (const day of daysForPace({ outages, areaLo, asOf, startDay: campaign.startDay })) days.add(day);
  }
  const of = { area, campaignId: campaign.id, levels, stage, ...(part && { part }) };
  const [history, earlier, reports] = await Promise.all([
    listHistory(transaction, { ...of, days: [...days] }),
    listEarlierReports(transaction, { ...of, asOf }),
    sparks ? reportsByArea(view, detail) : new Map<number, DayTotal[]>(),
  ]);
  return standings.map((standing) =>
    buildAreaRow({
      ...{ campaign, extensions, outages, closures, asOf, stage, standing },
      history: history.get(standing.lo) ?? new Map(),
      earlier: earlier.get(standing.lo) ?? null,
      reports: sparks && standing.level === detail ? (reports.get(standing.lo) ?? []) : null,
      participation: participationOf(scope, standing.code),
      comparison: comparisonOf(standing.lo),
      ...(standing.lo === area.lo && { collectedWhole }),
    }),
  );
}

function partOf({ code, target, state: { figures } }: AreaStanding, stage: Stage, scope: ScopeOnDay | null): Part {
  return {
    takesPart: participationOf(scope, code).takesPart,
    target: target.total,
    total: totalOf(figures[stage]),
    collected: totalOf(figures.collected),
    recorded: totalOf(figures.recorded),
  };
}

/** Whether an area stands in the table: it takes part, or has a figure all the same. */
function isListed({ code, state }: AreaStanding, scope: ScopeOnDay): boolean {
  return takesPart(scope.list, rangeOfCode(code)) || hasFigure(state.figures);
}

async function reportsByArea(view: ProgressView, level: AreaLevel): Promise<Map<number, DayTotal[]>> {
  const { transaction, area, campaign, asOf, stage } = view;
  const from = addDays(asOf, 1 - sparkDays);
  const reports = await listReports(transaction, {
    ...{ area, campaignId: campaign.id, level, stage, from, to: asOf },
    held: false,
  });
  const byArea = new Map<number, DayTotal[]>();
  for (const report of reports) {
    const list = byArea.get(report.area) ?? [];
    list.push({ day: report.day, total: totalOf(report.figures) });
    byArea.set(report.area, list);
  }
  return byArea;
}
