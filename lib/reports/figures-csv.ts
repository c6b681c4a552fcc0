import { stringify } from 'csv-stringify/sync';
import { type FigureRow, figureColumns } from '../domain/figure-rows';
import { neutraliseCsvText } from '../format/spreadsheet-text';

/**
 * The one header line of the CSV for programs. Commas, decimal points, CRLF (RFC 4180), UTF-8 without a mark, which some
 * readers take for a part of the first name.
 */
export const figuresHeader = `${figureColumns.join(',')}\r\n`;

/**
 * The lines of some rows. Texts stand in quotes and numbers do not, so that a program that looks can tell a code from a
 * number; what is not known is empty. Text stands as it is, but for
 * what a spreadsheet would run.
 */
export function writeFigureLines(rows: readonly FigureRow[]): string {
  return stringify(
    rows.map((row) =>
      figureColumns.map((column) => {
        const value = row[column];
        return typeof value === 'string' ? neutraliseCsvText(value) : value;
      }),
    ),
    { quoted_string: true, record_delimiter: 'windows' },
  );
}
