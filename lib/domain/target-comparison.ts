import type { LevelName } from './areas';
import type { Target } from './targets';

/** Areas with their targets by version; a version that says nothing of an area is left out. */
export type TargetRow = { targets: ReadonlyMap<number, Target> };

/** The sum of what a version says of areas, in the campaign's unit; null where it says nothing of any. */
export function sumTargets(rows: readonly TargetRow[], version: number): number | null {
  const known = rows.flatMap(({ targets }) => targets.get(version)?.total ?? []);
  return known.length === 0 ? null : known.reduce((sum, total) => sum + total, 0);
}

/** Of how many of its parts, and which (a digest), the target of an area that states none is the sum. */
export type SummedParts = { known: number; of: number; digest: string };

/**
 * Whether the totals of an area in two versions are about the same, so that their difference says something: what an area
 * states, or the sum of all its parts, is the whole; sums of some are alike where they are of the same ones. Jawa Tengah, PK21:
 * Portal knows three of 35 kabupaten and kota, DIPA Purworejo alone.
 * @param one and `other`: null where the area states its target
 */
export function areAlike(one: SummedParts | null, other: SummedParts | null): boolean {
  const isWhole = (sum: SummedParts | null) => sum === null || sum.known === sum.of;
  return isWhole(one) ? isWhole(other) : one?.digest === other?.digest;
}

/** Which versions are compared where. */
export type ComparisonChoice = {
  /** Null: the reader's own area. */
  code: string | null;
  /** Slugs of versions; null or unknown: the one that counts today, and the next one. */
  from: string | null;
  to: string | null;
  /** The level of the rows; null or none below the area: the next one. */
  detail: LevelName | null;
};

/** One area in two versions. `change` null: one of the two says nothing. */
export type MovedTarget<Row> = { row: Row; from: number | null; to: number | null; change: number | null };

export type TargetComparison<Row> = {
  /** Areas whose target is another one, or that only one of the two knows; the largest change first, those last. */
  moved: MovedTarget<Row>[];
  unchanged: number;
  /** The sum of their targets, the same in both; null: there is none. */
  unchangedTotal: number | null;
  /** Sums of the changes where both have a target: of those that rise, and (negative) of those that fall. */
  rises: number;
  falls: number;
  /** Sums of all areas that the version knows, which need not be those of the other; null: it knows none. */
  sums: { from: number | null; to: number | null };
};

/** What moved between two versions, area by area. An area of which neither says anything is no row. */
export function compareTargets<Row extends TargetRow>(
  rows: readonly Row[],
  { from, to }: { from: number; to: number },
): TargetComparison<Row> {
  const all = rows.flatMap((row): MovedTarget<Row>[] => {
    const [before = null, after = null] = [row.targets.get(from)?.total, row.targets.get(to)?.total];
    if (before === null && after === null) return [];
    return [{ row, from: before, to: after, change: before === null || after === null ? null : after - before }];
  });
  const changes = all.flatMap(({ change }) => change ?? []);
  const sum = (of: number[]) => of.reduce((total, change) => total + change, 0);
  const same = all.filter(({ change }) => change === 0);
  const size = ({ change }: MovedTarget<Row>) => (change === null ? -1 : Math.abs(change));
  return {
    moved: all.filter(({ change }) => change !== 0).sort((one, other) => size(other) - size(one)),
    unchanged: same.length,
    unchangedTotal: same.length === 0 ? null : sum(same.map(({ to }) => to ?? 0)),
    rises: sum(changes.filter((change) => change > 0)),
    falls: sum(changes.filter((change) => change < 0)),
    sums: { from: sumTargets(rows, from), to: sumTargets(rows, to) },
  };
}
