import { stringify } from 'csv-stringify/sync';
import type { ReportDays } from '../../domain/campaigns';
import type { IsoDay } from '../../domain/days';
import { type ImportKind, type ImportSettings, type Refusal, rowKeyOf } from '../../domain/imports';
import { neutraliseCsvText } from '../../format/spreadsheet-text';
import { parseFile } from '../read/parse-file';
import type { CellValue, FileProblem } from '../read/sheet-rows';
import { dateTables } from '../table/date-tables';
import { findTables } from '../table/find-table';
import { isMeasure, type MatchedColumn } from '../table/match-columns';
import type { Table } from '../table/table';

export type RefusedRowsInput = {
  bytes: Uint8Array;
  fileName: string;
  kind: ImportKind;
  settings: ImportSettings;
  campaign: ReportDays;
  refused: readonly Refusal[];
};

/**
 * The rows of a file that were refused, as they stand in it, with why and what to do in the last columns: to be put right
 * and sent once more. A CSV for Excel: `;`, UTF-8 with a mark; cells of the upload come back in quotes, as text and never as a formula.
 * A day that stands beside the rows (in the settings, the title, the name of the sheet) becomes a column.
 */
export async function writeRefusedRows(
  input: RefusedRowsInput,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: FileProblem }> {
  const read = await parseFile(input);
  if (!read.ok) return read;
  const { kind, settings, campaign } = input;
  const found = findTables({ sheets: read.sheets, kind, settings, campaign });
  if (!found.ok) return found;
  const reasons = new Map<string, Refusal[]>();
  for (const refusal of input.refused)
    reasons.set(rowKeyOf(refusal), [...(reasons.get(rowKeyOf(refusal)) ?? []), refusal]);
  const { tables } = dateTables(found.tables, input);
  const text = stringify(linesOf(tables, reasons, settings), {
    ...{ bom: true, delimiter: ';', record_delimiter: 'windows', quoted: true },
  });
  return { ok: true, bytes: new TextEncoder().encode(text) };
}

/**
 * One header for all tables of the file, and the refused rows below it: sheets and column groups of several days have
 * their columns in common, and a second header further down would be read as a row.
 */
function linesOf(tables: readonly Table[], reasons: Map<string, Refusal[]>, settings: ImportSettings): string[][] {
  const headers = [...new Map(tables.flatMap(({ columns }) => namedColumns(columns)))];
  const dayBeside = tables.some((table) => dayBesideRows(table, settings) !== null);
  const rows = tables.flatMap((table) => {
    const at = new Map(namedColumns(table.columns).map(([key], place) => [key, table.columns[place]?.index ?? -1]));
    return [...table.rows.map(({ row }) => row), ...table.below].flatMap((row) => {
      const why = reasons.get(rowKeyOf({ row: row.number, ...(table.ofSeveralSheets && { sheet: table.sheet }) }));
      if (!why) return [];
      const cells = headers.map(([key]) => textOf(row.cells[at.get(key) ?? -1]));
      const day = dayBeside ? [dayBesideRows(table, settings) ?? ''] : [];
      const reason = why.map((one) => `${one.column}: ${one.reason}`).join('; ');
      return [[String(row.number), ...cells, ...day, reason, why.map((one) => one.suggestion ?? '').join(' ')]];
    });
  });
  const head = ['baris', ...headers.map(([, words]) => words), ...(dayBeside ? ['tanggal'] : []), 'alasan', 'saran'];
  return [head, ...rows].map((line) => line.map(neutraliseCsvText));
}

/** The columns with a key that is the same in each table, and their header without its day and letter: two may be alike. */
function namedColumns(columns: readonly MatchedColumn[]): [key: string, words: string][] {
  const seen = new Map<string, number>();
  return columns.map(({ words, header }) => {
    const bare = (words ?? header).replace(/ \(kolom [A-Z]+\)$/, '');
    const before = seen.get(bare) ?? 0;
    seen.set(bare, before + 1);
    return [`${bare} ${before}`, bare];
  });
}

/** The day of rows that have no column for it, '' where it is to be asked about; null: they have one, or count nothing. */
function dayBesideRows({ columns, day, otherDay }: Table, settings: ImportSettings): IsoDay | '' | null {
  const dated = columns.some(({ meaning }) => meaning === 'day');
  const counted = columns.some(({ meaning }) => isMeasure(meaning) && !meaning.startsWith('target.'));
  if (dated || !counted) return null;
  return otherDay?.open ? '' : (day ?? settings.asOf);
}

/** A cell with all it holds: what is sent back must not be cut. */
function textOf(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}
