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

/** The figures of a row; those of columns that are added stand as their sum. A cell that cannot be read is refused. */
export function readFigures(
  row: SheetRow,
  columns: readonly FigureColumn[],
  of: {
    refuse?: (column: FigureColumn, why: Refused) => void;
    note?: (column: FigureColumn, note: string) => void;
  } = {},
): RowFigures {
  const { refuse = () => {}, note = () => {} } = of;
  const figures: RowFigures = new Map();
  for (const column of columns) {
    const { index, meaning, locale, adds } = column;
    const cell = row.cells[index];
    if (cell === null || cell === undefined) continue;
    if (typeof cell === 'number' && row.percents?.includes(index)) {
      refuse(column, { ...refusePercent(cell), code: 'figure-unreadable' });
      continue;
    }
    const reading = readNumber(withoutUnit(cell, meaning), largestOf(meaning), locale);
    if (!reading.ok) refuse(column, { ...reading, code: 'figure-unreadable' });
    else if (reading.value !== null) {
      const value = reading.value + (adds ? (figures.get(meaning) ?? 0) : 0);
      if (value > largestOf(meaning)) refuse(column, tooLargeTogether);
      figures.set(meaning, value);
      if (reading.note) note(column, reading.note);
    }
  }
  return figures;
}

/**
 * Of figures that are the sum of two columns, the families that were found, by what they mean. Only where the row says
 * both: an empty cell is not 0, and who was found is then not known.
 */
export function readFound(row: SheetRow, columns: readonly FigureColumn[]): Map<Measure | TotalMeasure, number> {
  const found: RowFigures = new Map();
  const said = (column: FigureColumn | undefined) => {
    if (!column) return null;
    const reading = readNumber(
      withoutUnit(row.cells[column.index], column.meaning),
      largestOf(column.meaning),
      column.locale,
    );
    return reading.ok ? reading.value : null;
  };
  for (const column of columns) {
    if (column.adds !== 'found') continue;
    const { meaning } = column;
    const other = columns.find((one) => one.meaning === meaning && one.adds === 'newlyListed');
    const value = said(column);
    if (value !== null && said(other) !== null) found.set(meaning, value);
  }
  return found;
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
