import type { AreaProgress, AreaRow } from './area-progress';
import { rangeOfCode } from './areas';
import { addDays, type IsoDay } from './days';
import type { Outage } from './outages';
import type { Figures } from './progress';

/** Areas in the list of the best, and in that of the weakest. */
const mostExtremes = 5;

/** The rows that have a percent: the best first, the weakest first; no area in both. */
export type Extremes = { best: AreaRow[]; weakest: AreaRow[] };

const byName = new Intl.Collator('id', { numeric: true });

/**
 * The rows with the highest and the lowest percent, `most` at most of each, ties by name; held ones are neither. Of fewer rows than two full
 * lists each takes half, and up to `most` rows stand in one list.
 */
export function pickExtremes(rows: readonly AreaRow[], most: number = mostExtremes): Extremes {
  const known = rows.filter(
    ({ figures }) => figures.percent !== null && figures.takesPart && !figures.flags.includes('held'),
  );
  const ranked = (direction: 1 | -1) =>
    [...known].sort(
      (one, other) =>
        direction * ((one.figures.percent ?? 0) - (other.figures.percent ?? 0)) ||
        byName.compare(one.area.name, other.area.name) ||
        (one.area.code < other.area.code ? -1 : 1),
    );
  if (known.length <= mostExtremes) return { best: ranked(-1), weakest: [] };
  const best = ranked(-1).slice(0, Math.min(most, Math.ceil(known.length / 2)));
  const codes = new Set(best.map((row) => row.area.code));
  const rest = ranked(1).filter((row) => !codes.has(row.area.code));
  return { best, weakest: rest.slice(0, Math.min(most, Math.floor(known.length / 2))) };
}

/**
 * How a figure stands to that of the day before. moved: by `gained` (negative when it fell) since the report of the day
 * `since`. first: nothing stood before, which is not 0, so nothing was gained. silent: nothing was reported for the day.
 */
export type Move =
  | { kind: 'moved'; gained: number; since: IsoDay }
  | { kind: 'first'; total: number }
  | { kind: 'silent'; lastReportDay: IsoDay | null };

type Moving = Pick<Figures, 'total' | 'lastReportDay'>;

export function computeMove(input: { asOf: IsoDay; now: Moving; before: Moving }): Move {
  const { asOf, now, before } = input;
  if (now.total === null || now.lastReportDay === null || now.lastReportDay < asOf) {
    return { kind: 'silent', lastReportDay: now.total === null ? null : now.lastReportDay };
  }
  if (before.total === null) return { kind: 'first', total: now.total };
  return { kind: 'moved', gained: now.total - before.total, since: before.lastReportDay ?? addDays(asOf, -1) };
}

export type RowMove = { row: AreaRow; move: Move };

/** How each row stands to the day before; a row that was not there then has nothing to be compared with. */
export function listMoves(now: AreaProgress, before: AreaProgress): RowMove[] {
  const then = new Map(before.rows.map((row) => [row.area.code, row.figures]));
  return now.rows.map((row) => {
    const figures = then.get(row.area.code) ?? { total: null, lastReportDay: null };
    return { row, move: computeMove({ asOf: now.asOf, now: row.figures, before: figures }) };
  });
}

/** Days, up to the day shown, in which an outage is still worth telling. */
const outageDays = 7;

/** The outages in force or of the last seven days: those of the area and above it, and those of areas below. */
export function listRecentOutages({ outages, asOf, area }: Pick<AreaProgress, 'outages' | 'asOf' | 'area'>): {
  own: Outage[];
  below: Outage[];
} {
  const { lo, hi } = rangeOfCode(area.code);
  const from = addDays(asOf, 1 - outageDays);
  const recent = outages.filter((one) => one.fromDay <= asOf && one.toDay >= from);
  return {
    own: recent.filter((one) => one.areaLo <= lo && hi <= one.areaHi),
    below: recent.filter((one) => one.areaLo >= lo && one.areaHi <= hi && (one.areaLo > lo || one.areaHi < hi)),
  };
}
