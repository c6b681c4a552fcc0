import type { AreaRef } from './area-progress';
import type { IsoDay } from './days';
import { type ScopeList, type ScopeVersion, takesPart, type WorkMode } from './scope';

export const scopeLimits = {
  /** Characters of the letter and of the note. */
  letter: 200,
  note: 500,
  /** Areas of a list: PK23 lists 13.263 desa. */
  areas: 40_000,
  /** Areas that a preview names of each kind; it counts all. */
  named: 20,
} as const;

/** An area and its way of working, as a caller lists it. */
export type ScopeEntry = { code: string; mode: WorkMode };

/** A row of a file that lists nothing, and why. */
export type RefusedScopeRow = {
  row: number;
  column: string;
  value: string;
  reason: string;
  suggestion: string;
  /** The sheet, where several are read. */
  sheet?: string;
};

/** What a file lists, row by row. */
export type ScopeFileRows = {
  rows: (ScopeEntry & { row: number })[];
  refused: RefusedScopeRow[];
  warnings: string[];
};

/** Who is to take part from a day on. `areas` null: everybody, a census. */
export type ScopeWish = {
  fromDay: IsoDay;
  letter: string | null;
  note: string | null;
  areas: readonly ScopeEntry[] | null;
};

/** What a wish changes of the list that stands on its day, by the `lo` of the listed areas. */
export type ScopeChanges = { added: number[]; removed: number[]; changed: number[]; kept: number };

/** Null stands for a census, which lists nobody. */
export function compareScopes(before: ScopeList | null, after: ScopeList | null): ScopeChanges {
  const [old, now] = [before?.byLo ?? new Map<number, { mode: WorkMode }>(), after?.byLo ?? new Map()];
  const added = [...now.keys()].filter((lo) => !old.has(lo));
  const removed = [...old.keys()].filter((lo) => !now.has(lo));
  const both = [...now].filter(([lo]) => old.has(lo));
  const changed = both.filter(([lo, { mode }]) => old.get(lo)?.mode !== mode).map(([lo]) => lo);
  return { added, removed, changed, kept: both.length - changed.length };
}

/** The areas that would fall outside: they took part before and do not afterwards. */
export function listFallingOut<Area extends { lo: number; hi: number }>(
  areas: readonly Area[],
  of: { before: ScopeList | null; after: ScopeList | null },
): Area[] {
  return areas.filter((area) => takesPart(of.before, area) && !takesPart(of.after, area));
}

/** Areas by their number, and the first of them by name. */
export type CountedAreas = { count: number; first: AreaRef[] };

/** What saving would do, before it is done. */
export type ScopePreview = {
  fromDay: IsoDay;
  everybody: boolean;
  /** The areas of the list, and the lokus in it; null: a census. */
  listed: number | null;
  /** The version that it replaces from that day on; null: a census. */
  before: Pick<ScopeVersion, 'id' | 'fromDay'> | null;
  /** The first day of a later version, which stands from then on; null: there is none. */
  until: IsoDay | null;
  added: CountedAreas;
  removed: CountedAreas;
  changed: CountedAreas;
  kept: number;
  /** Areas with figures of their own that would no longer take part: those stay counted and are flagged. */
  figuresOutside: CountedAreas;
  /** Areas with a target of their own that would no longer take part. */
  targetsOutside: CountedAreas;
};
