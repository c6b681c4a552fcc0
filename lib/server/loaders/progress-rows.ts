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
import { type AreaLevel, type AuthorizedArea, areaLevels, rangeOfCode } from '../../domain/areas';
import type { Campaign, Extension } from '../../domain/campaigns';
import type { Closure } from '../../domain/closures';
import { arrangeComparisons } from '../../domain/comparisons';
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
 */
export async function readRows(view: ProgressView, detail: AreaLevel | null, all: boolean): Promise<Rows> {
  const { transaction, campaign, area, asOf, stage, outages, closures, extensions } = view;
  const levels = detail === null ? [area.level] : [area.level, detail];
  const of = { area, campaignId: campaign.id, asOf };
  // What is said of the whole goes by the areas right below it, also where the rows are further down.
  const below = areaLevels.find((level) => level === area.level + 1) ?? null;
  const readLevels = detail === null || below === null || below === detail ? levels : [area.level, below, detail];
  const [scope, read, found] = await Promise.all([
    readScope(transaction, { ...of, levels, versions: view.scopeVersions, stage }),
    listStandings(transaction, {
      ...{ ...of, targetSetId: view.targetSetId },
      levels: readLevels,
    }),
    view.compared ? listComparedFigures(transaction, { ...of, levels: readLevels }) : [],
  ]);
  const everyStanding = read.filter(({ level }) => levels.includes(level));
  const standings = all || !scope ? everyStanding : everyStanding.filter((one, at) => at === 0 || isListed(one, scope));
  const sparks = view.sparks && detail !== null && standings.length - 1 <= mostSparks;
  const dayBeforeSpark = addDays(asOf, -sparkDays);
  const days = new Set<IsoDay>(sparks ? [dayBeforeSpark] : []);
  for (const { lo: areaLo } of standings) {
    for (const day of daysForPace({ outages, areaLo, asOf, startDay: campaign.startDay })) days.add(day);
  }
  const [history, earlier, reports] = await Promise.all([
    listHistory(transaction, { area, campaignId: campaign.id, levels, days: [...days], stage }),
    listEarlierReports(transaction, { ...of, levels, stage }),
    sparks ? reportsByArea(view, detail) : new Map<number, DayTotal[]>(),
  ]);
  const comparisonOf = arrangeComparisons({
    ...{ found, area: area.lo },
    parts: read
      .filter(({ level, code }) => level === below && participationOf(scope, code).takesPart)
      .map(({ lo }) => lo),
  });
  const build = (standing: AreaStanding, whole: { collectedWhole?: boolean } = {}) =>
    buildAreaRow({
      ...{ campaign, extensions, outages, closures, asOf, stage, standing },
      history: history.get(standing.lo) ?? new Map(),
      earlier: earlier.get(standing.lo) ?? null,
      reports: sparks && standing.level === detail ? (reports.get(standing.lo) ?? []) : null,
      participation: participationOf(scope, standing.code),
      comparison: comparisonOf(standing.lo),
      ...whole,
    });
  const [own, ...inside] = standings;
  if (!own) throw new Error(`area ${area.code} is not in its own scope`);
  const rows = inside.map((standing) => build(standing));
  const children = read.filter(({ level }) => level === below).map((standing) => partOf(standing, stage, scope));
  const collectedWhole = isCollectedWhole({
    ...{ stated: totalOf(own.state.stated.collected), recorded: totalOf(own.state.figures.recorded), parts: children },
  });
  return {
    headline: build(own, { collectedWhole }).figures,
    rows,
    parts: describeParts({
      ...{ stated: totalOf(own.state.stated[stage]), target: own.target.total, parts: children, collectedWhole },
    }),
    scope,
    hidden: everyStanding.length - standings.length,
  };
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
