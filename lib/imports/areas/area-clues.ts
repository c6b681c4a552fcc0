import type { AreaLevel, AreaRange } from '../../domain/areas';
import type { RefusalCode } from '../../domain/refusal-codes';
import type { CellValue } from '../read/sheet-rows';
import { readCode } from '../table/read-code';
import type { AreaIndex } from './area-index';
import type { KnownArea } from './known-area';

/** What a column for an area above says. */
export type AboveClue = { code: CellValue | undefined; name: CellValue | undefined; level: AreaLevel | null };

/** What a row says of its area. */
export type AreaClues = {
  code: CellValue | undefined;
  name: CellValue | undefined;
  /** What columns for the areas above say, the highest first: kabupaten, kecamatan. */
  above: AboveClue[];
};

/** What the whole table says: where its rows lie, and of which level they are. */
export type AreaContext = {
  index: AreaIndex;
  /** The uploader's own area: nothing outside it exists. */
  scope: AreaRange;
  /** The heading that a row stands under, where it was an area; otherwise the scope. */
  parent: AreaRange;
  /** The level of the rows; null: not known, so that names are looked up level by level. */
  level: AreaLevel | null;
  /** Whether the table's codes are whole, so that one of two digits is a province and no end of a code. Absent: not known. */
  wholeCodes?: boolean;
  /** Folded names of the table's level 2 rows: where "Kota Bogor" has a row of its own, "Bogor" is the kabupaten. */
  written: () => ReadonlySet<string>;
  /** The same of a column for the areas above, by its place among them. */
  writtenAbove?: (at: number) => ReadonlySet<string>;
};

/**
 * Why a row has no area, and what may be meant. Suggestion and candidates are found when a caller asks: most of those
 * that ask whether a text is an area never do.
 */
export type AreaRefusal = {
  ok: false;
  code: RefusalCode;
  reason: string;
  suggestion: string;
  candidates: KnownArea[];
  /** The column above that leads nowhere, by its place among them; absent: the row's own area is what was not found. */
  above?: number;
};

export type AreaMatch = { ok: true; area: KnownArea; by: 'code' | 'name' | 'alias' } | AreaRefusal;

/** A cell as text, without marks of direction and of no width. */
export function clueText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return '';
  return String(cell)
    .replaceAll(/[\u00a0\u200b\u200e\u200f\s]+/g, ' ')
    .trim();
}

/** What a cell for a code holds: a whole code, the end of one ("06"), and a name behind it ("06 - ACEH BESAR"). */
export type SplitCode = { whole: string | null; end: string | null; rest: string };

export function splitCode(cell: CellValue | undefined): SplitCode {
  const text = clueText(cell);
  if (text === '') return { whole: null, end: null, rest: '' };
  const own = readParts(text);
  if (own) return { ...own, rest: '' };
  const [, digits = '', rest = ''] = /^(['"]?\d[\d.]*)(?:\s*[-–—:)]\s*|\.?\s+)(\p{L}.*)$/su.exec(text) ?? [];
  const parts = readParts(digits.replace(/[.]$/, ''));
  if (parts) return { ...parts, rest: rest.trim() };
  return { whole: null, end: null, rest: /\p{L}/u.test(text) ? text : '' };
}

/** A text of digits alone: of two or four of them it may be both, a province or the end of the code of a desa. */
function readParts(text: string): { whole: string | null; end: string | null } | null {
  const whole = readCode(text);
  const end = /^['"]?(\d{1,4})[.'"]?$/.exec(text)?.[1] ?? null;
  return whole === null && end === null ? null : { whole, end };
}
