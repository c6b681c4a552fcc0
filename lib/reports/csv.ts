import { stringify } from 'csv-stringify/sync';
import type { Report, ReportCell, ReportColumn, ReportRow } from '../domain/reports';
import { neutraliseCsvText } from '../format/spreadsheet-text';

/**
 * For `people`: as Excel in Indonesia opens it, with `;`, decimal commas and the titles above the table. For `programs`:
 * with `,`, decimal points and the header in the first line. UTF-8 with a mark, days as YYYY-MM-DD, percents as 3,92.
 */
export type CsvReader = 'people' | 'programs';

/** Renders a report as CSV. The code stands beside the number whichever columns it has: files are matched by codes. */
export function renderCsv(report: Report, reader: CsvReader): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([...writeCsv(report, reader)].join(''));
}

/** So many rows become text at once. */
const batch = 1_000;

/** The same in pieces: all desa at once as cells, and as one text, would take a hundred megabytes beside the rows. */
export function* writeCsv(report: Report, reader: CsvReader): Generator<string> {
  const { columns, cellsOf } = withCodes(report);
  const { rows } = report;
  const titles = [...report.titles, ...report.facts.map(({ label, value }) => `${label}: ${value}`), ...report.notes];
  const head = [
    // As wide as the table, so that a reader of CSV finds as many cells in each line.
    ...(reader === 'people' ? titles.map((title) => widen([neutraliseCsvText(title)], columns.length)) : []),
    columns.map((column) => neutraliseCsvText(column.header)),
  ];
  const form = { delimiter: reader === 'people' ? ';' : ',', record_delimiter: 'windows' } as const;
  yield stringify(head, { ...form, bom: true });
  for (let at = 0; at < rows.length; at += batch) {
    const lineOf = (row: ReportRow) => {
      const cells = cellsOf(row);
      return columns.map((column, place) => formatCell({ column, row, value: cells[place] ?? null, reader }));
    };
    yield stringify(rows.slice(at, at + batch).map(lineOf), form);
  }
}

function withCodes(report: Report): Pick<Report, 'columns'> & { cellsOf: (row: ReportRow) => ReportCell[] } {
  const { columns } = report;
  if (columns.some(({ key }) => key === 'kode')) return { columns, cellsOf: (row) => row.cells };
  const at = columns.findIndex(({ key }) => key === 'no') + 1;
  return {
    columns: columns.toSpliced(at, 0, { key: 'kode', header: 'Kode', kind: 'text' }),
    cellsOf: (row) => row.cells.toSpliced(at, 0, row.kind === 'area' ? row.code : null),
  };
}

function widen(cells: string[], width: number): string[] {
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

function formatCell(input: { column: ReportColumn; row: ReportRow; value: ReportCell; reader: CsvReader }): string {
  const { column, row, value, reader } = input;
  if (value === null) return '';
  if (typeof value === 'string')
    return column.kind === 'text' || column.kind === 'status' ? neutraliseCsvText(value) : value;
  const digits = column.kind === 'percent' || column.kind === 'points' ? value.toFixed(2) : String(value);
  if (reader === 'programs') return digits;
  return column.kind === 'percent' && row.tiny ? '<0,01' : digits.replace('.', ',');
}
