import type { CellValue, MergedCells, SheetRow, SheetRows } from '../read/sheet-rows';

/** The labels of a header of one to three rows, a text a column ('' where there is none). */
export type HeaderSpan = {
  /** Index of its first row among the rows of the sheet, and how many rows it takes. */
  at: number;
  height: number;
  labels: string[];
};

/**
 * The header stands in one of the first rows that are not empty; titles may stand above it. A title is one text alone and
 * does not count: a sheet of ours with its facts and notes has a page of them.
 */
export const headerWithin = 15;
const mostTitles = 100;
const tallest = 3;

function labelOf(cell: CellValue | undefined): string {
  return typeof cell === 'string' ? cell.replaceAll(/\s+/g, ' ').trim() : '';
}

/**
 * Every run of one to three rows near the top that may be a header, with the labels that its columns would have. Which
 * of them is one is for code that knows the words. A row of numbers is none, and neither is one with a single text, such
 * as a title, unless it stands last, or between the others over columns of figures. Cells that are merged over several rows are in it whole, or not at all.
 */
export function listHeaders({ rows, merged = [] }: SheetRows): HeaderSpan[] {
  const tall = merged.filter(({ firstRow, lastRow }) => firstRow < lastRow);
  const spans: HeaderSpan[] = [];
  let counted = 0;
  for (let at = 0; at < Math.min(mostTitles, rows.length) && counted < headerWithin; at++) {
    if (!isTitle(rows[at])) counted++;
    for (let height = 1; height <= tallest && at + height <= rows.length; height++) {
      const block = rows.slice(at, at + height);
      if (!block.every(isWords)) break;
      if (!followOn(block)) break;
      if (!block.slice(0, -1).every((row) => countTexts(row) > 1 || isAmid(row, block))) continue;
      if (isCut(block, tall) || goesOnBelow(block, rows.slice(at + height, at + tallest))) continue;
      spans.push({ at, height, labels: joinLabels(block) });
    }
  }
  return spans;
}

function isCut(block: readonly SheetRow[], tall: readonly MergedCells[]): boolean {
  const [first, last] = [block[0]?.number ?? 0, block.at(-1)?.number ?? 0];
  return tall.some(
    ({ firstRow, lastRow }) => (firstRow < first && lastRow >= first) || (firstRow <= last && lastRow > last),
  );
}

/**
 * Whether the rows below go on with the header: "Yang Ada", "Yang Lapor", "%" below "Kelurahan", and nothing below the
 * columns before it; between the two may stand a text alone, as a unit does. A row of the table has its area there.
 */
function goesOnBelow(block: readonly SheetRow[], below: readonly SheetRow[]): boolean {
  const last = block.findLast((row) => countTexts(row) > 1);
  const [next] = below;
  if (!last || !next) return false;
  const alone = countTexts(next) === 1 && isWords(next) && begin(next) > begin(last);
  const rest = below.slice(0, alone ? 2 : 1);
  const dividing = rest.at(-1);
  if (!dividing || !followOn([...block.slice(-1), ...rest]) || !isWords(dividing)) return false;
  const [texts, above] = [dividing.cells.map(labelOf), dividing.cells.map((_cell, at) => labelOf(last.cells[at]))];
  const divides = texts.some(
    (text, column) => text !== '' && above[column] !== '' && texts[column + 1] && above[column + 1] === '',
  );
  const figures = texts.some((text) => /^[('+-]*\d/.test(text));
  return begin(dividing) > begin(last) && divides && !figures;
}

/** Whether a text alone stands between rows of a header, below its columns of figures: "(keluarga)" above Online and Manual. */
function isAmid(row: SheetRow, block: readonly SheetRow[]): boolean {
  const [first, last] = [block[0], block.at(-1)];
  if (!first || !last || row === first) return false;
  return begin(row) > begin(first) && begin(last) > begin(first) && countTexts(last) > 1;
}

/** The place of its first text. */
function begin(row: SheetRow): number {
  return row.cells.findIndex((cell) => labelOf(cell) !== '');
}

function isTitle(row: SheetRow | undefined): boolean {
  return (
    row !== undefined && countTexts(row) === 1 && row.cells.every((cell) => cell === null || typeof cell === 'string')
  );
}

/** The header that a person points at, whatever stands in its rows; null where there are no such rows. */
export function headerAtRow(
  rows: readonly SheetRow[],
  place: { headerRow: number; headerRows: number },
): HeaderSpan | null {
  const at = rows.findIndex((row) => row.number === place.headerRow);
  const block = rows.slice(at, at + place.headerRows);
  if (at < 0 || block.length < place.headerRows) return null;
  return { at, height: place.headerRows, labels: joinLabels(block) };
}

/** Texts and blanks only, at least one text: a figure belongs to the table. */
function isWords(row: SheetRow): boolean {
  return (
    countTexts(row) > 0 && row.cells.every((cell) => cell === null || typeof cell === 'string') && !isNumbering(row)
  );
}

function countTexts(row: SheetRow): number {
  return row.cells.filter((cell) => labelOf(cell) !== '').length;
}

/** Rows of one header stand right below each other. */
function followOn(block: readonly SheetRow[]): boolean {
  return block.every((row, index) => index === 0 || row.number === (block[index - 1]?.number ?? 0) + 1);
}

/**
 * The label of a column: what stands above it, from top to bottom. "ONLINE" stands once above "Terdata" and "Masuk", for
 * its cells are merged: a blank takes the text to its left, as long as something stands below it.
 */
function joinLabels(block: readonly SheetRow[]): string[] {
  const width = Math.max(...block.map((row) => row.cells.length));
  const grid = block.map((row) => Array.from({ length: width }, (_, column) => labelOf(row.cells[column])));
  for (const [index, line] of grid.entries()) {
    const below = (column: number) => grid.slice(index + 1).some((other) => (other[column] ?? '') !== '');
    for (let column = 1; column < width; column++) {
      if (line[column] === '' && below(column) && below(column - 1)) line[column] = line[column - 1] ?? '';
    }
  }
  return Array.from({ length: width }, (_, column) => {
    const parts = grid.map((line) => line[column] ?? '').filter((part) => part !== '');
    return [...new Set(parts)].join(' ');
  });
}

const numberedCell = /^\(?\s*(\d{1,3}|[a-z])\s*\)?(?:\s*=.*)?$/i;

/**
 * A row that numbers the columns, as offices print it under the header: 1 2 3, (1) (2) (3), a b c, 6=4+5. Three columns
 * at least, each the one after its neighbour's; where the first has no number the count may begin at 2.
 */
export function isNumbering(row: SheetRow): boolean {
  const marks: number[] = [];
  for (const cell of row.cells) {
    if (cell === null || cell === '') continue;
    const [, mark] = numberedCell.exec(String(cell).trim()) ?? [];
    if (mark === undefined) return false;
    marks.push(/\d/.test(mark) ? Number(mark) : mark.toLowerCase().charCodeAt(0) - 96);
  }
  if (marks.length < 3) return false;
  const [first = 0] = marks;
  return first <= 2 && marks.every((mark, index) => mark === first + index);
}
