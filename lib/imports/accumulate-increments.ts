import { largestCount } from '../domain/counts';
import type { IsoDay } from '../domain/days';
import { type CountMeasure, countMeasures, type ImportFact, type Refusal } from '../domain/imports';
import { formatDay } from '../format/days';
import { formatCount } from '../format/numbers';

/** The newest figure that stands for a day before `before`; null: none, and the first increment counts from 0. */
export type PreviousFigure = (input: {
  area: number;
  measure: CountMeasure;
  before: IsoDay;
}) => { day: IsoDay; value: number } | null;

type CountFact = ImportFact & { day: IsoDay; measure: CountMeasure };

function isCount(fact: ImportFact): fact is CountFact {
  return fact.day !== null && (countMeasures as readonly string[]).includes(fact.measure);
}

/**
 * Turns a day's increments into what a report says, the cumulative figure (rule 1): what stood the day before plus the
 * increment. Several days of a file build on each other in the order of the days; a report in between that is newer
 * than the file's own last day is what the next increment builds on. Targets and workforce pass unchanged. A sum past
 * `largestCount` refuses its row.
 */
export function accumulateIncrements(input: {
  facts: readonly ImportFact[];
  previousFigure: PreviousFigure;
  /** The sheet of a part, where several are read. */
  sheetOf?: (part: number) => string | undefined;
}): {
  facts: ImportFact[];
  refused: Refusal[];
} {
  const standing = new Map<string, { day: IsoDay; value: number }>();
  const sums = new Map<ImportFact, number>();
  const tooLarge = new Map<string, Refusal>();
  const keyOf = ({ part = 0, row }: ImportFact) => `${part} ${row}`;
  for (const fact of input.facts
    .filter(isCount)
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))) {
    const key = `${fact.area} ${fact.measure}`;
    const own = standing.get(key);
    const known = input.previousFigure({ area: fact.area, measure: fact.measure, before: fact.day });
    const base = own && (!known || known.day <= own.day) ? own.value : (known?.value ?? 0);
    const value = base + fact.value;
    if (value > largestCount) {
      const sheet = input.sheetOf?.(fact.part ?? 0);
      tooLarge.set(keyOf(fact), { ...refusalOf(fact, base), ...(sheet !== undefined && { sheet }) });
    }
    standing.set(key, { day: fact.day, value });
    sums.set(fact, value);
  }
  const facts = input.facts.flatMap((fact) =>
    tooLarge.has(keyOf(fact)) ? [] : [{ ...fact, value: sums.get(fact) ?? fact.value }],
  );
  return { facts, refused: [...tooLarge.values()] };
}

function refusalOf(fact: CountFact, base: number): Refusal {
  return {
    row: fact.row,
    column: fact.measure,
    value: String(fact.value),
    reason: `tambahan ${formatCount(fact.value)} pada ${formatDay(fact.day)} di atas ${formatCount(base)} melewati batas ${formatCount(largestCount)}`,
    suggestion: 'Periksa jumlah angkanya, dan apakah file ini memang berisi tambahan harian.',
  };
}
