import { stringify } from 'csv-stringify/sync';
import type { Report, ReportColumn, ReportRow } from '../domain/reports';
import { neutraliseFormula } from '../format/spreadsheet-text';

/**
 * For `people`: as Excel in Indonesia opens it, with `;`, decimal commas and the titles above the table. For `programs`:
 * with `,`, decimal points and the header in the first line. UTF-8 with a mark, days as YYYY-MM-DD, percents as 3,92.
 */
export type CsvReader = 'people' | 'programs';

/** Renders a report as CSV. */
export function renderCsv(report: Report, reader: CsvReader): Uint8Array<ArrayBuffer> {
  const { columns, rows } = report;
  const titles = [...report.titles, ...report.facts.map(({ label, value }) => `${label}: ${value}`), ...report.notes];
  const lines = [
    // As wide as the table, so that a reader of CSV finds as many cells in each line.
    ...(reader === 'people' ? titles.map((title) => widen([neutraliseFormula(title)], columns.length)) : []),
    columns.map((column) => column.header),
    ...rows.map((row) => columns.map((column, at) => formatCell({ column, row, at, reader }))),
  ];
  const text = stringify(lines, {
    bom: true,
    delimiter: reader === 'people' ? ';' : ',',
    record_delimiter: 'windows',
  });
  return new TextEncoder().encode(text);
}

function widen(cells: string[], width: number): string[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

function formatCell(input: { column: ReportColumn; row: ReportRow; at: number; reader: CsvReader }): string {
  const { column, row, at, reader } = input;
  const value = row.cells[at] ?? null;
  if (value === null) return '';
  if (typeof value === 'string')
    return column.kind === 'text' || column.kind === 'status' ? neutraliseFormula(value) : value;
  const digits = column.kind === 'percent' ? value.toFixed(2) : String(value);
  if (reader === 'programs') return digits;
  return column.kind === 'percent' && row.tiny ? '<0,01' : digits.replace('.', ',');
}
