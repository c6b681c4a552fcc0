import { type AreaLevel, type AreaRange, isInside } from '../../domain/areas';
import type { CellValue } from '../read/sheet-rows';
import { areaDepth } from '../table/header-words';
import type { MatchedColumn } from '../table/match-columns';
import { placeLevels } from '../table/place-words';
import { readCode } from '../table/read-code';
import { clueText } from './area-clues';
import type { AreaIndex } from './area-index';
import { areasNamed } from './area-names';

/** The columns of a table that say which areas its rows are, and where those are looked up. */
type AreaColumns = {
  code: MatchedColumn | undefined;
  name: MatchedColumn | undefined;
  /** Of the rows of areas. */
  codes: readonly (CellValue | undefined)[];
  names: readonly (CellValue | undefined)[];
  titles: readonly string[];
  index: AreaIndex;
  /** The uploader's own area. */
  scope: AreaRange;
  /** The area that the title names, or the uploader's own. */
  within: AreaRange;
  written: () => ReadonlySet<string>;
};

/**
 * `level`: of which level the rows of a table are; null: nothing says. `alsoAt`: the other levels at which as many of the
 * names are found, where neither the header nor the title says which.
 */
export type TableLevel = { level: AreaLevel | null; alsoAt: readonly AreaLevel[] };

/** So many rows, from all over the table, tell as much as all of them. */
const mostVotes = 400;

/**
 * The level of the rows: that of codes which are whole beyond doubt, else what the header says, else the level of most
 * codes, else the one at which most names are found: at least half of them must be.
 */
export function decideLevel(columns: AreaColumns): TableLevel {
  const { code, name, index, scope } = columns;
  const areas = some(columns.codes).map((cell) => (code ? index.find(readCode(cell) ?? '') : null));
  const whole = mostCommon(areas.map((area) => (area !== null && area.level > 2 ? area.level : null)));
  const said = whole ?? levelOfHeader(name) ?? levelOfHeader(code);
  // 76 is the end of a code in Jawa Barat, and no province of it.
  const level = said ?? mostCommon(areas.map((area) => (area !== null && isInside(area, scope) ? area.level : null)));
  return level === null ? levelOfNames(columns) : { level, alsoAt: [] };
}

/** Whether more codes of a column are whole beyond doubt, of a kabupaten or below, than are none as they stand. */
export function areWhole(cells: readonly (CellValue | undefined)[], index: AreaIndex): boolean {
  const codes = some(cells).map(clueText);
  const whole = codes.filter((code) => (index.find(readCode(code) ?? '')?.level ?? 0) > 1);
  const ends = codes.filter((code) => /^\d{1,4}$/.test(code) && !index.find(readCode(code) ?? ''));
  return whole.length > ends.length;
}

export function levelOfHeader(column: MatchedColumn | undefined): AreaLevel | null {
  const depth = areaDepth(column?.header ?? '');
  return depth >= 1 && depth <= 4 ? (depth as AreaLevel) : null;
}

function levelOfNames({ names, titles, index, within, written }: AreaColumns): TableLevel {
  const texts = some(names).filter((cell) => typeof cell === 'string');
  const hits = ([1, 2, 3, 4] as const).map((level) => ({
    level,
    found: texts.filter((text) => areasNamed(text, within, level, { index, written }).length > 0).length,
  }));
  const most = Math.max(...hits.map(({ found }) => found));
  if (most === 0 || most * 2 < texts.length) return { level: null, alsoAt: [] };
  const levels = hits.filter(({ found }) => found === most).map(({ level }) => level);
  const said = levels.length > 1 ? levels.find((level) => saysLevel(titles, level)) : undefined;
  const [first = null, ...others] = levels;
  return said === undefined ? { level: first, alsoAt: others } : { level: said, alsoAt: [] };
}

/** Whether a title says that the rows are of a level: "Laporan kabupaten/kota", "Capaian per kecamatan". */
function saysLevel(titles: readonly string[], level: AreaLevel): boolean {
  return titles.some((title) => {
    if (/\bkab(?:upaten)?\.?\s*(?:\/|dan)\s*kota\b/i.test(title)) return level === 2;
    const [, word = ''] = /\b(?:per|tiap|setiap|antar|menurut)\s+(\p{L}+)/iu.exec(title) ?? [];
    return placeLevels[word.toLowerCase()] === level;
  });
}

/** What at least half of them are; null: nothing is, or they are nothing. */
function mostCommon(levels: readonly (AreaLevel | null)[]): AreaLevel | null {
  for (const level of [4, 3, 2, 1] as const) {
    if (levels.filter((one) => one === level).length * 2 >= Math.max(1, levels.length)) return level;
  }
  return null;
}

function some<T>(rows: readonly T[]): readonly T[] {
  const step = Math.ceil(rows.length / mostVotes);
  return step <= 1 ? rows : rows.filter((_row, at) => at % step === 0);
}
