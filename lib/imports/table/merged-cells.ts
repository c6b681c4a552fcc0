import { type ColumnMeaning, totalMeasures, uploadLimits } from '../../domain/imports';
import { type CellValue, columnLetter, type MergedCells, type SheetRow } from '../read/sheet-rows';
import { isMeasure, type MatchedColumn } from './match-columns';

const own: ReadonlySet<ColumnMeaning | null> = new Set(['areaCode', 'areaName']);
/** What one cell may say of all rows that it is merged over. */
const said: ReadonlySet<ColumnMeaning | null> = new Set([...own, 'parentCode', 'parentName', 'day', 'period']);

/**
 * Rows below a header with what merged cells say written into each row that they reach over: a kecamatan over its desa, a
 * day over all rows. Excel keeps it in the first cell alone. A figure over several rows or figures is the figure of none of
 * them, so that all its rows get a text in its place which no figure is read from. A row that is several lines high, its
 * area with its figures, stays one row.
 */
export function spreadMerged(
  rows: readonly SheetRow[],
  columns: readonly MatchedColumn[],
  merged: readonly MergedCells[],
): readonly SheetRow[] {
  const first = rows[0]?.number ?? Number.POSITIVE_INFINITY;
  const below = merged.filter(({ firstRow }) => firstRow >= first);
  if (below.length === 0) return rows;
  const ofColumn = new Map(columns.map((column) => [column.index, column]));
  const meaningAt = (column: number) => ofColumn.get(column)?.meaning ?? null;
  const spans = (one: (meaning: ColumnMeaning | null) => boolean) =>
    new Set(below.filter(({ firstColumn }) => one(meaningAt(firstColumn))).map(rowsNamed));
  const ofAreas = spans((meaning) => own.has(meaning));
  const ofFigures = spans(isFigure);
  const changed = new Map<number, CellValue[]>();
  let left: number = uploadLimits.cells;
  const put = (at: number, column: number, value: CellValue) => {
    // Ranges that lie upon each other, which no program writes, are not written out without end.
    if (left-- <= 0) return;
    const cells = changed.get(at) ?? [...(rows[at]?.cells ?? [])];
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
    changed.set(at, cells);
  };
  for (const range of below) {
    if (left <= 0) break;
    const [from, ...others] = placesOf(rows, range);
    const value = from === undefined ? null : (rows[from]?.cells[range.firstColumn] ?? null);
    if (from === undefined || value === null || rows[from]?.number !== range.firstRow) continue;
    // A dash over several figures says of each that it was not reported, as a blank does.
    if (/^\s*[-–—]\s*$/.test(String(value))) continue;
    const meaning = meaningAt(range.firstColumn);
    if (said.has(meaning)) {
      if (own.has(meaning) && ofFigures.has(rowsNamed(range))) continue;
      for (const at of others) put(at, range.firstColumn, value);
      continue;
    }
    const figures = isFigure(meaning) ? columnsOf(range).filter((column) => isFigure(meaningAt(column))) : [];
    const oneRow = range.firstRow === range.lastRow || ofAreas.has(rowsNamed(range));
    if (figures.length < 2 && (figures.length === 0 || oneRow)) continue;
    for (const at of [from, ...others])
      for (const column of figures) put(at, column, `${value} di sel gabungan ${nameOf(range)}`);
  }
  return rows.map((row, at) => {
    const cells = changed.get(at);
    return cells ? { ...row, cells } : row;
  });
}

function rowsNamed({ firstRow, lastRow }: MergedCells): string {
  return `${firstRow} ${lastRow}`;
}

/** The places of the rows that a range reaches over, as far as they are filled. */
function placesOf(rows: readonly SheetRow[], { firstRow, lastRow }: MergedCells): number[] {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.number ?? 0) < firstRow) from = middle + 1;
    else to = middle;
  }
  const places: number[] = [];
  for (let at = from; (rows[at]?.number ?? Number.POSITIVE_INFINITY) <= lastRow; at++) places.push(at);
  return places;
}

function isFigure(meaning: ColumnMeaning | null): boolean {
  return isMeasure(meaning) || (totalMeasures as readonly (string | null)[]).includes(meaning);
}

function columnsOf({ firstColumn, lastColumn }: MergedCells): number[] {
  return Array.from(
    { length: Math.min(lastColumn, uploadLimits.columns - 1) - firstColumn + 1 },
    (_, at) => firstColumn + at,
  );
}

function nameOf({ firstRow, lastRow, firstColumn, lastColumn }: MergedCells): string {
  return `${columnLetter(firstColumn)}${firstRow}:${columnLetter(lastColumn)}${lastRow}`;
}
