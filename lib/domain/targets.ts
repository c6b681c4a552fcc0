/** What a statement of a target may name: the whole, and its split by channel. */
export const targetParts = ['total', 'online', 'manual'] as const;

/** What an area states as its target, part by part, as the newest word of each; null: nothing. */
export type TargetStatement = { total: number | null; online: number | null; manual: number | null };

/** The target that a statement makes: a whole that names its channels alone is their sum. Null: it states none. */
export function statedTarget({ total, online, manual }: TargetStatement): number | null {
  if (total !== null) return total;
  return online === null || manual === null ? null : online + manual;
}

/** A target of an area, in the campaign's unit. The channel split is what the area states, if it states one. */
export type Target = {
  /** What counts: the area's own statement, or the sum of its parts where it states none. Null: no target. */
  total: number | null;
  online: number | null;
  manual: number | null;
  /** What the area states for itself. */
  stated: number | null;
  /** The sum of the targets of its parts; null where none has one. */
  parts: number | null;
};

export const noTarget: Target = Object.freeze({ total: null, online: null, manual: null, stated: null, parts: null });

/** The largest target an area may have. */
export const largestTarget = 200_000_000;

/** What an area states beyond its parts (negative: the parts are larger); null where one of the two is missing. */
export function targetNotAllocated(target: Target): number | null {
  return target.stated === null || target.parts === null ? null : target.stated - target.parts;
}
