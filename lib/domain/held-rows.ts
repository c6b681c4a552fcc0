import { type HeldCountCode, heldCountCodes } from './held-figures';
import { type Measure, rowKeyOf, type TotalMeasure } from './imports';
import { Problem } from './problems';
import { type TargetOddity, targetOddities } from './target-checks';
import { countVisible } from './texts';

/** Why a row is held. Those of targets stand beside those of counts. */
export const heldCodes = [...heldCountCodes, ...targetOddities] as const;
export type HeldCode = HeldCountCode | TargetOddity;

/**
 * A figure of an upload that is not saved with the rest: its whole row stays out until a user says yes to it, with a
 * reason. What is odd about it is said from `code` and its numbers (lib/format/held-words.ts), never kept as a sentence.
 */
export type HeldRow = {
  part: number;
  /** As Excel shows it. */
  row: number;
  /** The sheet, where several are read. */
  sheet?: string;
  /** Code and name of the area. */
  area: string;
  name: string;
  /** The figure: of one channel, or all together. */
  measure: Measure | TotalMeasure;
  value: number;
  /** The increment in the file that `value` was made of, all channels of the row where `measure` is. Absent: stated in all. */
  added?: number;
  code: HeldCode;
  /** What it was measured by: a target, or the last report. */
  against: number;
  /** Whose target it was measured by, where not its own. */
  whose?: { area: string; name: string };
  /** What was probably meant, by the increment where there is one; null: nothing fits. */
  suggestion: number | null;
  /** Why it was saved all the same. Absent: it was not. */
  confirmed?: string;
};

/** So many held figures of an upload are listed, and can be confirmed; rows past them stay out. */
export const listedHeld = 1_000;

/** How long the reason of a confirmation may be: at least in letters that are seen (`countVisible`), at most in characters. */
export const heldReason = { least: 3, most: 500 } as const;

/** Reasons by the key of a row (`rowKeyOf`). */
export type HeldReasons = Readonly<Record<string, string>>;

/** Sixteen digits in a row, with or without signs between them: a NIK or a number of a family card, which no reason needs. */
const personalNumber = /(?<!\d)(?:\d[ .-]?){15}\d(?!\d)/;

/** What is wrong with a reason, in words; null: nothing. */
export function problemOfReason(reason: string): string | null {
  const { least, most } = heldReason;
  const { length } = reason.trim();
  if (countVisible(reason) < least) return `Tulis alasannya, sedikitnya ${least} huruf.`;
  if (length > most) return `Alasannya ${length} huruf; paling banyak ${most}.`;
  return personalNumber.test(reason) ? 'Alasannya memuat 16 angka seperti NIK. Hapus nomor itu.' : null;
}

/**
 * The reasons as they are kept, trimmed.
 * @throws Problem 400 for a reason that is none (`extra.problems` says which, by the key of its row)
 */
export function requireReasons(said: HeldReasons): HeldReasons {
  const problems: Record<string, string> = {};
  for (const [key, reason] of Object.entries(said)) {
    const problem = problemOfReason(reason);
    if (problem) problems[key] = problem;
  }
  const [first] = Object.entries(problems);
  if (!first) return Object.fromEntries(Object.entries(said).map(([key, reason]) => [key, reason.trim()]));
  throw new Problem('bad-reason', first[1], {
    title: `Alasan untuk baris ${first[0]} belum dapat dipakai`,
    extra: { problems },
  });
}

/** The rows of held figures, each once. */
export function rowsOfHeld<Row extends Pick<HeldRow, 'part' | 'row'>>(held: readonly Row[]): Row[] {
  const rows = new Map(held.map((one) => [`${one.part} ${one.row}`, one]));
  return [...rows.values()];
}

/** The held figures with the reasons that were given for their rows. */
export function confirmHeld(held: readonly HeldRow[], reasons: HeldReasons): HeldRow[] {
  return held.map(({ confirmed: _before, ...one }) => {
    const reason = reasons[rowKeyOf(one)];
    return reason === undefined ? one : { ...one, confirmed: reason };
  });
}
