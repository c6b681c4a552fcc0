import writeXlsx, { type CellObject, type Row } from 'write-excel-file/node';
import type { Report, ReportColumn, ReportRow } from '../domain/reports';
import { neutraliseFormula } from '../format/spreadsheet-text';

const widths: Record<ReportColumn['key'], number> = {
  no: 7,
  kode: 15,
  wilayah: 30,
  target: 13,
  online: 13,
  manual: 13,
  unsplit: 13,
  total: 13,
  peringkat: 10,
  persen: 10,
  sisa: 13,
  perlu: 12,
  laju: 12,
  status: 15,
  lapor: 15,
};

/** Something that rounds to nothing is a number still, and reads "<0,01 %". */
const tinyFormat = '"<0,01 %"';

/** Writes a report as a workbook of one sheet: numbers are numbers, days are days, the head stays in view. */
export async function writeWorkbook(report: Report): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, rows } = report;
  const titles = [...report.titles, ...report.facts.map(({ label, value }) => `${label}: ${value}`), ...report.notes];
  const sheet: Row[] = [
    ...titles.map((title, at): Row => [{ ...textCell(title), ...(at === 0 && { fontWeight: 'bold', fontSize: 14 }) }]),
    columns.map((column) => headCell(column)),
    ...rows.map((row) => columns.map((column, at) => bodyCell({ column, row, at }))),
  ];
  const workbook = writeXlsx(sheet, {
    sheet: 'Capaian',
    columns: columns.map(({ key }) => ({ width: widths[key] })),
    stickyRowsCount: titles.length + 1,
    // Up to the name, which stays beside its figures.
    stickyColumnsCount: 3,
    orientation: 'landscape',
  });
  return new Uint8Array(await workbook.toBuffer());
}

function textCell(text: string): CellObject {
  return { value: neutraliseFormula(text), type: String };
}

function headCell(column: ReportColumn): CellObject {
  return {
    ...textCell(column.header),
    fontWeight: 'bold',
    bottomBorderStyle: 'thin',
    align: column.kind === 'text' || column.kind === 'day' ? 'left' : 'right',
  };
}

const rowStyles: Record<ReportRow['kind'], CellObject> = {
  area: {},
  rest: { fontStyle: 'italic' },
  sum: { fontWeight: 'bold', topBorderStyle: 'thin' },
};

function bodyCell(input: { column: ReportColumn; row: ReportRow; at: number }): CellObject | null {
  const { column, row, at } = input;
  const value = row.cells[at] ?? null;
  const style = rowStyles[row.kind];
  if (value === null) return row.kind === 'sum' ? style : null;
  if (typeof value === 'string') {
    return column.kind === 'day'
      ? { ...style, value: new Date(`${value}T00:00:00Z`), type: Date, format: 'd mmm yyyy', align: 'left' }
      : { ...style, ...textCell(value) };
  }
  return { ...style, type: Number, ...numberCell(column, value, row.tiny) };
}

function numberCell(column: ReportColumn, value: number, tiny: boolean): CellObject {
  switch (column.kind) {
    case 'percent':
      // 94.98 / 100 is 0.9498000000000001; the nearest number to four decimals is the one that Excel means by 94,98 %.
      return { value: Number((value / 100).toFixed(4)), format: tiny ? tinyFormat : '0.00%' };
    case 'pace':
      // As on the page: whole from 10 on, one decimal below.
      return { value, format: Math.abs(value) >= 10 || Number.isInteger(value) ? '#,##0' : '0.0' };
    default:
      return { value, format: column.key === 'no' ? '0' : '#,##0' };
  }
}
