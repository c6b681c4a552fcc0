import { type AreaLevel, type AreaRange, levelOfCode } from '../domain/areas';
import { formatAreaTitle } from '../format/areas';
import { type AreaIndex, foldName, type KnownArea } from './area-index';
import type { Table } from './find-table';
import { areaDepth } from './header-words';
import { type AreaClues, type AreaMatch, matchArea, parentOf } from './match-area';
import type { MatchedColumn } from './match-columns';
import { readCode } from './read-code';
import type { CellValue, SheetRow } from './sheet-rows';

/**
 * The areas that the rows of one table speak of. It decides once where the table lies and of which level its rows are,
 * and follows the headings down the table.
 */
export class AreaResolver {
  readonly level: AreaLevel | null;
  /** What the title says the table is about, where names are looked up; otherwise the uploader's own area. */
  readonly about: KnownArea | null;
  private readonly index: AreaIndex;
  private readonly scope: AreaRange;
  private readonly code: MatchedColumn | undefined;
  private readonly name: MatchedColumn | undefined;
  private readonly above: (MatchedColumn & { level: AreaLevel | null })[];
  private readonly areaRows: readonly SheetRow[];
  private folded: ReadonlySet<string> | null = null;
  private heading: KnownArea | null = null;

  constructor(input: { table: Table; index: AreaIndex; scope: AreaRange }) {
    const { table, index, scope } = input;
    this.index = index;
    this.scope = scope;
    this.code = table.columns.find((column) => column.meaning === 'areaCode');
    this.name = table.columns.find((column) => column.meaning === 'areaName');
    this.above = table.columns
      .filter((column) => column.meaning === 'parentCode' || column.meaning === 'parentName')
      .map((column) => ({ ...column, level: levelOfDepth(areaDepth(column.header)) }));
    this.areaRows = table.rows.filter((one) => one.kind === 'area').map((one) => one.row);
    const titled = this.findAbout(table.titles);
    this.level =
      levelOfDepth(areaDepth((this.name ?? this.code)?.header ?? '')) ?? this.voteLevel(titled ?? this.scope);
    this.about = (table.ofSeveralSheets ? this.findBySheet(table.sheet, titled ?? this.scope) : null) ?? titled;
  }

  /**
   * The area of a row.
   * @param said a code or name that a person set for the row, which goes before what stands in it
   */
  match(row: SheetRow, said: string | undefined): AreaMatch {
    const clues: AreaClues =
      said === undefined
        ? { code: this.cell(row, this.code), name: this.cell(row, this.name), above: this.aboveOf(row) }
        : { code: said, name: null, above: [] };
    const within = this.heading ?? this.about ?? this.scope;
    const match = matchArea(clues, this.contextIn(within));
    if (match.ok || this.heading === null) return match;
    // A heading may stand below its rows, or be none of theirs: then the whole table is looked through.
    const wider = matchArea(clues, this.contextIn(this.about ?? this.scope));
    return wider.ok ? wider : match;
  }

  /** The smallest area above a row that its columns, its heading or the title name: where its name is looked up. */
  parentFor(row: SheetRow): AreaRange {
    const within = this.heading ?? this.about ?? this.scope;
    const above = parentOf({ code: null, name: null, above: this.aboveOf(row) }, this.contextIn(within));
    return above.ok ? above.area : within;
  }

  /** What a text alone in its row means: the area that the next rows lie in, an area without figures, or nothing. */
  takeHeading(label: string): 'parent' | 'area' | 'note' {
    const within = this.about ?? this.scope;
    const said = levelOfWord(label);
    if (this.level !== null && (said === null || said === this.level)) {
      const own = matchArea({ code: null, name: label, above: [] }, this.contextIn(this.heading ?? within));
      if (own.ok) return 'area';
    }
    const levels = ([2, 3] as const).filter(
      (level) => (this.level === null || level < this.level) && (said === null || said === level),
    );
    for (const level of levels) {
      const match = matchArea({ code: null, name: label, above: [] }, { ...this.contextIn(within), level });
      if (!match.ok) continue;
      this.heading = match.area;
      return 'parent';
    }
    return 'note';
  }

  /** The area that the label of a sum names: "Jumlah Kec. Klari", "Kab. Pasangkayu"; null: none. */
  areaOfSum(label: string): KnownArea | null {
    const name = label.replace(/^(?:(?:sub|grand)[\s-]*)?(?:total|jumlah|jml)\b[\s:.]*/i, '').trim();
    if (name === '') return null;
    const level = levelOfWord(name);
    const levels = level === null ? ([2, 3, 1] as const) : ([level] as const);
    for (const one of levels) {
      const match = matchArea({ code: null, name, above: [] }, { ...this.contextIn(this.scope), level: one });
      if (match.ok) return match.area;
    }
    return null;
  }

  /** "Nama dicari di dalam Kabupaten Karawang, sesuai judul." Null where the title says nothing. */
  explain(): string | null {
    return this.about === null ? null : `Nama dicari di dalam ${formatAreaTitle(this.about)}, sesuai judul tabel.`;
  }

  private contextIn(parent: AreaRange) {
    return { index: this.index, scope: this.scope, parent, level: this.level, written: () => this.namesWritten() };
  }

  /** The folded names of the rows, made when somebody asks for them: a file of codes never does. */
  private namesWritten(): ReadonlySet<string> {
    this.folded ??= new Set(this.areaRows.map((row) => foldName(this.textOf(row))));
    return this.folded;
  }

  private cell(row: SheetRow, column: MatchedColumn | undefined): CellValue | undefined {
    return column ? row.cells[column.index] : null;
  }

  private textOf(row: SheetRow): string {
    return String(this.cell(row, this.name) ?? this.cell(row, this.code) ?? '');
  }

  private aboveOf(row: SheetRow): AreaClues['above'] {
    return this.above.map((column) => {
      const cell = this.cell(row, column);
      return column.meaning === 'parentCode'
        ? { code: cell, name: null, level: column.level }
        : { code: null, name: cell, level: column.level };
    });
  }

  /** The smallest area inside the scope that the titles name with its word in front: "KABUPATEN KARAWANG". */
  private findAbout(titles: readonly string[]): KnownArea | null {
    let found: KnownArea | null = null;
    for (const title of titles) {
      for (const [, word = '', name = ''] of title.matchAll(namedInTitle)) {
        const level = /^kec/i.test(word) ? 3 : /^prov/i.test(word) ? 1 : 2;
        const area = this.longestNamed(word, name, level);
        if (area && (found === null || area.level > found.level)) found = area;
      }
    }
    return found;
  }

  /** Titles go on behind the name ("KABUPATEN KARAWANG TAHUN 2021"): fewer and fewer words of it are tried. */
  private longestNamed(word: string, text: string, level: AreaLevel): KnownArea | null {
    const words = text.trim().split(/\s+/).slice(0, 5);
    for (let take = words.length; take > 0; take--) {
      const name = words.slice(0, take).join(' ');
      const folded = /^kota/i.test(word) ? `kota${foldName(name)}` : foldName(name);
      const hits = this.index.named(folded, this.scope, level);
      const [only] = hits;
      if (hits.length === 1 && only) return only;
    }
    return null;
  }

  /** The area above its rows that a sheet of several is called after: "Klari", "KEC. KLARI". */
  private findBySheet(name: string, within: AreaRange): KnownArea | null {
    for (const level of [3, 2] as const) {
      if (this.level !== null && level >= this.level) continue;
      const hits = this.index.named(foldName(name), within, level);
      const [only] = hits;
      if (hits.length === 1 && only) return only;
    }
    return null;
  }

  /**
   * The level of most codes, else the one at which most names are found, where the header does not say: at least half of
   * them must be. A few hundred rows from all over the table tell as much as all of them.
   */
  private voteLevel(within: AreaRange): AreaLevel | null {
    const step = Math.ceil(this.areaRows.length / mostVotes);
    const rows = step <= 1 ? this.areaRows : this.areaRows.filter((_row, at) => at % step === 0);
    return this.voteByCode(rows) ?? this.voteByName(rows, within);
  }

  private voteByCode(rows: readonly SheetRow[]): AreaLevel | null {
    const codes = rows.map((row) => readCode(this.cell(row, this.code)));
    return mostCommon(codes.map((code) => (code === null ? null : levelOfCode(code))));
  }

  private voteByName(rows: readonly SheetRow[], within: AreaRange): AreaLevel | null {
    const texts = rows.map((row) => this.cell(row, this.name)).filter((cell) => typeof cell === 'string');
    if (texts.length === 0) return null;
    let best: { level: AreaLevel; hits: number } | null = null;
    for (const level of [1, 2, 3, 4] as const) {
      const hits = texts.filter((text) => this.index.named(foldName(text), within, level).length > 0).length;
      if (!best || hits > best.hits) best = { level, hits };
    }
    return best && best.hits * 2 >= texts.length ? best.level : null;
  }
}

const mostVotes = 400;

/** What at least half of them are; null: nothing is, or they are nothing. */
function mostCommon(levels: readonly (AreaLevel | null)[]): AreaLevel | null {
  for (const level of [4, 3, 2, 1] as const) {
    if (levels.filter((one) => one === level).length * 2 >= Math.max(1, levels.length)) return level;
  }
  return null;
}

const namedInTitle = /\b(kabupaten|kab|kota|kecamatan|kec|provinsi|prov)\b\.?\s+([\p{L}\s'’-]+)/giu;

/** The level that a word in front of a name says; null: none. */
function levelOfWord(text: string): AreaLevel | null {
  if (/^(?:kecamatan|kec)\b/i.test(text)) return 3;
  if (/^(?:kabupaten|kab|kota)\b/i.test(text)) return 2;
  if (/^(?:provinsi|prov)\b/i.test(text)) return 1;
  return /^(?:desa|kelurahan|kel)\b/i.test(text) ? 4 : null;
}

function levelOfDepth(depth: number): AreaLevel | null {
  return depth >= 1 && depth <= 4 ? (depth as AreaLevel) : null;
}
