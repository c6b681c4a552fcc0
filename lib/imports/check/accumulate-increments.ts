import { type FigureBefore, largestCount } from '../../domain/counts';
import type { IsoDay } from '../../domain/days';
import { type CountMeasure, countMeasures, type ImportFact, type Refusal } from '../../domain/imports';
import { formatDay } from '../../format/days';
import { formatCount } from '../../format/numbers';

/** What stands of an area and measure before a day; null: nothing, and the first increment counts from 0. */
export type PreviousFigure = (input: { area: number; measure: CountMeasure; before: IsoDay }) => FigureBefore | null;

type CountFact = ImportFact & { day: IsoDay; measure: CountMeasure };

function isCount(fact: ImportFact): fact is CountFact {
  return fact.day !== null && (countMeasures as readonly string[]).includes(fact.measure);
}

/**
 * Turns a day's increments into what a report says, the cumulative figure (rule 1): what stood the day before plus the
 * increment. Several days of a file build on each other in the order of the days, and on reports in between: one that
 * came by an increment itself moves along (`replayDays`), one that was stated in all does so only where that was said.
 * What was found of an increment is put on what was found of the figure before, and is not known where either is not.
 * Targets and workforce pass unchanged. A sum past `largestCount` refuses its row, and so does an increment that cannot be
 * put on anything: of a channel, where only a total without channels stands, or the other way round; or of an area whose
 * figure is that of the areas below it, for by itself it stands at nothing.
 */
export function accumulateIncrements(input: {
  facts: readonly ImportFact[];
  previousFigure: PreviousFigure;
  /** Whether figures stated in all of later days are moved by the increments before them. */
  statedMoves?: boolean;
  /** The sheet of a part, where several are read. */
  sheetOf?: (part: number) => string | undefined;
}): {
  facts: ImportFact[];
  refused: Refusal[];
} {
  const standing = new Map<string, Standing>();
  const sums = new Map<ImportFact, { value: number; found: number | null }>();
  const refused = new Map<string, Refusal>();
  const keyOf = ({ part = 0, row }: ImportFact) => `${part} ${row}`;
  const refuse = (fact: CountFact, refusal: Refusal) => {
    const sheet = input.sheetOf?.(fact.part ?? 0);
    refused.set(keyOf(fact), { ...refusal, ...(sheet !== undefined && { sheet }) });
  };
  for (const fact of input.facts
    .filter(isCount)
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))) {
    const key = `${fact.area} ${fact.measure}`;
    const own = standing.get(key);
    const known = input.previousFigure({ area: fact.area, measure: fact.measure, before: fact.day });
    const otherForm = known?.otherForm ?? null;
    if (otherForm !== null) {
      refuse(fact, otherFormOf(fact, otherForm));
      continue;
    }
    if (!own && known?.ended) {
      refuse(fact, endedOf(fact));
      continue;
    }
    const ofParts = own ? null : (known?.ofParts ?? null);
    if (ofParts !== null) {
      refuse(fact, ofPartsOnly(fact, ofParts));
      continue;
    }
    const base = baseOf(own, known, input.statedMoves ?? false);
    const value = base.value + fact.value;
    if (value > largestCount) refuse(fact, tooLargeOf(fact, base.value));
    const found = sumOrNull(base.found, fact.found ?? null);
    // By so much the figures of the days after it are to move.
    const shift = value - (known?.same ?? known?.value ?? 0);
    standing.set(key, {
      day: fact.day,
      value,
      shift,
      found,
      foundShift: sumOrNull(found, negated(foundBefore(known))),
    });
    sums.set(fact, { value, found });
  }
  const facts = input.facts.flatMap((fact) => {
    if (refused.has(keyOf(fact))) return [];
    const sum = sums.get(fact);
    if (!sum) return [fact];
    const { found: addedFound, ...stated } = fact;
    return [
      {
        ...{ ...stated, value: sum.value, added: fact.value },
        ...(sum.found !== null && { found: sum.found }),
        ...(addedFound !== undefined && { addedFound }),
      },
    ];
  });
  return { facts, refused: [...refused.values()] };
}

/** What a figure of the file stands at, and by how much the days after it move; those found of it: null, not known. */
type Standing = { day: IsoDay; value: number; shift: number; found: number | null; foundShift: number | null };

const sumOrNull = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
const negated = (value: number | null) => (value === null ? null : -value);

/** What was found of the figure that an increment replaces or is put on; nothing stands: 0. */
function foundBefore(known: ReturnType<PreviousFigure>): number | null {
  if (known && known.same !== null) return known.sameFound;
  return known && known.value !== null ? known.found : 0;
}

function baseOf(
  own: Standing | undefined,
  known: ReturnType<PreviousFigure>,
  statedMoves: boolean,
): { value: number; found: number | null } {
  const before = known && known.day !== null ? { day: known.day, value: known.value ?? 0, found: known.found } : null;
  if (!own) return before ?? { value: 0, found: 0 };
  if (!before || before.day <= own.day) return own;
  const statedDay = known?.statedDay ?? null;
  const stated = statedDay !== null && statedDay > own.day;
  if (stated && !statedMoves) return before;
  // A figure in all that moves no longer says how many of it were found.
  return { value: before.value + own.shift, found: stated ? null : sumOrNull(before.found, own.foundShift) };
}

/** Why an increment is not taken: its row, the cell and what to do instead. */
function refusalOf(fact: CountFact, why: Required<Pick<Refusal, 'code' | 'reason' | 'suggestion'>>): Refusal {
  return { row: fact.row, column: fact.measure, value: String(fact.value), ...why };
}

/** What comes before the reason why an increment is put on nothing. */
const notAdded = (fact: CountFact, what = 'tambahan') => `${what} pada ${formatDay(fact.day)} tidak dapat dijumlahkan`;
const sendInAll = 'Unggah angka keseluruhannya sebagai kumulatif, lalu lanjutkan dengan tambahan harian.';

function otherFormOf(fact: CountFact, stands: number): Refusal {
  const split = fact.measure.endsWith('.unsplit');
  const before = `angka sebelumnya, ${formatCount(stands)}`;
  return refusalOf(fact, {
    code: 'increment-in-other-form',
    reason: split
      ? `${notAdded(fact, 'tambahan tanpa rincian kanal')}: ${before}, dirinci per kanal`
      : `${notAdded(fact, 'tambahan per kanal')}: ${before}, tanpa rincian kanal`,
    suggestion: sendInAll,
  });
}

function endedOf(fact: CountFact): Refusal {
  return refusalOf(fact, {
    code: 'increment-in-other-form',
    reason: `${notAdded(fact)}: angka kanal ini sudah diganti laporan tanpa rincian kanal, dan belum dilaporkan lagi`,
    suggestion: sendInAll,
  });
}

function ofPartsOnly(fact: CountFact, stands: number): Refusal {
  return refusalOf(fact, {
    code: 'increment-above-parts',
    reason: `${notAdded(fact)}: wilayah ini belum melaporkan angka sendiri, ${formatCount(stands)} adalah jumlah wilayah di bawahnya`,
    suggestion: 'Unggah tambahan wilayah di bawahnya, atau angka keseluruhan wilayah ini sebagai kumulatif.',
  });
}

function tooLargeOf(fact: CountFact, base: number): Refusal {
  return refusalOf(fact, {
    code: 'figure-too-large',
    reason: `tambahan ${formatCount(fact.value)} pada ${formatDay(fact.day)} di atas ${formatCount(base)} melewati batas ${formatCount(largestCount)}`,
    suggestion: 'Periksa jumlah angkanya, dan apakah file ini memang berisi tambahan harian.',
  });
}
