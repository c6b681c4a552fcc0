import { largestCount } from '../../domain/counts';
import { type ImportSettings, type Measure, type TotalMeasure, totalMeasures } from '../../domain/imports';
import type { RefusalCode } from '../../domain/refusal-codes';
import { formatCount } from '../../format/numbers';
import type { SheetRow } from '../read/sheet-rows';
import { type ColumnLocale, decideLocale } from '../table/decide-locale';
import { withoutUnit } from '../table/figure-units';
import { isMeasure, type MatchedColumn } from '../table/match-columns';
import { readNumber, readSigned, refusePercent } from '../table/read-number';
import type { Table } from '../table/table';
import { largestOf, type RowFigures } from './check-figures';

/** A column of figures, with how it writes them. */
export type FigureColumn = MatchedColumn & { meaning: Measure | TotalMeasure; locale: ColumnLocale };

/** What is wrong with a cell of figures. */
type Refused = { code: RefusalCode; reason: string; suggestion: string };

const tooLargeTogether: Refused = {
  code: 'figure-too-large',
  reason: `angka ini dan angka kolom yang dijumlahkan dengannya bersama-sama melewati batas ${formatCount(largestCount)}`,
  suggestion: 'Periksa apakah ada nol yang kelebihan.',
};

function isFigureColumn(column: MatchedColumn): column is MatchedColumn & { meaning: Measure | TotalMeasure } {
  return isMeasure(column.meaning) || (totalMeasures as readonly (string | null)[]).includes(column.meaning);
}

/** The columns of figures of a table. What a user said of their signs is by header. */
export function figureColumnsOf({ columns, rows }: Table, { signs = {} }: ImportSettings): FigureColumn[] {
  return columns.filter(isFigureColumn).map((column) => ({
    ...column,
    locale: decideLocale(
      rows.map(({ row }) => withoutUnit(row.cells[column.index], column.meaning)),
      Object.hasOwn(signs, column.header) ? signs[column.header] : undefined,
    ),
  }));
}

/** The figures of a row, the columns whose cells cannot be read, and what is to be said of cells that can. */
export type ReadRow = {
  figures: RowFigures;
  refused: { column: FigureColumn; why: Refused }[];
  notes: { column: FigureColumn; note: string }[];
};

/** The figures of a row; those of columns that are added stand as their sum. */
export function readFigures(row: SheetRow, columns: readonly FigureColumn[]): ReadRow {
  const figures: RowFigures = new Map();
  const refused: ReadRow['refused'] = [];
  const notes: ReadRow['notes'] = [];
  for (const column of columns) {
    const { index, meaning, locale, adds } = column;
    const cell = row.cells[index];
    if (cell === null || cell === undefined) continue;
    if (typeof cell === 'number' && row.percents?.includes(index)) {
      refused.push({ column, why: { ...refusePercent(cell), code: 'figure-unreadable' } });
      continue;
    }
    const reading = readNumber(withoutUnit(cell, meaning), largestOf(meaning), locale);
    if (!reading.ok) refused.push({ column, why: { ...reading, code: 'figure-unreadable' } });
    else if (reading.value !== null) {
      const value = reading.value + (adds ? (figures.get(meaning) ?? 0) : 0);
      if (value > largestOf(meaning)) refused.push({ column, why: tooLargeTogether });
      figures.set(meaning, value);
      if (reading.note) notes.push({ column, note: reading.note });
    }
  }
  return { figures, refused, notes };
}

/**
 * Of figures that are the sum of two columns, the families that were found, by what they mean. Only where the row says
 * both: an empty cell is not 0, and who was found is then not known.
 */
export function readFound(row: SheetRow, columns: readonly FigureColumn[]): Map<Measure | TotalMeasure, number> {
  const found: RowFigures = new Map();
  for (const column of columns) {
    if (column.adds !== 'found') continue;
    const { meaning } = column;
    const other = columns.find((one) => one.meaning === meaning && one.adds === 'newlyListed');
    const value = figureIn(row, column);
    if (value !== null && other && figureIn(row, other) !== null) found.set(meaning, value);
  }
  return found;
}

function figureIn(row: SheetRow, { index, meaning, locale }: FigureColumn): number | null {
  const reading = readNumber(withoutUnit(row.cells[index], meaning), largestOf(meaning), locale);
  return reading.ok ? reading.value : null;
}

/** As `readFigures`, of differences: what the areas do not explain of their sum may be negative. */
export function readDifferences(row: SheetRow, columns: readonly FigureColumn[]): RowFigures {
  const figures: RowFigures = new Map();
  for (const { meaning, index, locale, adds } of columns) {
    const value = readSigned(row.cells[index], largestOf(meaning), locale);
    if (value !== null) figures.set(meaning, value + (adds ? (figures.get(meaning) ?? 0) : 0));
  }
  return figures;
}
