import type { AreaRange } from '../../domain/areas';
import type { Measure, TotalMeasure } from '../../domain/imports';
import { formatCount } from '../../format/numbers';
import type { RowFigures } from './check-figures';

/**
 * A row of the table: where it stands, its area (null: not found), the area that it lies in by its columns, its heading
 * or the title, and whether it was refused. `rest`: it is no area, but what the areas do not explain of their sum.
 */
export type ReadRow = {
  at: number;
  area: AreaRange | null;
  place: AreaRange;
  figures: RowFigures;
  refused: boolean;
  rest?: true;
};

/** A row of sums: its place among the rows, what it is called, its figures, and the area that its name says. */
export type SumRow = {
  at: number;
  number: number;
  label: string;
  figures: RowFigures;
  area: AreaRange | null;
  /** It is that of the rows above it, carried to the next page, or of one page: no figure of an area. */
  carried?: boolean;
};

export type CheckedSum = {
  sum: SumRow;
  /** The rows that it sums, refused ones among them. */
  parts: readonly ReadRow[];
  /** Every row of the table is a part. */
  whole: boolean;
  /** Where it says something else than its parts. */
  differences: { measure: Measure | TotalMeasure; written: number; parts: number }[];
};

function sumOf(rows: readonly ReadRow[], measure: Measure | TotalMeasure): number {
  return rows.reduce((sum, row) => sum + (row.figures.get(measure) ?? 0), 0);
}

/**
 * Compares each sum with its parts. Which rows those are a table does not say: the rows inside the area that the sum
 * names; else all rows, those since the sum before, those up to the next one, or those above it, whichever it agrees with in most
 * figures; where it agrees with none, all of them for the last sum or the first one, and those since the sum before for
 * one in between. A row that was refused is a part like the others, and so is what the areas do not explain.
 */
export function checkSums(sums: readonly SumRow[], rows: readonly ReadRow[]): CheckedSum[] {
  return sums.map((sum, index) => {
    const previous = sums[index - 1]?.at ?? -1;
    const next = sums[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    const { area } = sum;
    const inside =
      area === null
        ? []
        : rows.filter((row) => (row.rest ? sumOfRest(row, sums) === sum : isWithin(row.area ?? row.place, area)));
    const since = rows.filter((row) => row.at > previous && row.at < sum.at);
    const upTo = rows.filter((row) => row.at > sum.at && row.at < next);
    const soFar = rows.filter((row) => row.at < sum.at);
    const atEdge = index === sums.length - 1 || sum.at === 0;
    const inOrder = sum.carried ? [soFar, since] : atEdge ? [rows, since, upTo, soFar] : [since, upTo, rows, soFar];
    const candidates = (area === null ? inOrder : [inside]).filter((parts) => parts.length > 0);
    const parts = candidates.reduce<readonly ReadRow[]>(
      (best, one) => (agreements(sum, one) > agreements(sum, best) ? one : best),
      candidates[0] ?? [],
    );
    return { sum, parts, whole: parts.length === rows.length, differences: differencesOf(sum, parts) };
  });
}

/** A rest stands above its sum, or below it where the sum is on top. */
function sumOfRest(rest: ReadRow, sums: readonly SumRow[]): SumRow | undefined {
  return sums.find((sum) => sum.at > rest.at) ?? sums.at(-1);
}

function differencesOf(sum: SumRow, parts: readonly ReadRow[]): CheckedSum['differences'] {
  return [...sum.figures]
    .map(([measure, written]) => ({ measure, written, parts: sumOf(parts, measure) }))
    .filter(({ written, parts: sumOfParts }) => written !== sumOfParts);
}

function isWithin(inner: AreaRange, outer: AreaRange): boolean {
  return outer.lo <= inner.lo && inner.hi <= outer.hi;
}

function agreements(sum: SumRow, parts: readonly ReadRow[]): number {
  return [...sum.figures].filter(([measure, value]) => sumOf(parts, measure) === value).length;
}

/** "Jumlah di baris 9 tertulis 77.199, tetapi baris-barisnya berjumlah 74.965." */
export function describeDifference(sum: SumRow, header: string, written: number, parts: number): string {
  return `${sum.label}, kolom ${header}: tertulis ${formatCount(written)}, tetapi baris-barisnya berjumlah ${formatCount(parts)}.`;
}
