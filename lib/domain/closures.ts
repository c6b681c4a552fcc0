import { isOwnOrInside } from './areas';
import { earlierDay, type IsoDay } from './days';

/** Days of an area that an office signed off (rule 19): nothing inside it is imported, typed or undone for them. */
export type Closure = {
  areaLo: number;
  areaHi: number;
  /** The own area of the office that closed it. */
  byLo: number;
  byHi: number;
  /** The office as it is printed, and asked to open it. */
  byName: string;
  /** The last closed day; all days before it are closed too. */
  untilDay: IsoDay;
  /** When, as ISO 8601: it crosses from the server to a browser and to the process that checks files. */
  at: string;
};

/** Held figures that were signed off all the same, and why. */
export type SettledHeld = { reason: string; areas: { code: string; name: string }[] };

/**
 * What closes an area furthest: of itself, or of an area above it; null: none of its days is closed. Of several up to the
 * same day that of the widest area, whose office is the one to ask: the others cannot open what it closed.
 */
export function closureOf(input: { closures: readonly Closure[]; areaLo: number }): Closure | null {
  let furthest: Closure | null = null;
  for (const one of input.closures) {
    if (one.areaLo > input.areaLo || input.areaLo > one.areaHi) continue;
    if (
      furthest === null ||
      one.untilDay > furthest.untilDay ||
      (one.untilDay === furthest.untilDay && one.byHi - one.byLo > furthest.byHi - furthest.byLo)
    )
      furthest = one;
  }
  return furthest;
}

/** The last day of an area that is closed; null: none is. */
export function closedUntilOf(input: { closures: readonly Closure[]; areaLo: number }): IsoDay | null {
  return closureOf(input)?.untilDay ?? null;
}

/** Whether a user opens what an office closed: it is their own office, or one inside their area. */
export function mayOpen(closure: Pick<Closure, 'byLo' | 'byHi'>, own: { lo: number; hi: number }): boolean {
  return isOwnOrInside(own, { lo: closure.byLo, hi: closure.byHi });
}

/** What closes a day for some of the areas of a table, by the closure: no figure of theirs is taken for it. */
export type ClosedPart<Area> = { closure: Closure; areas: Area[] };

/** The areas of a table that are closed on a day, in its order. */
export function groupClosed<Area extends { lo: number }>(input: {
  closures: readonly Closure[];
  areas: readonly Area[];
  day: IsoDay;
}): ClosedPart<Area>[] {
  const parts = new Map<Closure, Area[]>();
  for (const area of input.areas) {
    const closure = closureOf({ closures: input.closures, areaLo: area.lo });
    if (closure === null || input.day > closure.untilDay) continue;
    parts.set(closure, [...(parts.get(closure) ?? []), area]);
  }
  return [...parts].map(([closure, areas]) => ({ closure, areas }));
}

/** How the rows of a table stand closed. */
export type ClosedRows = {
  /** Rows that are closed up to the day shown, or further. */
  closed: number;
  of: number;
  /** The day up to which all of them are closed; null: one is not at all. */
  allUntil: IsoDay | null;
};

/** How many of the areas of a table are closed up to a day. @param input.until of each row, `closedUntilOf` */
export function countClosedRows(input: { until: readonly (IsoDay | null)[]; asOf: IsoDay }): ClosedRows {
  const { until, asOf } = input;
  const [first = null, ...others] = until;
  return {
    closed: until.filter((day) => day !== null && day >= asOf).length,
    of: until.length,
    allUntil: others.reduce((least, day) => (least === null || day === null ? null : earlierDay(day, least)), first),
  };
}
