import { type ImportFact, measures } from './imports';

/**
 * The facts of a plan as columns of numbers: what a process hands to another at little cost, 167.524 figures of a
 * national day in 5 MB. `days` are those that the facts name, and `day` an index into them plus one; 0: none.
 */
export type PackedFacts = {
  days: string[];
  part: Uint16Array;
  row: Int32Array;
  area: Float64Array;
  day: Uint16Array;
  measure: Uint8Array;
  value: Float64Array;
  /** NaN where a fact has none; null: no fact has one. */
  added: Float64Array | null;
};

/** The facts of a plan, however they come. */
export type FactRuns = readonly ImportFact[] | FactList;

export function packFacts(facts: readonly ImportFact[]): PackedFacts {
  const size = facts.length;
  const days = new Map<string, number>();
  const packed = {
    part: new Uint16Array(size),
    row: new Int32Array(size),
    area: new Float64Array(size),
    day: new Uint16Array(size),
    measure: new Uint8Array(size),
    value: new Float64Array(size),
    added: facts.some(({ added }) => added !== undefined) ? new Float64Array(size).fill(Number.NaN) : null,
  };
  const codes = new Map(measures.map((measure, at) => [measure, at]));
  for (const [at, fact] of facts.entries()) {
    if (fact.day !== null && !days.has(fact.day)) days.set(fact.day, days.size + 1);
    packed.part[at] = fact.part ?? 0;
    packed.row[at] = fact.row;
    packed.area[at] = fact.area;
    packed.day[at] = fact.day === null ? 0 : (days.get(fact.day) ?? 0);
    packed.measure[at] = codes.get(fact.measure) ?? 0;
    packed.value[at] = fact.value;
    if (packed.added && fact.added !== undefined) packed.added[at] = fact.added;
  }
  return { ...packed, days: [...days.keys()] };
}

/** The columns of a run of facts as texts that Postgres reads as arrays: '{1,2,3}'. */
export type FactColumns = {
  part: string;
  row: string;
  area: string;
  day: string;
  measure: string;
  value: string;
  added: string;
};

/** Packed facts that are unpacked run by run, so that never all of them stand as objects. */
export class FactList {
  private readonly packed: PackedFacts;

  constructor(packed: PackedFacts) {
    this.packed = packed;
  }

  static of(facts: readonly ImportFact[]): FactList {
    return new FactList(packFacts(facts));
  }

  /** Nothing of it needs quotes: numbers, ISO days, and the names of measures. */
  columns(from: number, to: number): FactColumns {
    const { packed } = this;
    const run = (numbers: Uint16Array | Int32Array | Float64Array) => `{${numbers.subarray(from, to).join(',')}}`;
    const days = ['NULL', ...packed.days];
    return {
      part: run(packed.part),
      row: run(packed.row),
      area: run(packed.area),
      value: run(packed.value),
      day: `{${Array.from(packed.day.subarray(from, to), (at) => days[at] ?? 'NULL').join(',')}}`,
      added: packed.added
        ? `{${Array.from(packed.added.subarray(from, to), (one) => (Number.isNaN(one) ? 'NULL' : one)).join(',')}}`
        : '{}',
      measure: `{${Array.from(packed.measure.subarray(from, to), (at) => measures[at] ?? '').join(',')}}`,
    };
  }

  get length(): number {
    return this.packed.row.length;
  }

  slice(from: number, to: number): ImportFact[] {
    const { packed } = this;
    const facts: ImportFact[] = [];
    for (let at = from; at < Math.min(to, this.length); at++) {
      const day = packed.day[at] ?? 0;
      const measure = measures[packed.measure[at] ?? 0];
      if (measure === undefined) throw new RangeError(`fact ${at} has no measure`);
      const part = packed.part[at] ?? 0;
      facts.push({
        ...(part > 0 && { part }),
        row: packed.row[at] ?? 0,
        area: packed.area[at] ?? 0,
        day: day === 0 ? null : ((packed.days[day - 1] ?? null) as ImportFact['day']),
        measure,
        value: packed.value[at] ?? 0,
        ...(packed.added && !Number.isNaN(packed.added[at]) && { added: packed.added[at] ?? 0 }),
      });
    }
    return facts;
  }
}
