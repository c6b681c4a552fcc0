import type { IsoDay } from './days';
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
} & Record<RareNumber, Float64Array | null>;

/** Numbers that few files have: NaN where a fact has none, null where no fact has one. */
const rareNumbers = ['added', 'found', 'addedFound'] as const;
type RareNumber = (typeof rareNumbers)[number];

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
  };
  const pack = (name: RareNumber) =>
    facts.some((fact) => fact[name] !== undefined)
      ? Float64Array.from(facts, (fact) => fact[name] ?? Number.NaN)
      : null;
  const codes = new Map(measures.map((measure, at) => [measure, at]));
  for (const [at, fact] of facts.entries()) {
    if (fact.day !== null && !days.has(fact.day)) days.set(fact.day, days.size + 1);
    packed.part[at] = fact.part ?? 0;
    packed.row[at] = fact.row;
    packed.area[at] = fact.area;
    packed.day[at] = fact.day === null ? 0 : (days.get(fact.day) ?? 0);
    packed.measure[at] = codes.get(fact.measure) ?? 0;
    packed.value[at] = fact.value;
  }
  const rare = { added: pack('added'), found: pack('found'), addedFound: pack('addedFound') };
  return { ...packed, ...rare, days: [...days.keys()] };
}

/** The columns of a run of facts as texts that Postgres reads as arrays: '{1,2,3}'. */
export type FactColumns = {
  part: string;
  row: string;
  area: string;
  day: string;
  measure: string;
  value: string;
} & Record<RareNumber, string>;

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
    const rare = (numbers: Float64Array | null) =>
      numbers
        ? `{${Array.from(numbers.subarray(from, to), (one) => (Number.isNaN(one) ? 'NULL' : one)).join(',')}}`
        : '{}';
    const days = ['NULL', ...packed.days];
    return {
      part: run(packed.part),
      row: run(packed.row),
      area: run(packed.area),
      value: run(packed.value),
      day: `{${Array.from(packed.day.subarray(from, to), (at) => days[at] ?? 'NULL').join(',')}}`,
      added: rare(packed.added),
      found: rare(packed.found),
      addedFound: rare(packed.addedFound),
      measure: `{${Array.from(packed.measure.subarray(from, to), (at) => measures[at] ?? '').join(',')}}`,
    };
  }

  get length(): number {
    return this.packed.row.length;
  }

  /** The days that facts name, each once. */
  get days(): readonly IsoDay[] {
    return this.packed.days as IsoDay[];
  }

  /** Calls `visit` for each fact, without making an object of it. @param visit its area (`lo`), day and row */
  forEachArea(visit: (area: number, day: IsoDay | null, row: number) => void): void {
    const { area, day, row } = this.packed;
    for (let at = 0; at < area.length; at++) {
      visit(area[at] ?? 0, this.days[(day[at] ?? 0) - 1] ?? null, row[at] ?? 0);
    }
  }

  slice(from: number, to: number): ImportFact[] {
    const { packed } = this;
    const facts: ImportFact[] = [];
    for (let at = from; at < Math.min(to, this.length); at++) {
      const day = packed.day[at] ?? 0;
      const measure = measures[packed.measure[at] ?? 0];
      if (measure === undefined) throw new RangeError(`fact ${at} has no measure`);
      const part = packed.part[at] ?? 0;
      const fact: ImportFact = {
        ...(part > 0 && { part }),
        row: packed.row[at] ?? 0,
        area: packed.area[at] ?? 0,
        day: this.days[day - 1] ?? null,
        measure,
        value: packed.value[at] ?? 0,
      };
      for (const name of rareNumbers) {
        const value = packed[name]?.[at] ?? Number.NaN;
        if (!Number.isNaN(value)) fact[name] = value;
      }
      facts.push(fact);
    }
    return facts;
  }
}
