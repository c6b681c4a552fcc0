import type { CellValue, SheetRow } from '../read/sheet-rows';
import { isNumbering } from './find-header';
import { levelOfBareWord } from './place-words';
import { readCode } from './read-code';
import { readDay } from './read-day';

/**
 * What a row of the table is, before anybody asks which area it speaks of. `area`: names one, with or without figures.
 * `sum`: is known as a sum by its label, and is compared with its parts. `rest`: what the areas of the table do not explain
 * of its sum. `heading`: a text alone, which may be the kecamatan that the rows below belong to, an area that has not
 * reported, or a remark.
 */
export type TableRow =
  | { kind: 'area'; row: SheetRow }
  | { kind: 'sum'; row: SheetRow; label: string }
  | { kind: 'rest'; row: SheetRow; label: string }
  | { kind: 'heading'; row: SheetRow; label: string };

export type RowKinds = {
  /** In the order of the sheet. */
  rows: TableRow[];
  /** The row that numbers the columns; null: none. */
  numbering: number | null;
  /** Rows below the last figure: notes, sources, signatures. */
  below: SheetRow[];
};

const sumWords =
  /^(?:(?:sub|grand)[\s-]*)?(?:total|jumlah|jml|rekapitulasi|rata[\s-]*rata|(?:di)?pindah(?:an|kan)(?:\s+(?:dari|ke|hal|halaman)\b.*)?$)(?![\p{L}\p{N}])/iu;
/** "Belum dirinci", as our own tables end, and what others write for it. */
const restWords = /^(?:belum|tidak|tanpa)\s+(?:di|te)?rinci(?:an)?(?:\s+(?:wilayah|per\s+wilayah))?$/i;
const areaTitle = /^(?:kabupaten|kab|kota|provinsi|prov|kecamatan|kec|distrik|kapanewon|kemantren)\b[\s.]*\S/i;

/** The columns by what stands in them, as indexes of `cells`. */
export type ColumnPlaces = {
  /** Codes and names of the row's own area. */
  area: readonly number[];
  /** Figures, stored or compared. */
  figures: readonly number[];
  /** What is written for people. */
  remarks: readonly number[];
};

/**
 * Sorts the rows below a header. Nothing is lost: each row is in exactly one of the lists, or is the numbering. The table
 * ends at the last row that has a figure beside a text or a code.
 */
export function classifyRows(rows: readonly SheetRow[], places: ColumnPlaces): RowKinds {
  const [first] = rows;
  const numbered = first !== undefined && isNumbering(first);
  const body = numbered ? rows.slice(1) : rows;
  const end = body.findLastIndex((row) => belongs(row, places));
  return {
    rows: body.slice(0, end + 1).map((row) => classify(row, places)),
    numbering: numbered ? first.number : null,
    below: body.slice(end + 1),
  };
}

function classify(row: SheetRow, places: ColumnPlaces): TableRow {
  // Most rows of most files.
  if (hasWholeCode(row, places) && hasFigure(row, places)) return { kind: 'area', row };
  const rest = restLabel(row, places);
  if (rest !== null) return { kind: 'rest', row, label: rest };
  const label = sumLabel(row, places);
  if (label !== null) return { kind: 'sum', row, label };
  const text = lonelyText(row);
  if (text !== null && !hasFigure(row, places)) return { kind: 'heading', row, label: text };
  return { kind: 'area', row };
}

/**
 * A row of the table: something that names an area or a sum, and a figure; or an area that has none yet, known by its
 * code, by the running number beside its name or by a dash for its figure, which a signature below the table has not.
 */
function belongs(row: SheetRow, places: ColumnPlaces): boolean {
  const named = places.area.some((index) => filled(row, index));
  if (hasFigure(row, places)) return named || textsOf(row, places).length > 0;
  if (!named) return false;
  return places.area.some((index) => isCode(row.cells[index])) || isCounted(row, places) || hasDash(row, places);
}

/** A dash in the place of a figure: the area is one of the table's, and has not reported. */
function hasDash(row: SheetRow, places: ColumnPlaces): boolean {
  return places.figures.some((index) => /^\s*[-–—]\s*$/.test(String(row.cells[index] ?? '')));
}

function isCode(cell: CellValue | undefined): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^['"]?\d{2}[\d.\s]*\d['"]?$/.test(cell.trim()));
}

const dottedCode = /^\d{2}\.\d{2}\.\d{2}(?:\.\d{4})?$/;

function isWholeCode(cell: CellValue | undefined): boolean {
  if (typeof cell === 'string' && dottedCode.test(cell)) return true;
  const digits = String(cell ?? '').replaceAll(/[.'\s]/g, '');
  return /^\d{6}(?:\d{4})?$/.test(digits) && readCode(cell) !== null;
}

function hasWholeCode(row: SheetRow, places: ColumnPlaces): boolean {
  return places.area.some((index) => isWholeCode(row.cells[index]));
}

function isCounted(row: SheetRow, places: ColumnPlaces): boolean {
  return row.cells.some((cell, index) => {
    if (places.area.includes(index) || places.figures.includes(index)) return false;
    return typeof cell === 'number' || (typeof cell === 'string' && /^\d{1,5}\.?$/.test(cell.trim()));
  });
}

function filled(row: SheetRow, index: number): boolean {
  const cell = row.cells[index];
  return cell !== null && cell !== undefined && cell !== '';
}

/** Digits, or a word that offices write for one: a dash says "nothing", which is no figure either. */
function hasFigure(row: SheetRow, places: ColumnPlaces): boolean {
  return places.figures.some((index) => isFigureCell(row.cells[index]));
}

function isFigureCell(cell: CellValue | undefined): boolean {
  if (typeof cell === 'number') return true;
  if (typeof cell !== 'string') return false;
  const text = cell.trim();
  if (/^(?:nol|nihil)$/i.test(text) || text.startsWith('#') || text.startsWith('=')) return true;
  // "Karawang, 13 April 2021" and "13 April 2021" stand above a signature, "NIP. 1970…" below it.
  return /^[^\p{L}]*\d/u.test(text) && !isDay(text);
}

function isDay(text: string): boolean {
  const reading = readDay(text);
  return /\p{L}/u.test(text) && reading.ok && reading.day !== null;
}

/** The texts of a row outside its figures. */
function textsOf(row: SheetRow, places: ColumnPlaces): string[] {
  return row.cells.flatMap((cell, index) =>
    typeof cell === 'string' && cell.trim() !== '' && !places.figures.includes(index) ? [cell.trim()] : [],
  );
}

/** The text by which a row is the rest of the sum, where an area would stand; null: it is none. */
function restLabel(row: SheetRow, places: ColumnPlaces): string | null {
  const label = places.area.flatMap((index) => textAt(row, index)).find((text) => restWords.test(text));
  return label === undefined || hasWholeCode(row, places) ? null : label;
}

/**
 * The text by which a row is a sum: JUMLAH and its kin where its area would stand or left of it, or the name of an area
 * left of an empty name column, or the word of a level alone ("PROVINSI"). A remark that begins so says nothing of the
 * row, and a row with a whole code speaks of that area, whatever its name begins with.
 */
function sumLabel(row: SheetRow, places: ColumnPlaces): string | null {
  if (!hasFigure(row, places)) return null;
  const label = sumText(row, places);
  return label === null || hasWholeCode(row, places) ? null : label;
}

function sumText(row: SheetRow, places: ColumnPlaces): string | null {
  const names = places.area.flatMap((index) => textAt(row, index)).filter((text) => /\p{L}/u.test(text));
  const said = names.find((text) => sumWords.test(text) || (levelOfBareWord(text) ?? 0) > 0);
  if (said !== undefined) return said;
  const first = Math.min(...places.area);
  const before = row.cells.flatMap((_cell, index) => (index < first ? textAt(row, index) : []));
  const inFront = before.find((text) => sumWords.test(text));
  if (inFront !== undefined) return [inFront, ...names].join(' ');
  if (places.area.some((index) => filled(row, index))) return null;
  const texts = row.cells.flatMap((_cell, index) =>
    places.figures.includes(index) || places.remarks.includes(index) ? [] : textAt(row, index),
  );
  const isLabel = (text: string) => sumWords.test(text) || areaTitle.test(text) || levelOfBareWord(text) !== null;
  return texts.find(isLabel) ?? null;
}

function textAt(row: SheetRow, index: number): string[] {
  const cell = row.cells[index];
  return typeof cell === 'string' && cell.trim() !== '' ? [cell.trim()] : [];
}

/** The only text of a row that holds nothing else. */
function lonelyText(row: SheetRow): string | null {
  const cells = row.cells.filter((cell) => cell !== null && cell !== '');
  const texts = cells.filter((cell) => typeof cell === 'string');
  const words = texts.filter((text) => !/^(?:[ivxlc]+|[a-z]|\d+)[.)]?$/i.test(text.trim()));
  const numbers = cells.length - texts.length;
  return words.length === 1 && numbers <= 1 ? (words[0] ?? '').trim() : null;
}
