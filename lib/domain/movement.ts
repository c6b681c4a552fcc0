import type { AreaProgress, AreaRef } from './area-progress';
import { computePlaces } from './area-progress';
import type { LevelName } from './areas';
import type { Stage } from './counts';
import type { IsoDay } from './days';

/** What one side of a comparison says of an area; null: not known or not reported, never 0. */
export type SideFigures = { target: number | null; total: number | null; percent: number | null };

/** `place`: by percent among all rows of the side (`computePlaces`); null: none. */
export type SideRow = SideFigures & { area: AreaRef; place: number | null };

/** The figures of an area on a day, as they stood when they were read or frozen: one side of a comparison. */
export type MovementSide = {
  day: IsoDay;
  stage: Stage;
  /** The level of the rows. */
  detail: LevelName;
  targetSet: { id: number; name: string } | null;
  area: AreaRef;
  headline: SideFigures;
  /** All rows, whatever the reader's filter showed. */
  rows: SideRow[];
};

/** Where a side comes from: a sheet that was frozen, or the figures of a day as they stand now. */
export type SideSource = { kind: 'snapshot'; id: number; name: string; frozenAt: Date } | { kind: 'day' };

/** What a reader asks for as a side. */
export type SideChoice = { kind: 'snapshot'; id: number } | { kind: 'day'; day: IsoDay };

/** The side that an area page shows. */
export function takeSide(progress: AreaProgress): MovementSide {
  const { asOf, stage, detail, targetSet, area, headline, rows } = progress;
  const places = computePlaces(rows);
  return {
    day: asOf,
    stage,
    detail,
    targetSet: targetSet && { id: targetSet.id, name: targetSet.name },
    area,
    headline: figuresOf(headline),
    rows: rows.map((row) => ({ area: row.area, ...figuresOf(row.figures), place: places.get(row.area.code) ?? null })),
  };
}

function figuresOf({ target, total, percent }: SideFigures): SideFigures {
  return { target, total, percent };
}

/**
 * What happened to an area between two sides. `newlyReported`: nothing was known before, so that all it has now was
 * gained. `vanished`: it had a figure and has none now (a report was taken back), so that all it had is gone.
 * `silent`: nothing is known on either side.
 */
export type MovementState = 'moved' | 'fell' | 'same' | 'newlyReported' | 'vanished' | 'silent';

/** Counts in the campaign's unit. */
export type Movement = {
  before: SideFigures & { place: number | null };
  after: SideFigures & { place: number | null };
  /** What it adds to the movement of the whole. Null: nothing is known on either side, or the sides count differently. */
  change: number | null;
  /** Difference of the two percents, in percentage points. Null: a side has no percent, or its targets differ. */
  pointsChange: number | null;
  /** Places gained, negative when it fell back. Null: a side has no place, or the places cannot be compared. */
  placeChange: number | null;
  /** Null: the sides count different stages. */
  state: MovementState | null;
};

export type AreaMovement = Movement & {
  area: AreaRef;
  /** The side that has no such area at all. */
  missing: 'before' | 'after' | null;
};

/** Why two sides, or parts of them, cannot be compared; `target`: the same version holds other targets by now. */
export type Difference = 'stage' | 'detail' | 'targetSet' | 'target';

export type MovementTable = {
  before: MovementSide;
  after: MovementSide;
  /** In the order in which they limit the comparison; empty: all of it can be compared. */
  differences: Difference[];
  /** In the order of their codes; none where the levels of the rows differ. */
  rows: AreaMovement[];
  /** What the rows do not explain, so that the table adds up; null: nothing. */
  rest: { before: number | null; after: number | null; change: number | null } | null;
  sum: Movement;
};

/**
 * Compares two sides of one area of one campaign. Rows and rest always add up to the change of the headline, where the
 * sides count the same stage; of two stages no change is told, of two versions of the targets no change of percent and
 * place, of two levels no rows.
 */
export function computeMovement(before: MovementSide, after: MovementSide): MovementTable {
  const differences = listDifferences(before, after);
  const can = {
    count: !differences.includes('stage'),
    percent: !differences.includes('stage') && !differences.includes('targetSet'),
  };
  const sum = move({ ...before.headline, place: null }, { ...after.headline, place: null }, can);
  const rows = differences.includes('detail') ? [] : moveRows(before, after, can);
  return { before, after, differences, rows, rest: rows.length === 0 ? null : computeRest(rows, sum, can), sum };
}

function listDifferences(before: MovementSide, after: MovementSide): Difference[] {
  const found: Difference[] = [];
  if (before.stage !== after.stage) found.push('stage');
  if (before.detail !== after.detail) found.push('detail');
  if (before.targetSet?.id !== after.targetSet?.id) found.push('targetSet');
  else if (before.headline.target !== after.headline.target) found.push('target');
  return found;
}

type Can = { count: boolean; percent: boolean };

const nothing = { target: null, total: null, percent: null, place: null };

function moveRows(before: MovementSide, after: MovementSide, can: Can): AreaMovement[] {
  const [earlier, later] = [before, after].map((side) => new Map(side.rows.map((row) => [row.area.code, row])));
  const codes = [...new Set([...before.rows, ...after.rows].map((row) => row.area.code))].sort();
  return codes.flatMap((code) => {
    const [one, other] = [earlier?.get(code), later?.get(code)];
    // Names may be corrected: the newer one stands.
    const area = (other ?? one)?.area;
    if (!area) return [];
    const missing = one ? (other ? null : 'after') : 'before';
    return [{ area, missing, ...move(one ? sideOf(one) : nothing, other ? sideOf(other) : nothing, can) }];
  });
}

function sideOf({ target, total, percent, place }: SideRow): Movement['before'] {
  return { target, total, percent, place };
}

function move(before: Movement['before'], after: Movement['after'], can: Can): Movement {
  const change = can.count ? difference(before.total, after.total) : null;
  return {
    before,
    after,
    change,
    pointsChange: can.percent ? pointsBetween(before.percent, after.percent) : null,
    placeChange: can.percent && before.place !== null && after.place !== null ? before.place - after.place : null,
    state: can.count ? stateOf(before.total, after.total) : null,
  };
}

/** From nothing, or to nothing, all of it moved; of nothing on both sides there is no movement to tell. */
function difference(before: number | null, after: number | null): number | null {
  return before === null && after === null ? null : (after ?? 0) - (before ?? 0);
}

/** In whole hundredths: 4.1 - 3.92 is 0.17999999999999972. */
function pointsBetween(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null;
  return (Math.round(after * 100) - Math.round(before * 100)) / 100;
}

function stateOf(before: number | null, after: number | null): MovementState {
  if (before === null) return after === null ? 'silent' : 'newlyReported';
  if (after === null) return 'vanished';
  return after === before ? 'same' : after < before ? 'fell' : 'moved';
}

/** Headline minus rows on each side; null where the two sides agree with their rows. */
function computeRest(rows: readonly AreaMovement[], sum: Movement, can: Can): MovementTable['rest'] {
  const left = (whole: number | null, parts: (number | null)[]) => {
    const rest = parts.reduce<number>((value, part) => value - (part ?? 0), whole ?? 0);
    return rest === 0 ? null : rest;
  };
  const rest = {
    before: left(
      sum.before.total,
      rows.map((row) => row.before.total),
    ),
    after: left(
      sum.after.total,
      rows.map((row) => row.after.total),
    ),
  };
  if (rest.before === null && rest.after === null) return null;
  return { ...rest, change: can.count ? (rest.after ?? 0) - (rest.before ?? 0) : null };
}

export const movementKeys = ['wilayah', 'dari', 'ke', 'perubahan', 'poin', 'geser'] as const;
export type MovementKey = (typeof movementKeys)[number];
export type MovementOrder = { key: MovementKey; descending: boolean };

const byName = new Intl.Collator('id', { numeric: true });

const values: Record<Exclude<MovementKey, 'wilayah'>, (row: AreaMovement) => number | null> = {
  dari: (row) => row.before.total,
  ke: (row) => row.after.total,
  perubahan: (row) => row.change,
  poin: (row) => row.pointsChange,
  geser: (row) => row.placeChange,
};

/** Rows in the order that is wanted; what is not known stands last in either direction, ties by name and code. */
export function orderMovement(rows: readonly AreaMovement[], order: MovementOrder): AreaMovement[] {
  const sign = order.descending ? -1 : 1;
  const named = (one: AreaMovement, other: AreaMovement) =>
    byName.compare(one.area.name, other.area.name) || (one.area.code < other.area.code ? -1 : 1);
  const { key } = order;
  if (key === 'wilayah')
    return [...rows].sort((one, other) => sign * byName.compare(one.area.name, other.area.name) || named(one, other));
  return [...rows].sort((one, other) => {
    const [a, b] = [values[key](one), values[key](other)];
    if (a === null || b === null) return a === b ? named(one, other) : a === null ? 1 : -1;
    return a === b ? named(one, other) : sign * (a - b);
  });
}

/** Those that a meeting speaks of first: the largest gains of areas that had reported, the falls, who is new, who is gone. */
export function findMovers(
  rows: readonly AreaMovement[],
): Record<'rose' | 'fell' | 'newlyReported' | 'vanished', AreaMovement[]> {
  const down = orderMovement(rows, { key: 'perubahan', descending: false });
  const up = orderMovement(rows, { key: 'perubahan', descending: true });
  const of = (list: AreaMovement[], state: MovementState) => list.filter((row) => row.state === state);
  return {
    rose: of(up, 'moved'),
    fell: of(down, 'fell'),
    newlyReported: of(up, 'newlyReported'),
    vanished: of(down, 'vanished'),
  };
}
