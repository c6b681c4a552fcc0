import { type AreaLevel, type AreaRange, isInside } from '../../domain/areas';
import { formatAreaTitle } from '../../format/areas';
import { cellText, type SheetRow } from '../read/sheet-rows';
import type { MatchedColumn } from '../table/match-columns';
import { levelOfBareWord, levelOfDroppedHead, levelOfHead } from '../table/place-words';
import { looksLikeBps, readCode } from '../table/read-code';
import { isCarried, withoutSumWord } from '../table/sum-labels';
import type { Table } from '../table/table';
import { AreaCells } from './area-cells';
import { type AreaClues, type AreaContext, type AreaMatch, clueText } from './area-clues';
import type { AreaIndex } from './area-index';
import { areasNamed, levelOfRange } from './area-names';
import { ambiguous, besideBps, saidOtherwise } from './area-refusals';
import { isNamed, parentsOf } from './areas-above';
import type { KnownArea } from './known-area';
import { matchArea } from './match-area';
import { type LostHeading, TableHeadings } from './table-headings';
import { areWhole, decideLevel } from './table-level';
import { areaOfSheetName, areaOfTitles } from './title-areas';

/**
 * The areas that the rows of one table speak of. It decides once where the table lies and of which level its rows are,
 * and follows the headings down the table.
 */
export class AreaResolver {
  readonly level: AreaLevel | null;
  private readonly headings: TableHeadings;
  private readonly index: AreaIndex;
  private readonly scope: AreaRange;
  private readonly cells: AreaCells;
  /** The other levels at which as many of the names are found, where neither the header nor the title says which. */
  private readonly alsoAt: readonly AreaLevel[];
  private readonly wholeCodes: boolean;
  /** Where the title and the name of the sheet say two areas, neither inside the other. */
  private readonly otherwise: { titled: KnownArea; named: KnownArea } | null;
  /** Whether the column of codes holds some that are those of BPS; null: not looked at yet. */
  private bps: boolean | null = null;
  private readonly written = () => this.cells.namesWritten();
  private readonly writtenAbove = (at: number) => this.cells.namesWrittenAbove(at);

  constructor(input: { table: Table; index: AreaIndex; scope: AreaRange }) {
    const { table, index, scope } = input;
    this.index = index;
    this.scope = scope;
    this.cells = new AreaCells(table);
    const { cells } = this;
    const codes = cells.code ? cells.areaRows.map((row) => cells.codeOf(row)) : [];
    this.wholeCodes = areWhole(codes, index);
    const titles = table.ofSeveralSheets ? table.titles.slice(1) : table.titles;
    const titled = areaOfTitles(titles, scope, index) ?? areaOfTitles(table.titles, scope, index);
    const { level, alsoAt } = decideLevel({
      ...{ index, scope, code: cells.code, codes, titles: table.titles, within: titled ?? scope },
      ...{ name: cells.name, names: cells.areaRows.map((row) => cells.nameOf(row)) },
      written: () => cells.namesWritten(),
    });
    this.level = level;
    this.alsoAt = alsoAt;
    const bySheet = (within: AreaRange) => areaOfSheetName(table.sheet, { within, level, index });
    const about = (table.ofSeveralSheets ? bySheet(titled ?? scope) : null) ?? titled;
    this.headings = new TableHeadings({ index, scope, level, about, titles: table.titles });
    const named = about === null ? null : (bySheet(scope) ?? areaOfTitles([table.sheet], scope, index));
    const apart = about && named && !isInside(named, about) && !isInside(about, named);
    this.otherwise = apart ? { titled: about, named } : null;
  }

  /** What the last title so far says that the table is about, where names are looked up; null: the uploader's own area. */
  get about(): KnownArea | null {
    return this.headings.about;
  }

  /** Whether the rows here stand below a heading whose area is not known. */
  get isLost(): boolean {
    return this.headings.lost !== null;
  }

  private get heading(): KnownArea | null {
    return this.headings.heading;
  }

  /**
   * The area of a row.
   * @param said a code or name that a person set for the row, which goes before what stands in it
   */
  match(row: SheetRow, said: string | undefined): AreaMatch {
    const clues: AreaClues = said === undefined ? this.cells.cluesOf(row) : { code: said, name: null, above: [] };
    const { lost } = this.headings;
    if (lost && said === undefined) return this.matchLost(row, clues, lost);
    const within = this.heading ?? this.about ?? this.scope;
    const match = matchArea(clues, this.contextIn(within));
    const asked = said === undefined && this.heading === null ? this.askOtherwise(clues, match) : null;
    if (asked) return asked;
    if (match.ok && said === undefined && this.isBesideBps(clues)) return besideBps(match.area, this.contextIn(within));
    if (match.ok) return this.ofOneLevel(match, clues, within);
    // A heading may stand below its rows, or be none of theirs: then the whole table is looked through.
    const wider = this.heading === null ? match : matchArea(clues, this.contextIn(this.about ?? this.scope));
    if (wider.ok) return this.ofOneLevel(wider, clues, this.about ?? this.scope);
    return this.wholeTable(clues) ?? match;
  }

  /**
   * The question about a name that is found in the area which the name of the sheet says, where the title says another
   * one: which of the two was left from another table cannot be told. Null: it is not there, or the row says where it lies.
   */
  private askOtherwise(clues: AreaClues, match: AreaMatch): AreaMatch | null {
    const { otherwise } = this;
    if (otherwise === null || this.about !== otherwise.titled || (match.ok && match.by === 'code')) return null;
    if (clues.above.some(({ name, code }) => clueText(name) !== '' || clueText(code) !== '')) return null;
    const other = matchArea(clues, this.contextIn(otherwise.named));
    if (!other.ok || (match.ok && match.area.lo === other.area.lo)) return null;
    return saidOtherwise(clueText(clues.name), { ...otherwise, hits: [...(match.ok ? [match.area] : []), other.area] });
  }

  /** Whether a code stands without dots and without a name in a column that holds codes of BPS: it may be one too. */
  private isBesideBps({ code, name, above }: AreaClues): boolean {
    if (clueText(name) !== '' || above.length > 0 || !bareCode.test(clueText(code))) return false;
    this.bps ??= this.cells.areaRows.some((row) => {
      const cell = this.cells.codeOf(row);
      return bareCode.test(clueText(cell)) && looksLikeBps(cell) && this.index.find(readCode(cell) ?? '') === null;
    });
    return this.bps;
  }

  /** A name that is found at several levels, where as many names of the table are, is asked about. */
  private ofOneLevel(match: AreaMatch, clues: AreaClues, within: AreaRange): AreaMatch {
    if (!match.ok || match.by !== 'name' || this.alsoAt.length === 0) return match;
    const text = clueText(clues.name);
    if (text === '' || levelOfDroppedHead(text) !== null) return match;
    const context = this.contextIn(within);
    const others = this.alsoAt.flatMap((level) => areasNamed(text, within, level, context));
    return others.length === 0 ? match : ambiguous(text, [match.area, ...others], context);
  }

  /** "JAWA BARAT" below its kabupaten: the area that the table is about, where none of its parts is called so. */
  private wholeTable(clues: AreaClues): AreaMatch | null {
    const whole = this.about ?? this.index.above(this.scope, levelOfRange(this.scope));
    const text = clueText(clues.name);
    const named = whole !== null && text !== '' && clueText(clues.code) === '' && isNamed(whole, text);
    return named && clues.above.every(({ name, code }) => clueText(name) === '' && clueText(code) === '')
      ? { ok: true, area: whole, by: 'name' }
      : null;
  }

  /** Below a heading that leads nowhere only a whole code, or a column above of the heading's level, says where a row lies. */
  private matchLost(row: SheetRow, clues: AreaClues, lost: LostHeading): AreaMatch {
    const own = this.cells.above.some((column) => {
      return column.level !== null && column.level <= lost.level && clueText(this.cells.cell(row, column)) !== '';
    });
    const coded = clueText(clues.code).replaceAll(/\D/g, '').length >= 6;
    const match = own || coded ? matchArea(clues, this.contextIn(this.scope)) : null;
    if (match?.ok && this.isBesideBps(clues)) return besideBps(match.area, this.contextIn(this.scope));
    if (match && (own || !match.ok || match.by === 'code')) return match;
    const where = lost.within ? formatAreaTitle(lost.within) : 'wilayah kerja Anda';
    const [what, mend] =
      lost.row === null ? ['judul tabel', 'judulnya'] : [`baris ${lost.row}`, `nama di baris ${lost.row}`];
    return {
      ok: false,
      code: 'area-elsewhere',
      reason: `${what} menyebut '${cellText(lost.label)}', yang tidak ditemukan di ${where}`,
      suggestion: `Kirim hanya baris wilayah Anda, perbaiki ${mend}, atau tambahkan kolom kode wilayah.`,
      candidates: [],
    };
  }

  /** The smallest area above a row that its columns, its heading or the title name: where its name is looked up. */
  parentFor(row: SheetRow): AreaRange {
    const within = this.heading ?? this.about ?? this.scope;
    const above = parentsOf({ code: null, name: null, above: this.cells.aboveOf(row) }, this.contextIn(within));
    const [only, ...others] = above.ok ? above.areas : [];
    return only && others.length === 0 ? only : within;
  }

  /** What a text alone in its row means: the area that the next rows lie in, an area without figures, or nothing. */
  takeHeading(label: string, row: number): { kind: 'parent' | 'note' } | { kind: 'area'; area: KnownArea } {
    const named = this.headings.find(label);
    if (named.found) return this.headings.enter(named.found);
    const within = this.about ?? this.scope;
    const said = levelOfHead(label);
    if (!this.isLost && this.level !== null && (said === null || said === this.level)) {
      const own = matchArea({ code: null, name: label, above: [] }, this.contextIn(this.heading ?? within));
      if (own.ok) return { kind: 'area', area: own.area };
    }
    const levels = ([2, 3] as const).filter(
      (level) => (this.level === null || level < this.level) && (said === null || said === level),
    );
    for (const level of levels) {
      // Another kabupaten lies outside the one of the title.
      const restates = this.about !== null && level <= this.about.level;
      const parent = restates ? this.scope : within;
      const match = matchArea({ code: null, name: label, above: [] }, { ...this.contextIn(parent), level });
      if (match.ok) return this.headings.enter(match.area);
    }
    const { missing } = named;
    if (!missing || (this.level === null && missing.level > 2)) return { kind: named.held ? 'parent' : 'note' };
    return this.headings.lose(missing, label, row);
  }

  /** Whether a text names an area as high as that of the title: below it the table speaks of another one. */
  restatesTitle(label: string): boolean {
    return this.headings.restatesTitle(label);
  }

  /**
   * The area that a row of sums is of: by its code, by the name in its label ("Jumlah Kec. Klari", "Kab. Pasangkayu"), by
   * the level that its label is the word of ("PROVINSI"), else by the columns above. `elsewhere`: its label names an
   * area that is not one of the uploader's own.
   */
  subjectOfSum(row: SheetRow, label: string): { area: KnownArea | null; elsewhere: boolean } {
    const coded = this.index.find(readCode(this.cells.codeOf(row)) ?? '');
    if (coded && isInside(coded, this.scope)) return { area: coded, elsewhere: false };
    const name = isCarried(label) ? '' : withoutSumWord(label);
    const bare = levelOfBareWord(name);
    if (bare !== null) return this.subjectOfLevel(bare);
    if (name === '') return { area: isCarried(label) ? null : this.subjectAbove(row), elsewhere: false };
    const said = levelOfHead(name);
    for (const level of said === null ? ([2, 3, 1] as const) : [said]) {
      const match = matchArea({ code: null, name, above: [] }, { ...this.contextIn(this.scope), level });
      if (match.ok) return { area: match.area, elsewhere: false };
    }
    const holds = ([1, 2, 3] as const).some((level) => {
      const holder = this.index.above(this.scope, level);
      return holder !== null && isNamed(holder, name);
    });
    return { area: null, elsewhere: holds || (said !== null && said < 4 && name.split(/\s+/).length > 1) };
  }

  /** The area of a level that the whole table lies in. */
  private subjectOfLevel(level: AreaLevel): { area: KnownArea | null; elsewhere: boolean } {
    const area = this.index.above(this.about ?? this.heading ?? this.scope, level);
    if (area === null) return { area: null, elsewhere: level === 0 };
    return isInside(area, this.scope) ? { area, elsewhere: false } : { area: null, elsewhere: true };
  }

  /** The area that the columns above name, where they name one. */
  private subjectAbove(row: SheetRow): KnownArea | null {
    const place = this.parentFor(row);
    const within = this.heading ?? this.about ?? this.scope;
    if (this.cells.above.length === 0 || (place.lo === within.lo && place.hi === within.hi)) return null;
    return this.index.above(place, levelOfRange(place));
  }

  /** "Nama dicari di dalam Kabupaten Karawang, sesuai judul." Null where the title says nothing. */
  explain(): string | null {
    return this.headings.explain();
  }

  /** The column above that leads a row nowhere, by its place among them. */
  columnAbove(at: number): MatchedColumn | undefined {
    return this.cells.above[at];
  }

  private contextIn(parent: AreaRange): AreaContext {
    const { index, scope, level, wholeCodes, written, writtenAbove } = this;
    return { index, scope, parent, level, wholeCodes, written, writtenAbove };
  }
}

const bareCode = /^\d{7,10}$/;
