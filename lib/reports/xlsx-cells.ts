import type { CellValue, Style } from 'exceljs';
import type { ReportColumn, ReportRow } from '../domain/reports';
import { isFigure } from '../format/report-cells';
import { neutraliseFormula } from '../format/spreadsheet-text';
import { statusGlyphs } from '../format/words';

/** Points. */
export const textSizes = { table: 10, number: 8 } as const;
const typeface = 'Arial';

/** Something that rounds to nothing is a number still, and reads "<0,01 %". */
const tinyFormat = '[=0]"<0,01 %";0.00%';

export type Look = { size?: number; bold?: boolean; italic?: boolean; underline?: boolean };

export function fontOf({ size = textSizes.table, ...look }: Look): Style['font'] {
  return { name: typeface, size, ...look } as Style['font'];
}

const line = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;
const strong = { style: 'medium', color: { argb: 'FF000000' } } as const;
const frame = { top: line, left: line, bottom: line, right: line };
const shade = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } } as const;

export const headStyle: Partial<Style> = {
  font: fontOf({ bold: true }),
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  border: { ...frame, bottom: strong },
  fill: shade,
};
export const numbersStyle: Partial<Style> = {
  font: fontOf({ size: textSizes.number, italic: true }),
  alignment: { horizontal: 'center', vertical: 'middle' },
  border: { ...frame, top: strong },
  fill: shade,
};

/**
 * How the cells of a table look: by the kind of the row, the column, and the figure. exceljs knows a style again by its
 * object, so each is made once.
 */
export class BodyStyles {
  readonly #made: Record<ReportRow['kind'], Map<string, Partial<Style>>[]>;

  constructor(columns: readonly ReportColumn[]) {
    const none = () => columns.map(() => new Map<string, Partial<Style>>());
    this.#made = { area: none(), rest: none(), sum: none() };
  }

  of(column: ReportColumn, row: ReportRow, at: number): Partial<Style> {
    const format = formatOf(column, row, row.cells[at] ?? null);
    const made = this.#made[row.kind][at];
    let style = made?.get(format);
    if (!style) {
      style = makeStyle(column, row.kind, format);
      made?.set(format, style);
    }
    return style;
  }
}

function makeStyle(column: ReportColumn, kind: ReportRow['kind'], format: string): Partial<Style> {
  return {
    numFmt: format,
    font: fontOf(kind === 'sum' ? { bold: true } : kind === 'rest' ? { italic: true } : {}),
    alignment: alignmentOf(column),
    border: kind === 'sum' ? { ...frame, top: strong, bottom: strong } : frame,
    ...(kind === 'sum' && { fill: shade }),
  };
}

function alignmentOf(column: ReportColumn): Style['alignment'] {
  const centred = column.key === 'no' || column.key === 'peringkat' || column.kind === 'day';
  const horizontal = centred ? 'center' : isFigure(column) ? 'right' : 'left';
  // The shape of a status keeps away from a figure that stands on its left.
  const indent = column.kind === 'status' ? 1 : 0;
  return {
    horizontal,
    vertical: 'middle',
    wrapText: column.kind === 'text' || column.kind === 'cause',
    indent,
  } as Style['alignment'];
}

/** Formats as files have them; Excel shows them with the separators of its language: #.##0 and 0,00 in Indonesia. */
function formatOf(column: ReportColumn, row: ReportRow, value: string | number | null): string {
  switch (column.kind) {
    case 'text':
    case 'status':
    case 'cause':
      return '@';
    case 'day':
      return '[$-421]d mmm yyyy';
    case 'percent':
      return row.tiny ? tinyFormat : '0.00%';
    case 'pace':
      // As on the page: whole from 10 on, one decimal below.
      return typeof value === 'number' && Math.abs(value) < 10 && !Number.isInteger(value) ? '0.0' : '#,##0';
    case 'rate':
      return '0.00';
    case 'change':
      return '+#,##0;"−"#,##0;0';
    case 'points':
      return '+0.00;"−"0.00;0.00';
    default:
      return column.key === 'no' ? '0' : '#,##0';
  }
}

/** What a cell of the table holds: numbers are numbers, days are days, text never becomes a formula. */
export function cellValue(column: ReportColumn, row: ReportRow, at: number): CellValue {
  const value = row.cells[at] ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'string') {
    if (column.kind === 'day') return new Date(`${value}T00:00:00Z`);
    const shape = column.kind === 'status' && row.status ? `${statusGlyphs[row.status]} ` : '';
    return plainText(shape + value);
  }
  // 94.98 / 100 is 0.9498000000000001; the nearest number to four decimals is the one that Excel means by 94,98 %.
  return column.kind === 'percent' ? Number((value / 100).toFixed(4)) : value;
}

/** Text for a cell: no formula, and nothing that a file of XML cannot hold. */
export function plainText(text: string): string {
  return neutraliseFormula(text.replaceAll(/[\ufffe\uffff]|\p{Cs}/gu, ''));
}
