import type { AreaRef, AreaRow } from './area-progress';
import { parentCode } from './areas';
import { computeRequiredPacePerKader } from './pace';

/** The last days of a campaign, for which a sweep is planned. */
export const sweepDays = 3;

/** Kabupaten and kecamatan have desa that somebody can still go to; above them it would be a pile of paper. */
export const sweepLevels: readonly number[] = [2, 3];

/** A desa with families left. */
export type SweepPlace = {
  area: AreaRef;
  remaining: number;
  /** Null: nobody said how many there are. */
  kader: number | null;
  /** Needed a day and kader until the end; null: no kader are known, or no day is left. */
  requiredPacePerKader: number | null;
};

/** What one supervisor of a kecamatan takes along. */
export type SweepSheet = {
  /** The kecamatan. */
  area: AreaRef;
  /** Which of its sheets it is: 1 of 3. */
  number: number;
  of: number;
  /** The most families left first. */
  places: SweepPlace[];
  /** Desa of the kecamatan that are done, whose kader are near, the most of them first. */
  near: { area: AreaRef; kader: number }[];
  /** Desa of the kecamatan of which it is not known how many families are left. They are on its first sheet. */
  unknown: AreaRef[];
};

/**
 * The sheets of the last days, one a supervisor: the desa of each kecamatan with families left, spread so that the families of
 * its sheets are as even as whole desa allow. Where nobody said how many supervisors there are, a kecamatan is one sheet.
 * @param of.rows desa of one area
 * @param of.parents their kecamatan
 * @param of.daysLeft days until the end; a sweep counts no more than `sweepDays`
 */
export function planSweep(of: {
  rows: readonly Pick<AreaRow, 'area' | 'figures'>[];
  parents: readonly AreaRef[];
  daysLeft: number;
}): SweepSheet[] {
  const daysLeft = Math.min(of.daysLeft, sweepDays);
  return of.parents.flatMap((area) => {
    const rows = of.rows.filter((row) => row.figures.takesPart && parentCode(row.area.code) === area.code);
    const places = rows.flatMap(({ area, figures: { remaining, kader } }) =>
      remaining === null || remaining <= 0
        ? []
        : [
            {
              area,
              remaining,
              kader,
              requiredPacePerKader: computeRequiredPacePerKader({ remaining, daysLeft, kader }),
            },
          ],
    );
    const unknown = rows.filter(({ figures }) => figures.remaining === null).map((row) => row.area);
    if (places.length + unknown.length === 0) return [];
    const near = rows
      .flatMap(({ area, figures }) =>
        figures.remaining === 0 && figures.kader ? [{ area, kader: figures.kader }] : [],
      )
      .sort((one, other) => other.kader - one.kader || compareCodes(one, other));
    const shares = shareOut(places, countSupervisors(rows));
    return shares.map((share, at) => ({
      ...{ area, number: at + 1, of: shares.length, places: share, near },
      unknown: at === 0 ? unknown : [],
    }));
  });
}

/** All supervisors of the desa; null: one of them did not say. */
function countSupervisors(rows: readonly Pick<AreaRow, 'figures'>[]): number | null {
  let sum = 0;
  for (const { figures } of rows) {
    if (figures.supervisor === null) return null;
    sum += figures.supervisor;
  }
  return sum;
}

/**
 * Shares the places out to supervisors, a sheet each: the largest place first, each to the sheet with the fewest families so
 * far. At least one sheet, and no more of them than places.
 */
function shareOut(places: readonly SweepPlace[], supervisors: number | null): SweepPlace[][] {
  const count = Math.max(1, Math.min(supervisors ?? 1, places.length));
  const shares = Array.from({ length: count }, () => ({ remaining: 0, places: [] as SweepPlace[] }));
  for (const place of places.toSorted((one, other) => other.remaining - one.remaining || compareCodes(one, other))) {
    const least = shares.reduce((one, other) => (other.remaining < one.remaining ? other : one));
    least.places.push(place);
    least.remaining += place.remaining;
  }
  return shares.map((share) => share.places);
}

function compareCodes(one: { area: AreaRef }, other: { area: AreaRef }): number {
  return one.area.code < other.area.code ? -1 : 1;
}
