import { type AreaLevel, type AreaRange, isInside, nationCode, rangeOfCode } from '../../domain/areas';
import { isCounterHeader } from '../../domain/imports';
import { formatAreaTitle } from '../../format/areas';
import { formatCount } from '../../format/numbers';
import { type AreaMatch, type AreaRefusal, clueText } from '../areas/area-clues';
import type { AreaIndex } from '../areas/area-index';
import { areasNamed } from '../areas/area-names';
import { foldName } from '../areas/fold-name';
import type { KnownArea } from '../areas/known-area';
import { cellText, type SheetRow } from '../read/sheet-rows';
import type { MatchedColumn } from '../table/match-columns';
import { readCode } from '../table/read-code';
import type { Table } from '../table/table';
import type { RowFigures } from './check-figures';
import { type FigureColumn, readFigures } from './figure-columns';

/** `namesake`: another row of its name is among the parts, so that this one is no area of the table. */
export type UnlabelledSum = { holder: KnownArea; parts: number; namesake: boolean };

type Entry = {
  row: SheetRow;
  /** As it is written; '' where the row has a whole code or no name, and is never a sum without a label. */
  name: string;
  code: KnownArea | null;
  numbered: boolean;
  /** Whether it stands beside its kecamatan like every row: then it is a desa, and its figure a sum by chance. */
  placed: boolean;
  /** How many headings stand above it. */
  section: number;
};

/** Fewer rows than these make no sum that is told from a figure by chance. */
const fewestParts = 2;
/** No kabupaten has so many desa. */
const longestRun = 1_000;

/**
 * Finds the rows that may be the sum of others though no word says so: "CIAMIS 303" below the kecamatan of Kabupaten
 * Ciamis, of which one is called Ciamis too. Such a row is called like an area above the rows, and each of its figures is
 * exactly the sum of those rows: of all others of its day, where it stands first or last or has no running number among
 * rows that have one; or of the rows of that area right below or above it. Sums that were found are no parts of the next,
 * and neither is the same sum once more on the other side of its rows.
 */
export class UnlabelledSums {
  private readonly table: Table;
  private readonly index: AreaIndex;
  private readonly scope: AreaRange;
  private readonly level: AreaLevel | null;
  private readonly figureColumns: readonly FigureColumn[];
  private readonly isLeftOut: (row: SheetRow) => boolean;
  private readonly figures = new Map<Entry, RowFigures>();
  private found: ReadonlyMap<SheetRow, UnlabelledSum> | null = null;

  /** @param of.isLeftOut whether a person said that the row is not to be read */
  constructor(of: {
    table: Table;
    index: AreaIndex;
    scope: AreaRange;
    level: AreaLevel | null;
    figureColumns: readonly FigureColumn[];
    isLeftOut: (row: SheetRow) => boolean;
  }) {
    this.table = of.table;
    this.index = of.index;
    this.scope = of.scope;
    this.level = of.level;
    this.figureColumns = of.figureColumns;
    this.isLeftOut = of.isLeftOut;
  }

  /** Null: the row is no such sum. The table is looked through when the first row is asked about. */
  find(row: SheetRow): UnlabelledSum | null {
    this.found ??= this.findAll();
    return this.found.get(row) ?? null;
  }

  private findAll(): Map<SheetRow, UnlabelledSum> {
    const found = new Map<SheetRow, UnlabelledSum>();
    const { level } = this;
    if (level === null || level < 2 || this.columnOf('areaName') === undefined) return found;
    for (const entries of this.entriesByDay()) {
      const candidates = entries.flatMap((entry) => {
        const holders = this.holdersOf(entry, level);
        return holders.length === 0 ? [] : [{ entry, holders }];
      });
      const alike = groupByHolder(candidates);
      // The sum of a kabupaten is found once those of its kecamatan are known.
      for (let before = -1; before < found.size; ) {
        before = found.size;
        const left = entries.filter(({ row }) => !found.has(row));
        const places = new Map(left.map((entry, at) => [entry, at]));
        const unnumbered = left.filter(({ numbered }) => !numbered).length;
        for (const { entry, holders } of candidates) {
          const at = places.get(entry);
          if (at === undefined) continue;
          const twins = this.twinsOf(entry, holders, alike);
          const rows = twins.size === 0 ? left : left.filter((one) => !twins.has(one));
          const others = [...twins].filter((one) => places.has(one) && !one.numbered).length;
          const alone = !entry.numbered && unnumbered - others === 1;
          const sum = this.asSum(rows, twins.size === 0 ? at : rows.indexOf(entry), { holders, level, alone });
          if (sum) found.set(entry.row, sum);
        }
      }
    }
    return found;
  }

  /** The same sum once more: called like the same area, with the same figures. It stands above its rows and below them. */
  private twinsOf(
    entry: Entry,
    holders: readonly KnownArea[],
    alike: ReadonlyMap<number, readonly Entry[]>,
  ): ReadonlySet<Entry> {
    const own = this.figuresOf(entry);
    const isTwin = (other: Entry) => {
      const figures = this.figuresOf(other);
      return figures.size === own.size && [...own].every(([measure, value]) => figures.get(measure) === value);
    };
    const others = holders.flatMap(({ lo }) => alike.get(lo) ?? []);
    return new Set(others.filter((other) => other !== entry && isTwin(other)));
  }

  /** The rows of areas, those of each day by themselves. */
  private entriesByDay(): Entry[][] {
    const [code, name, day] = [this.columnOf('areaCode'), this.columnOf('areaName'), this.columnOf('day')];
    const counters = [
      ...this.table.columns.filter(({ header }) => isCounterHeader(header)).map(({ index }) => index),
      ...this.table.unnamed,
    ];
    const above = this.table.columns.filter(({ meaning }) => meaning === 'parentName' || meaning === 'parentCode');
    const days = new Map<string, Entry[]>();
    let section = 0;
    for (const { kind, row } of this.table.rows) {
      if (kind === 'heading') section++;
      if (kind !== 'area' || this.isLeftOut(row)) continue;
      const written = code ? this.index.find(readCode(row.cells[code.index]) ?? '') : null;
      const numbered = counters.some((index) => /^\d{1,5}\.?$/.test(cellText(row.cells[index])));
      const placed =
        above.some(({ index }) => cellText(row.cells[index]) !== '') && (counters.length === 0 || numbered);
      const entry = {
        row,
        name: written === null && name ? clueText(row.cells[name.index]) : '',
        code: written,
        ...{ numbered, placed, section },
      };
      const key = day ? cellText(row.cells[day.index]) : '';
      const same = days.get(key);
      if (same) same.push(entry);
      else days.set(key, [entry]);
    }
    return [...days.values()];
  }

  private columnOf(meaning: MatchedColumn['meaning']): MatchedColumn | undefined {
    return this.table.columns.find((column) => column.meaning === meaning);
  }

  /** The areas above the rows' level that a row is called like, the smallest first: those in the scope or around it. */
  private holdersOf({ name, placed }: Entry, level: AreaLevel): KnownArea[] {
    if (name === '' || placed) return [];
    return ([3, 2, 1] as const)
      .filter((above) => above < level)
      .flatMap((above) => this.named(name, rangeOfCode(nationCode), above))
      .filter((area) => isInside(area, this.scope) || isInside(this.scope, area));
  }

  private named(name: string, parent: AreaRange, level: AreaLevel): KnownArea[] {
    return areasNamed(name, parent, level, { index: this.index, written: () => new Set<string>() });
  }

  /** @param of.alone it is the only one without a running number */
  private asSum(
    rows: readonly Entry[],
    at: number,
    of: { holders: readonly KnownArea[]; level: AreaLevel; alone: boolean },
  ): UnlabelledSum | null {
    const entry = rows[at];
    if (!entry || ![...this.figuresOf(entry).values()].some((value) => value > 0)) return null;
    const isApart = at === 0 || at === rows.length - 1 || of.alone;
    const others = isApart ? rows.filter((one) => one !== entry) : [];
    const ofAll = this.equals(entry, others) ? [others] : [];
    for (const holder of of.holders) {
      const isPart = (one: Entry) => this.isInside(one, holder, of.level);
      const runs = ([1, -1] as const).map((step) => this.runOf(rows, at, { step, isPart, level: of.level }));
      const parts = [...runs.filter((run) => this.equals(entry, run)), ...ofAll].find(
        (run) => run.filter(isPart).length * 2 > run.length,
      );
      if (!parts) continue;
      const own = foldName(entry.name);
      return { holder, parts: parts.length, namesake: parts.some(({ name }) => name !== '' && foldName(name) === own) };
    }
    return null;
  }

  /**
   * The rows on one side of a row up to the first that lies elsewhere; one that is misspelt may be a part. None where
   * they come to more than the row, or are more than an area has.
   */
  private runOf(
    rows: readonly Entry[],
    from: number,
    of: { step: 1 | -1; isPart: (one: Entry) => boolean; level: AreaLevel },
  ): Entry[] {
    const entry = rows[from];
    const run: Entry[] = [];
    const left = new Map(entry ? this.figuresOf(entry) : []);
    for (let at = from + of.step; ; at += of.step) {
      const one = rows[at];
      if (!one || one.section !== entry?.section || !(of.isPart(one) || this.isUnknown(one, of.level))) return run;
      for (const [measure, rest] of left) left.set(measure, rest - (this.figuresOf(one).get(measure) ?? 0));
      if (run.length >= longestRun || [...left.values()].some((rest) => rest < 0)) return [];
      run.push(one);
    }
  }

  private isUnknown({ name, code }: Entry, level: AreaLevel): boolean {
    return code === null && this.named(name, this.scope, level).length === 0;
  }

  private isInside({ name, code }: Entry, holder: KnownArea, level: AreaLevel): boolean {
    if (code !== null) return isInside(code, holder);
    return name !== '' && this.named(name, holder, level).length > 0;
  }

  /** Whether each figure of a row is the sum of those of the parts, at least one of them above 0. */
  private equals(entry: Entry, parts: readonly Entry[]): boolean {
    if (parts.length < fewestParts) return false;
    const own = [...this.figuresOf(entry)];
    if (!own.some(([, value]) => value > 0)) return false;
    const filled = parts.filter((part) => own.some(([measure]) => this.figuresOf(part).has(measure)));
    if (filled.length < fewestParts) return false;
    return own.every(
      ([measure, value]) => filled.reduce((sum, part) => sum + (this.figuresOf(part).get(measure) ?? 0), 0) === value,
    );
  }

  /** The figures of a row as far as they can be read: what cannot is refused where the row is taken. */
  private figuresOf(entry: Entry): RowFigures {
    const known = this.figures.get(entry);
    if (known) return known;
    const { figures } = readFigures(entry.row, this.figureColumns);
    this.figures.set(entry, figures);
    return figures;
  }
}

/** The rows by the areas above them that they are called like. */
function groupByHolder(
  candidates: readonly { entry: Entry; holders: readonly KnownArea[] }[],
): ReadonlyMap<number, readonly Entry[]> {
  const groups = new Map<number, Entry[]>();
  for (const { entry, holders } of candidates) {
    for (const { lo } of holders) {
      const group = groups.get(lo);
      if (group) group.push(entry);
      else groups.set(lo, [entry]);
    }
  }
  return groups;
}

/** The question about a row that may be an area or the sum of the rows: a person says which. */
export function askSumOrArea(written: string, area: KnownArea, sum: UnlabelledSum): AreaRefusal {
  return {
    ok: false,
    code: 'area-ambiguous',
    reason: `'${written}' sama dengan jumlah ${formatCount(sum.parts)} baris lain dan bernama seperti ${formatAreaTitle(sum.holder)}`,
    suggestion: `Bila ini jumlah, tulis JUMLAH; bila ${formatAreaTitle(area)}, tulis kodenya ${area.code}.`,
    candidates: [area],
  };
}

/** The area that a row names by its name alone, below the one that its sum would be of; null: it says more, or nothing. */
export function areaByName(match: AreaMatch, { holder }: UnlabelledSum): KnownArea | null {
  return match.ok && match.by === 'name' && match.area.level > holder.level ? match.area : null;
}
